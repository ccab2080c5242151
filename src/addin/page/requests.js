// Asking the module for a command, saying how it went, and saving what it gave.

const state = (words) => { byId('state').textContent = words; };
const say = (words) => { byId('said').textContent = words.trim(); };

const kWorkbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const kText = 'text/plain;charset=utf-8';
const typeOf = (name) => (/\.xls[xm]$/i.test(name) ? kWorkbook : kText);

const base = (name) => name.replace(kKinds, '');

// ---- The module -----------------------------------------------------------------------------------------------------

const engine = new Engine(startWorker);

function startWorker() {
  const address = URL.createObjectURL(new Blob([byId('module-text').textContent], {type: 'text/javascript'}));
  const worker = new Worker(address);
  const packed = packedBytes('module-bytes'), unpacker = packedBytes('unpack-bytes');
  worker.postMessage({packed, unpacker, size: Number(byId('module-bytes').dataset.size)},
    [packed.buffer, unpacker.buffer]);
  return worker;
}

// The module is packed into the page.
function packedBytes(id) {
  const letters = atob(byId(id).textContent);
  const bytes = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; ++index) bytes[index] = letters.charCodeAt(index);
  return bytes;
}

// What ended the module, for people.
function failureInWords(message) {
  if (isOutOfMemory(message))
    return 'This computer’s memory did not suffice, and the browser ended the work. Choose fewer or smaller files, or '
      + 'close other programs, and try again.';
  return 'Scorebook ended in the middle of its work. That is a defect of Scorebook, not of your workbook. Please send '
    + 'these words to whoever gave you Scorebook: ' + message;
}

// ---- Work -----------------------------------------------------------------------------------------------------------

// What a person must be told in place of a result.
class Refused extends Error {
  constructor(words, said = '') {
    super(words);
    this.said = said;
  }
}

let working = false;
let stopping = false;
let waivers = [];  // what was accepted on this page, see shared/waivers.js
// Those that were accepted in these workbooks: in another the same may be wrong.
const namesOf = (about) => about.workbooks.map((each) => each.name);
const waiversFor = (about, all = waivers) =>
  all.filter((each) => namesOf(about).some((name) => each.in.includes(name)));
let disabled = [];

function busy(now) {
  working = now;
  if (now) {
    disabled = [...document.querySelectorAll('main button:not(#stop), main select')].filter((each) => !each.disabled);
    for (const each of disabled) each.disabled = true;
  } else {
    for (const each of disabled) each.disabled = false;
    disabled = [];
  }
  byId('stop').hidden = !now;
}

// Does one piece of work at a time, and says how it ends, whatever happens. Answers whether it was done.
async function work(doing, task) {
  if (working) return false;
  const focused = document.activeElement;
  busy(true);
  stopping = false;
  state(doing + '…');
  let done = true;
  try {
    await task();
  } catch (problem) {
    done = false;
    if (problem instanceof Stopped) {
      state('Stopped. Nothing was changed.');
    } else if (problem instanceof Refused) {
      state(problem.message || 'This did not work. Nothing was changed.');
      say(problem.said);
    } else {
      state('This did not work. Nothing was changed.');
      say(failureInWords(String(problem.message || problem)));
    }
  }
  busy(false);
  if (focused && focused.isConnected && document.activeElement === document.body) focused.focus({preventScroll: true});
  return done;
}

const hasWritten = (answer) => Object.keys(answer.outputs).length > 0;
const isRefused = (answer) => answer.status === 2 || answer.status === 4
  || (answer.status === 3 && !answer.out && !hasWritten(answer));

function refusal(request, answer) {
  const said = forThePage(answer.said);
  if (answer.status !== 4) return new Refused('This did not work. The lines below say why; nothing was changed.', said);
  return new Refused('Scorebook has a defect. Nothing was changed: your workbook is as it was. Please send the lines '
    + 'below to whoever gave you Scorebook.',
    said + '\nWhat was asked for: ' + request.command + '. ' + byId('about').textContent);
}

// The answer to one command on files. `request(paths)` gives {command, words, options}; the options that say which
// files lie beside the workbooks are added here.
async function commandOn(about, own, request) {
  const {files, paths} = await gather(about, own);
  if (stopping) throw new Stopped();
  const asked = request(paths);
  const options = {...asked.options};
  if (paths.measures) options.measures = paths.measures;
  if (paths.earlier.length > 0 && !asked.earlier_words && asked.command !== 'learn') options.against = paths.earlier;
  const answer = await engine.run({...asked, options}, files);
  if (isRefused(answer)) throw refusal(asked, answer);
  return answer;
}

// The same, for a result: without the waivers of this page where the program takes the rest but not them. Adds what was
// said, in words for the page, as `words`.
async function command(about, request) {
  let answer, without = '';
  try {
    answer = await commandOn(about, waiversFor(about), request);
  } catch (problem) {
    if (!(problem instanceof Refused) || waiversFor(about).length === 0) throw problem;
    answer = await commandOn(about, [], request);
    without = 'What you accepted on this page could not be used, and is not in this result: ' + problem.said;
  }
  return {...answer, words: [without, forThePage(answer.said)].filter((each) => each).join('\n')};
}

function stop() {
  stopping = true;
  engine.stop();
}

// A whole result: of the files that are chosen now, shown below the buttons in place of the one before.
// `more`: what it is about beside the files of the three boxes.
async function ask(doing, show, more = {}) {
  if (chosen.workbooks.length === 0) {
    state('Choose a workbook first.');
    return;
  }
  const about = {...filesOfNow(), ...more};
  await work(doing, async () => {
    say('');
    behind = null;
    closeDetail();
    byId('result').replaceChildren();
    byId('changed').hidden = true;
    const answer = await show(about);
    say(answer.words);
    // What was not read has not passed.
    if (answer.status === 3) state('Not every file could be read: the lines below say which. '
      + byId('state').textContent);
  });
  byId('result-heading').focus();
}

// A button that asks for a command in another form and saves what it writes.
function saver(label, doing, about, request) {
  return element('button', {type: 'button', onclick: () => work(doing, async () => {
    const answer = await command(about, request);
    say(answer.words);
    if (!hasWritten(answer)) throw new Refused('This could not be saved. The lines below say why.', answer.words);
    for (const [file, bytes] of Object.entries(answer.outputs)) save(file, bytes, typeOf(file));
    state('Saved: ' + Object.keys(answer.outputs).join(', ') + '.');
  })}, label);
}

const textSaver = (label, name, content, type = kText) => element('button', {type: 'button', onclick: () => {
  save(name, content, type);
  state('Saved: ' + name + '.');
}}, label);
