'use strict';
// What all tabs of the pane share: which workbook is worked on, one piece of work at a time with progress and Stop,
// what is said, what is remembered on this computer, and what is saved.

const kWorkbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const kKinds = /\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv)$/i;

const pane = {
  inExcel: false,
  name: 'workbook.xlsx',  // of the open workbook
  key: '',  // what it is remembered by
  saved: null,  // the file that was chosen in place of the open workbook
  working: '',  // what is being done
  stopped: false,
};

// ---- Saying ---------------------------------------------------------------------------------------------------------

function state(words) {
  byId('state').textContent = words;
  hideRepeated();
}

// The summary above a result stands there for whoever comes back to its tab: not below the same words.
function hideRepeated() {
  const said = byId('state').textContent;
  for (const each of document.querySelectorAll('p.summary')) each.hidden = said.includes(each.textContent);
}

const say = (words) => { byId('said').textContent = words.trim(); };

// What went wrong, for the officer.
function troubleInWords(problem) {
  if (problem instanceof Stopped) return 'Stopped. Nothing was changed.';
  if (problem instanceof ExcelTrouble || problem instanceof PaneTrouble) return problem.message;
  const words = String(problem && problem.message || problem);
  if (isOutOfMemory(words))
    return 'The memory was not enough for this work, so it was broken off. Nothing was changed. Close other programs '
      + 'or leave out some files, then try again.';
  return 'This did not work, and nothing was changed. Try again; if it happens again, report these words: ' + words;
}

class PaneTrouble extends Error {}  // its message is for the officer

// ---- One piece of work at a time ------------------------------------------------------------------------------------

const engine = new Engine(startWorker);

// From an address of the pane's own, so that the pane's policy holds for the worker too, whatever the server says.
function startWorker() {
  const words = `importScripts(${JSON.stringify(new URL('worker.js', location.href).href)});`;
  const worker = new Worker(URL.createObjectURL(new Blob([words], {type: 'text/javascript'})));
  fetch('module.wasm').then((answer) => (answer.ok ? answer.arrayBuffer()
    : Promise.reject(new Error(answer.statusText))))
    .then((wasm) => worker.postMessage({wasm}, [wasm]))
    .catch(() => worker.onerror({message: 'a part of the program (module.wasm) could not be loaded'}));
  return worker;
}

// Buttons that start work: they stay where the keyboard is, and say why they do nothing meanwhile.
function showWorking() {
  for (const button of document.querySelectorAll('[data-work]'))
    button.setAttribute('aria-disabled', String(Boolean(pane.working)));
  byId('stop').hidden = !pane.working;
  byId('stop').textContent = 'Stop';
}

// Does `work`, and whatever happens says it. Answers whether it was done.
async function during(doing, work) {
  if (pane.working) {
    say(`Still busy: ${pane.working}. Wait until it is done, or press Stop.`);
    return false;
  }
  pane.working = doing;
  pane.stopped = false;
  showWorking();
  state(doing + '…');
  say('');
  let done = false;
  try {
    await work();
    done = true;
  } catch (problem) {
    state(troubleInWords(problem));
    if (problem.said) say(problem.said);
    if (problem instanceof NotHandedOver) {
      byId('source').open = true;
      byId('saved-file').focus();
    }
  }
  pane.working = '';
  showWorking();
  return done;
}

// A button that starts work.
const workButton = (label, onclick, attributes = {}) => element('button',
  {type: 'button', 'data-work': true, 'aria-disabled': String(Boolean(pane.working)), onclick, ...attributes}, label);

function stopWork() {
  pane.stopped = true;
  engine.stop();
}

function needNotStopped() {
  if (pane.stopped) throw new Stopped('Stopped.');
}

// ---- Files of a request ---------------------------------------------------------------------------------------------

class NotHandedOver extends PaneTrouble {}

async function bytesOfFile(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new PaneTrouble(`${file.name} cannot be read any more. Was it moved, or is it open in another program? `
      + `Choose it again.`);
  }
}

const withEnding = (name) => (kKinds.test(name) ? name : name + '.xlsx');
const workbookName = () => withEnding(pane.saved ? pane.saved.name : pane.name);
// Whether cells of what is looked at can be gone to and changed: a saved file is not the workbook that is open.
const canTouch = () => pane.inExcel && !pane.saved;
const baseName = () => workbookName().replace(kKinds, '');

async function workbookBytes() {
  if (pane.saved) return bytesOfFile(pane.saved);
  try {
    return await openWorkbookBytes(() => pane.stopped);
  } catch (problem) {
    if (problem instanceof Stopped) throw problem;
    throw new NotHandedOver(problem.message + ' You can save the workbook and choose the saved file '
      + 'under “Workbook” above.');
  }
}

