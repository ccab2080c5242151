#!/usr/bin/env node
// The WebAssembly module behind the command line's own words, so that the end-to-end tests can be run on it as they are:
//   SCOREBOOK_MODULE=FOLDER tests/page/command_line.mjs check march.xlsx -f json
// FOLDER holds module.js and module.wasm. What is named is copied into the module's own memory, what it writes back out.
import {existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync, writeSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';

const kShort = {f: 'format', m: 'measures', p: 'period', l: 'layout', o: 'output', j: 'jobs', h: 'help'};
const kSwitches = new Set(['public', 'working', 'quiet', 'force', 'help']);
const kInputs = ['measures', 'against', 'layout'];
const kOutputs = ['output', 'annotate', 'receipt'];

// The words of the command line as a request to the module.
function requestOf(words) {
  const request = {command: words[0] ?? '', words: [], options: {}};
  for (let i = 1; i < words.length; ++i) {
    const word = words[i];
    if (word === '--') {
      request.earlier_words = request.words.length;
    } else if (word === '-' || !word.startsWith('-')) {
      request.words.push(word);
    } else {
      const [typed, ...rest] = word.replace(/^--?/, '').split('=');
      const name = word.startsWith('--') ? typed : kShort[typed] ?? typed;
      if (kSwitches.has(name)) request.options[name] = true;
      else (request.options[name] ??= []).push(rest.length > 0 ? rest.join('=') : words[++i] ?? '');
    }
  }
  if (request.command === 'compare' && request.earlier_words === undefined && request.words.length === 2) request.earlier_words = 1;
  return request;
}

const folder = process.env.SCOREBOOK_MODULE;
const wasmBinary = readFileSync(join(folder, 'module.wasm'));
const scorebook = await createRequire(import.meta.url)(resolve(folder, 'module.js'))({wasmBinary});
const {FS} = scorebook;

function makeFolder(path) {
  if (path === '/' || FS.analyzePath(path).exists) return;
  makeFolder(dirname(path));
  FS.mkdir(path);
}

function bring(path) {
  const full = resolve(path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    makeFolder(full);
    for (const name of readdirSync(full)) bring(join(full, name));
    return;
  }
  makeFolder(dirname(full));
  FS.writeFile(full, readFileSync(full));
}

// What the module wrote, if it is not what is there.
function take(path) {
  const full = resolve(path);
  if (!FS.analyzePath(full).exists) return;
  if (FS.isDir(FS.stat(full).mode)) {
    for (const name of FS.readdir(full)) if (name !== '.' && name !== '..') take(join(full, name));
    return;
  }
  FS.chmod(full, 0o600);
  const bytes = Buffer.from(FS.readFile(full));
  if (existsSync(full) && bytes.equals(readFileSync(full))) return;
  writeFileSync(full + '.part', bytes);
  renameSync(full + '.part', full);
}

const request = requestOf(process.argv.slice(2));
const listOf = (name) => [request.options[name] ?? []].flat();
makeFolder(process.cwd());
for (const path of [...request.words.filter((word) => word !== '-'), ...kInputs.flatMap(listOf)]) bring(path);
for (const path of kOutputs.flatMap(listOf)) {
  if (existsSync(dirname(resolve(path)))) makeFolder(dirname(resolve(path)));
  bring(path);
}
FS.chdir(process.cwd());
if (request.words.includes('-')) {
  console.error('the module has no standard input');
  process.exit(2);
}
const answer = JSON.parse(scorebook.ccall('scorebook_run', 'string', ['string'], [JSON.stringify(request)]));
for (const path of kOutputs.flatMap(listOf)) take(path);
// In pieces: a pipe takes only so much at a time.
function write(stream, text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (problem) {
      if (problem.code !== 'EAGAIN') throw problem;
    }
  }
}
write(1, answer.out);
write(2, answer.said);
process.exitCode = answer.status;
