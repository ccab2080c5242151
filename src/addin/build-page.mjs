// Puts the stand-alone page together: one HTML file that holds the module, its worker and everything else.
//   node build-page.mjs MODULE.js MODULE.wasm UNPACK.wasm scorebook.html
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const [glueFile, wasmFile, unpackFile, output] = process.argv.slice(2);
if (!output) {
  console.error('usage: node build-page.mjs MODULE.js MODULE.wasm UNPACK.wasm scorebook.html');
  process.exit(2);
}
const folder = dirname(fileURLToPath(import.meta.url));
const text = (name) => readFileSync(join(folder, name), 'utf8');
const hash = (words) => `'sha256-${createHash('sha256').update(words, 'utf8').digest('base64')}'`;

const kScripts = ['shared/engine.js', 'shared/elements.js', 'shared/results.js', 'shared/waivers.js',
  'shared/explanation.js', 'page/files.js',
  'page/requests.js', 'page/surroundings.js', 'page/check-view.js', 'page/views.js', 'page/page.js'];
const script = '\n"use strict";\n' + kScripts.map(text).join('\n');
const style = text('shared/look.css') + text('page/page.css');
const worker = readFileSync(glueFile, 'utf8') + '\n' + text('shared/worker.js');
for (const [name, words] of [['the page\'s script', script], ['the worker', worker]]) {
  if (/<\/script|<!--/i.test(words))
    throw new Error(`${name} holds the end of a script element and cannot stand in a page`);
}
// Nothing but what stands in the page itself may run, and nothing may be asked for from anywhere.
const policy = ["default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, 'worker-src blob:',
  `style-src ${hash(style)}`, "base-uri 'none'", "form-action 'none'"].join('; ');
const wasm = readFileSync(wasmFile);
const packed = execFileSync('xz', ['--format=lzma', '-9e', '--stdout'], {input: wasm, maxBuffer: 1 << 28});
const parts = {POLICY: policy, STYLE: style, MODULE: worker, UNPACK: readFileSync(unpackFile).toString('base64'),
  SIZE: String(wasm.length), PACKED: packed.toString('base64'), SCRIPT: script};
const page = text('page/page.html')
  .replace(/@(POLICY|STYLE|MODULE|UNPACK|SIZE|PACKED|SCRIPT)@/g, (_, name) => parts[name]);
writeFileSync(output + '.part', page);
renameSync(output + '.part', output);
console.log(`${output}: ${Math.round(page.length / 1000)} kB`);
