// Makes the part of the folder to host that is neither the pane nor the module:
//   node build-hosted.mjs OUTPUT_FOLDER
// functions.js and functions.json, ribbon.js, icons/, manifests.html, about.html and web.config.
import {createHash} from 'node:crypto';
import {copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {kFolder, manifestTemplate, sourceText, valuesOf, version} from './templates.mjs';

const [output, ...more] = process.argv.slice(2);
if (!output || more.length > 0) {
  console.error('usage: node build-hosted.mjs OUTPUT_FOLDER');
  process.exit(2);
}

function write(name, content) {
  const path = join(output, name);
  writeFileSync(path + '.part', content);
  renameSync(path + '.part', path);
}

const hash = (words) => `'sha256-${createHash('sha256').update(words, 'utf8').digest('base64')}'`;
const policy = (...more) => ["default-src 'none'", ...more, "base-uri 'none'", "form-action 'none'"].join('; ');
const picture = (name) => readFileSync(join(kFolder, 'icons', name)).toString('base64');
const escaped = (words) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function page(name, parts) {
  write(name, sourceText(name).replace(/@([A-Z_]+)@/g, (_, part) => {
    if (parts[part] === undefined) throw new Error(`${name} has a place for ${part}, which is not there`);
    return parts[part];
  }));
}

const style = sourceText('../shared/look.css') + sourceText('manifests.css');
const script = '\n"use strict";\n' +
  ['../shared/elements.js', 'manifests.js', 'manifests-page.js'].map(sourceText).join('\n');
if (/<\/script|<!--/i.test(script)) throw new Error('the script holds the end of a script element');
const {kFunctions, functionsMetadata} = valuesOf('functions.js', 'kFunctions', 'functionsMetadata');
const functionEntry = ({id, description, parameters}) => {
  const names = parameters.map(({name, optional}) => (optional ? `[${name}]` : name)).join(', ');
  const items = parameters.map(({name, description: words}) => `<li><strong>${name}</strong>: ${escaped(words)}</li>`);
  return `<dt><code>=SCOREBOOK.${id}(${names})</code></dt>
      <dd>${escaped(description)}<ul>${items.join('')}</ul></dd>`;
};

mkdirSync(join(output, 'icons'), {recursive: true});
page('manifests.html', {
  POLICY: policy(`script-src ${hash(script)}`, `style-src ${hash(style)}`),
  STYLE: style, SCRIPT: script, VERSION: version(),
  XML: escaped(manifestTemplate('manifest.xml')), JSON: escaped(manifestTemplate('manifest.json')),
  COLOR: picture('color.png'), OUTLINE: picture('outline.png'),
});
page('about.html', {
  POLICY: policy(`style-src ${hash(style)}`), STYLE: style, VERSION: version(),
  FUNCTIONS: kFunctions.map(functionEntry).join('\n      '),
});
write('functions.json', JSON.stringify(functionsMetadata(), null, 2) + '\n');
for (const name of ['functions.js', 'ribbon.js', 'web.config']) copyFileSync(join(kFolder, name), join(output, name));
for (const name of readdirSync(join(kFolder, 'icons'))) {
  if (/-\d+\.png$/.test(name)) copyFileSync(join(kFolder, 'icons', name), join(output, 'icons', name));
}
console.log(output);
