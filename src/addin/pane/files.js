'use strict';
// The tab Files: the register, earlier submissions and comparing with them, and the saved file in place of the open
// workbook.

let register = null;  // {name, file} that was chosen
let earlierFiles = [];

// ---- The register ---------------------------------------------------------------------------------------------------

// What a file is called beside others, so that a finding says which of them it is about: "march (earlier).xlsx".
function freeName(wanted, what, taken) {
  const isTaken = (name) => taken.some((each) => each.toLowerCase() === name.toLowerCase());
  const base = wanted.replace(kKinds, ''), ending = wanted.slice(base.length);
  let name = wanted;
  for (let number = 1; isTaken(name); ++number) name = `${base} (${what}${number > 1 ? ' ' + number : ''})${ending}`;
  return name;
}

const registerName = () => freeName(register.name, 'register', [workbookName()]);

// Writes the register and what was accepted here to `files`; answers the options that name them.
async function registerOptions(files) {
  const accepted = waivers();
  if (!register && accepted.length === 0) return {};
  if (register) files['register/' + registerName()] = await bytesOfFile(register.file);
  if (accepted.length === 0) return {measures: 'register/' + registerName()};
  files['register/' + kWaiversFile] = new TextEncoder().encode(waiversCsv(accepted).text);
  return {measures: 'register'};
}

async function chooseRegister(file) {
  if (!kKinds.test(file.name)) {
    say(`${file.name} is no workbook, so it was not taken as the register.`);
    return;
  }
  register = {name: file.name, file};
  remember('register', file.name);
  await keepRegister();
  showRegister();
}

async function dropRegister() {
  register = null;
  remember('register', null);
  byId('keep-register').checked = false;
  await keepRegister();
  showRegister();
}

function showRegister() {
  const before = remembered('register', '');
  byId('register-name').textContent = register ? 'The register is ' + register.name + '.'
    : before ? `Last time the register was ${before}. Choose it again, so that the measures are read from it.`
      : 'No register: the workbook’s own columns are the definitions.';
  byId('register-note').textContent = register ? 'Register: ' + register.name
    : before ? `The register ${before} is not chosen any more: see Files.` : '';
  byId('drop-register').hidden = !register && !before;
  showEarlier();
}

// The browser's own store of files on this computer.
function kept(mode, use) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('scorebook', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('files');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('files', mode);
      const asked = use(transaction.objectStore('files'));
      transaction.oncomplete = () => { opening.result.close(); resolve(asked.result); };
      transaction.onerror = transaction.onabort = () => { opening.result.close(); reject(transaction.error); };
    };
  });
}

// Keeps the register's bytes, or forgets them, as the officer ticked.
async function keepRegister() {
  const keep = byId('keep-register').checked && register;
  try {
    const bytes = keep ? await bytesOfFile(register.file) : null;
    await kept('readwrite', (files) => (keep ? files.put({name: register.name, bytes, on: today()}, 'register')
      : files.delete('register')));
    if (keep) say(`${register.name} is kept on this computer as it is now. Choose it again when it changes.`);
  } catch (problem) {
    if (!byId('keep-register').checked) return;
    byId('keep-register').checked = false;
    say(problem instanceof PaneTrouble ? problem.message : 'This computer does not let the pane keep the register. '
      + 'Choose it again next time.');
  }
}

async function findKeptRegister() {
  try {
    const found = await kept('readonly', (files) => files.get('register'));
    if (!found) return;
    register = {name: found.name, file: new File([found.bytes], found.name)};
    byId('keep-register').checked = true;
    byId('kept-on').textContent = `(as it was on ${found.on})`;
  } catch {
    // Nothing kept: showRegister says so.
  }
}

const kDraftElsewhere = 'To draft one from this workbook, open scorebook.html in a browser: Excel on a Mac does not '
  + 'let this pane save files.';

const draftRegister = () => during('Drafting a register', async () => {
  const {files, workbook} = await gather({register: false, earlier: false});
  const answer = await answerTo({command: 'learn', words: [workbook],
    options: {output: '/out/' + baseName() + '-measures.xlsx'}}, files,
    (each) => Object.keys(each.outputs).length > 0);
  const {name, bytes} = onlyOutput(answer);
  saveFile(name, bytes, kWorkbookType);
  state(`Saved: ${name}. Go through its sheet To confirm, then choose it as the register.`);
  say(forThePage(answer.said));
});

