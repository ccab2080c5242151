// The scripts of a page share one scope: a name that two of them declare is the later one's for both.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

const source = (name) => readFileSync(new URL('../../src/addin/' + name, import.meta.url), 'utf8');
const declared = (text) => [...text.matchAll(/^(?:async )?(?:const|let|var|class|function)\*? ([A-Za-z_$][\w$]*)/gm)].map((each) => each[1]);

function declaredTwice(scripts) {
  const by = new Map(), twice = [];
  for (const script of scripts) {
    for (const name of declared(source(script))) {
      if (by.has(name)) twice.push(`${name}: ${by.get(name)}, ${script}`);
      by.set(name, script);
    }
  }
  return {twice, count: by.size};
}

const folderOf = (name) => ['pane/', 'shared/', 'excel/'].find((folder) => {
  try {
    return source(folder + name) !== '';
  } catch {
    return false;
  }
}) + name;

test('no two scripts of the task pane declare the same name', () => {
  const scripts = [...source('pane/taskpane.html').matchAll(/<script src="([^"/]+)"/g)].map((each) => folderOf(each[1]));
  const {twice, count} = declaredTwice(scripts);
  assert.ok(scripts.length > 10 && count > 150, `${scripts.length} scripts, ${count} names`);
  assert.deepEqual(twice, []);
});

test('no two scripts of the page declare the same name', () => {
  const [, list] = source('build-page.mjs').match(/kScripts = \[([^\]]+)\]/);
  const scripts = [...list.matchAll(/'([^']+)'/g)].map((each) => each[1]);
  const {twice, count} = declaredTwice(scripts);
  assert.ok(scripts.length > 5 && count > 100, `${scripts.length} scripts, ${count} names`);
  assert.deepEqual(twice, []);
});
