// Lays out the folder that the task pane is served from.
//   node build-pane.mjs MODULE.js MODULE.wasm OFFICE_JS_DIST OUTPUT_FOLDER
// OFFICE_JS_DIST is the folder dist of the npm package @microsoft/office-js. Every file is written beside its place and
// renamed, so that a pane that is open never loads half of one.
import {copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const [glueFile, wasmFile, officeFolder, output] = process.argv.slice(2);
if (!output) {
  console.error('usage: node build-pane.mjs MODULE.js MODULE.wasm OFFICE_JS_DIST OUTPUT_FOLDER');
  process.exit(2);
}
const folder = dirname(fileURLToPath(import.meta.url));
const source = (name) => join(folder, name);

// Of Office.js what Excel on Windows, on the Mac and in a browser loads, and what custom functions do; neither its
// telemetry nor the other programs of Office.
const kOfficeFiles = ['office.js', 'custom-functions-runtime.js', 'o15apptofilemappingtable.js',
  'excel-win32-16.00.js', 'excel-win32-16.01.js', 'excel-win32-16.01-core.js',
  'excel-mac-16.00.js', 'excel-mac-16.00-core.js', 'excel-web-16.00.js', 'excel-web-16.00-core.js',
  'en-us/office_strings.js', 'en-gb/office_strings.js'];

function place(name, write) {
  const file = join(output, name);
  mkdirSync(dirname(file), {recursive: true});
  write(file + '.part');
  renameSync(file + '.part', file);
}
const copy = (from, name) => place(name, (file) => copyFileSync(from, file));

// The page's own scripts and sheets stand in it by name: what it asks for is what is laid out.
const page = readFileSync(source('pane/taskpane.html'), 'utf8');
const wanted = [...page.matchAll(/<(?:script src|link rel="stylesheet" href)="([^"]+)"/g)].map((each) => each[1]);
const own = wanted.filter((name) => !name.startsWith('office/'));
const fromOf = (name) => ['pane/', 'shared/', 'excel/'].map((each) => source(each + name)).find(existsSync);
for (const name of own)
  if (!fromOf(name)) throw new Error(`taskpane.html asks for ${name}, which is not in pane/, shared/ or excel/`);

for (const name of kOfficeFiles) copy(join(officeFolder, name), 'office/' + name);
copy(join(officeFolder, '..', 'LICENSE.md'), 'office/LICENSE.md');
for (const name of own) copy(fromOf(name), name);
copy(wasmFile, 'module.wasm');
const worker = readFileSync(glueFile, 'utf8') + '\n' + readFileSync(source('shared/worker.js'), 'utf8');
place('worker.js', (file) => writeFileSync(file, worker));
copy(source('pane/taskpane.html'), 'taskpane.html');
console.log(`${output}: taskpane.html with ${own.length + kOfficeFiles.length + 3} files beside it`);