// ---- Earlier submissions --------------------------------------------------------------------------------------------

// The earlier submissions as [{name, file}], none with the name of another or of the workbook itself.
function namedEarlier() {
  const taken = [workbookName(), ...(register ? [registerName()] : [])];
  return earlierFiles.map((file) => {
    const name = freeName(file.name, 'earlier', taken);
    taken.push(name);
    return {name, file};
  });
}

function takeEarlier(files) {
  const other = [];
  for (const file of files) {
    if (kKinds.test(file.name) && !file.name.startsWith('~$')) earlierFiles.push(file);
    else other.push(file.name);
  }
  say(other.length > 0 ? 'Not taken, because it is no workbook: ' + other.join(', ') : '');
  showEarlier();
}

function showEarlier() {
  byId('earlier-list').replaceChildren(...namedEarlier().map(({name, file}) => element('li', {}, name, ' ',
    element('button', {type: 'button', class: 'small', 'aria-label': 'Take ' + name + ' away', onclick: () => {
      earlierFiles = earlierFiles.filter((other) => other !== file);
      showEarlier();
    }}, 'Take away'))));
}

const compare = () => during('Comparing', async () => {
  if (earlierFiles.length === 0) throw new PaneTrouble('Choose an earlier submission to compare with.');
  const {files, workbook, options, against} = await gather();
  const answer = await answerTo({command: 'compare', words: [...against, workbook], earlier_words: against.length,
    options: {...options}}, files, (each) => each.status < 2 || each.out);
  state(answer.status === 0 ? 'Nothing changed since the earlier submission.'
    : 'This changed since the earlier submission.');
  sayBeside(answer);
  showResult('files', element('h2', {}, 'Compared with earlier'), ...comparisonElements(answer.out));
});

// The program's list of changes with the line breaks of a screen undone: headings in capitals, below them what changed,
// each with its lines.
function comparisonElements(out) {
  return out.trimEnd().split(/\n\n+/).flatMap((block) => {
    const lines = block.split('\n');
    const isHeading = /^[A-Z][A-Z ,]+$/.test(lines[0]);
    const made = isHeading ? [element('h3', {}, capital(lines.shift().toLowerCase()))] : [];
    const top = lines.filter((line) => !line.startsWith(' '));
    made.push(...paragraphsOf(top).map((words) => element('p', {}, words)));
    const entries = [];
    for (const line of lines.filter((each) => each.startsWith(' '))) {
      if (/^ {2}\S/.test(line) || entries.length === 0) entries.push([]);
      entries[entries.length - 1].push(line);
    }
    if (entries.length > 0)
      made.push(element('ul', {class: 'changes'}, entries.map((own) =>
        element('li', {}, paragraphsOf(own).map((words) => element('p', {}, words))))));
    return made;
  });
}

// ---- The saved file in place of the open workbook -------------------------------------------------------------------

function showSource() {
  byId('source-name').textContent = pane.saved ? `Saved file: ${pane.saved.name}`
    : pane.inExcel ? `Workbook: ${pane.name}` : 'Workbook: none yet';
  byId('source-hint').textContent = pane.saved && pane.inExcel
    ? 'What was changed since it was saved is not looked at. Choose it again after you save.'
    : pane.inExcel ? 'The open workbook is looked at as it is now, saved or not.' : 'Choose the workbook to look at.';
  showEarlier();
  byId('use-open').hidden = !pane.saved || !pane.inExcel;
  byId('explain').hidden = !canTouch();
  byId('explain-hint').hidden = canTouch();
  byId('explain-hint').textContent = pane.inExcel
    ? 'A saved file is looked at, and what is selected is in the open workbook. Go back to that under “Saved file” '
      + 'above.' : 'This works in Excel only.';
  showWaivers();
}

function chooseSaved(file) {
  if (pane.working) return say(`Still busy: ${pane.working}. Wait until it is done, or press Stop.`);
  pane.saved = file;
  clearResults();
  state('');
  say('');
  byId('source').open = false;
  showSource();
}