// A workbook that was saved under another name since takes with it what is remembered of it.
async function followWorkbook() {
  if (!pane.inExcel) return;
  const now = await openWorkbook();
  if (now.key === pane.key && now.name === pane.name) return;
  const kinds = ['waivers', 'inserted'];
  const before = kinds.map((each) => remembered(ofOpenWorkbook(each), []));
  Object.assign(pane, now);
  if (!pane.saved) clearResults();
  kinds.forEach((each, index) => {
    if (before[index].length > 0 && remembered(ofOpenWorkbook(each), []).length === 0)
      remember(ofOpenWorkbook(each), before[index]);
  });
  showSource();
}

// {files, workbook, options, against}: what a request about the workbook is made of.
async function gather({register = true, earlier = true} = {}) {
  const files = {}, options = {}, against = [];
  await followWorkbook();
  const workbook = workbookName();
  files[workbook] = await workbookBytes();
  if (register) Object.assign(options, await registerOptions(files));
  if (earlier) {
    for (const {name, file} of namedEarlier()) {
      files['earlier/' + name] = await bytesOfFile(file);
      against.push('earlier/' + name);
    }
  }
  needNotStopped();
  return {files, workbook, options, against};
}

// The program's answer to a request; where it did not do it, its own words are said.
async function answerTo(request, files, wanted = (answer) => answer.out || Object.keys(answer.outputs).length > 0) {
  const answer = await engine.run(request, files);
  if (answer.status === 2 || answer.status === 4 || !wanted(answer)) {
    const trouble = new PaneTrouble('This did not work. The lines below say why; nothing was changed.');
    trouble.said = forThePage(answer.said);
    throw trouble;
  }
  return answer;
}

// What the program said beside a good answer: what could not be read has not passed.
function sayBeside(answer) {
  say(forThePage(answer.said));
  if (answer.status === 3) state('Not every file could be read: the lines below say which. '
    + byId('state').textContent);
}

// The file that a request writes.
function onlyOutput(answer) {
  const [name, bytes] = Object.entries(answer.outputs)[0];
  return {name, bytes};
}

// ---- Results --------------------------------------------------------------------------------------------------------

// Shows what was found and brings the keyboard and the screen reader there.
function showResult(panel, ...children) {
  const place = byId(panel + '-result');
  place.replaceChildren(...children.filter((each) => each));
  hideRepeated();
  const heading = place.querySelector('h2');
  if (heading) {
    heading.tabIndex = -1;
    heading.focus();
  }
  showWorking();
}

// Takes every result away: it is of a workbook that is not looked at any more.
function clearResults() {
  checked = rated = compared = null;
  differences = [];
  for (const panel of ['check', 'rate', 'explain', 'appendix', 'files']) byId(panel + '-result').replaceChildren();
}

const savesFiles = () => !pane.inExcel || !excelSavesNoFiles();
const kSavesNoFiles = 'Excel on a Mac does not let this pane save files. '
  + 'To save them, open scorebook.html in a browser.';

function saveFile(name, content, type) {
  if (!savesFiles()) throw new PaneTrouble(kSavesNoFiles + ' Nothing was saved.');
  save(name, content, type);
  state('Saved: ' + name + '. Your browser or Excel puts it in your downloads.');
}

// ---- What is remembered ---------------------------------------------------------------------------------------------

// Small things, of this workbook or of all, in the browser's own store on this computer; a store that is refused or
// damaged remembers nothing.
const kStore = 'scorebook ';

// What belongs to a workbook that was never saved is gone with the pane: the next one has the same name.
const kUnsaved = ' never saved';
const unsaved = new Map();

function remembered(what, other) {
  try {
    const words = what.endsWith(kUnsaved) ? unsaved.get(what) || null : localStorage.getItem(kStore + what);
    const value = words === null ? null : JSON.parse(words);
    return value === null ? other : value;
  } catch {
    return other;
  }
}

// Answers whether it is remembered.
function remember(what, value) {
  if (what.endsWith(kUnsaved)) {
    unsaved.set(what, JSON.stringify(value));
    return true;
  }
  try {
    if (value === null) localStorage.removeItem(kStore + what);
    else localStorage.setItem(kStore + what, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const ofWorkbook = (what, key) => what + (key ? ' ' + key : kUnsaved);
// Of the workbook that is looked at, and of the open one.
const ofThisWorkbook = (what) => ofWorkbook(what, pane.saved ? pane.saved.name : pane.key);
const ofOpenWorkbook = (what) => ofWorkbook(what, pane.key);
