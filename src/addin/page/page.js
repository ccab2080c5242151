// The stand-alone page: files are chosen, one of the commands is asked for, and its answer is shown and can be saved.

// ---- Files ----------------------------------------------------------------------------------------------------------

const chosen = {workbooks: [], earlier: [], register: []};
const kKinds = /\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv)$/i;

// Two files of one name are told apart by their folders, or by a number.
function freeName(role, file) {
  const wanted = file.webkitRelativePath || file.name;
  const taken = new Set(chosen[role].map((each) => each.name));
  for (let number = 1, name = wanted; ; name = ++number + '/' + wanted) if (!taken.has(name)) return name;
}

function take(role, files) {
  const other = [];
  for (const file of files) {
    if (file.name.startsWith('~$') || file.name.startsWith('.')) continue;  // Excel's lock of an open workbook
    if (!kKinds.test(file.name)) {
      other.push(file.name);
      continue;
    }
    if (role === 'register') chosen.register = [];
    chosen[role].push({name: freeName(role, file), file});
  }
  showFiles();
  if (other.length > 0) say('Not taken, because it is no workbook: ' + other.join(', '));
}

function showFiles() {
  for (const zone of document.querySelectorAll('.zone')) {
    const role = zone.dataset.role;
    zone.querySelector('.files').replaceChildren(...chosen[role].map((each) => element('li', {},
      element('span', {}, each.name),
      element('button', {type: 'button', class: 'small', 'aria-label': 'Take ' + each.name + ' away', onclick: () => {
        chosen[role] = chosen[role].filter((other) => other !== each);
        showFiles();
      }}, 'Take away'))));
  }
}

// The files of a dropped folder, however deep.
async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const each of some) found.push(...await filesOf(each));
  }
}

function listenToZones() {
  let role = 'workbooks';
  for (const id of ['file-input', 'folder-input']) {
    byId(id).onchange = (event) => {
      take(role, [...event.target.files]);
      event.target.value = '';
    };
  }
  for (const zone of document.querySelectorAll('.zone')) {
    const open = (id) => () => {
      role = zone.dataset.role;
      byId(id).multiple = role !== 'register';
      byId(id).click();
    };
    zone.querySelector('.pick').onclick = open('file-input');
    const folder = zone.querySelector('.pick-folder');
    if (folder) folder.onclick = open('folder-input');
    zone.ondragover = (event) => { event.preventDefault(); zone.classList.add('over'); };
    zone.ondragleave = () => zone.classList.remove('over');
    zone.ondrop = async (event) => {
      event.preventDefault();
      zone.classList.remove('over');
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
      const plain = [...event.dataTransfer.files];
      const files = entries.every((entry) => entry) ? (await Promise.all(entries.map(filesOf))).flat() : plain;
      take(zone.dataset.role, files);
    };
  }
  // A workbook that is dropped beside the zones must not replace the page.
  window.ondragover = (event) => event.preventDefault();
  window.ondrop = (event) => event.preventDefault();
}

// What a request is about: {path: bytes}, and the words and options that name them.
async function gather(roles) {
  const files = {};
  const paths = {};
  for (const role of roles) {
    paths[role] = [];
    for (const {name, file} of chosen[role]) {
      const path = role === 'workbooks' ? name : role + '/' + name;
      let bytes;
      try {
        bytes = new Uint8Array(await file.arrayBuffer());
      } catch {
        throw new Error(name + ': cannot be read any more. Was it moved, or is it open in another program? Choose it again.');
      }
      files[path] = bytes;
      paths[role].push(path);
    }
  }
  return {files, paths};
}

// ---- Saying and saving ----------------------------------------------------------------------------------------------

const state = (words) => { byId('state').textContent = words; };
const say = (words) => { byId('said').textContent = words.trim(); };

function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], {type}));
  const link = element('a', {href: address, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const kWorkbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function base(name) {
  return name.split('/').pop().replace(kKinds, '');
}

// ---- Requests -------------------------------------------------------------------------------------------------------

const engine = new Engine(startWorker);

function startWorker() {
  const source = new Blob([byId('module-text').textContent], {type: 'text/javascript'});
  const address = URL.createObjectURL(source);
  const worker = new Worker(address);
  const packed = bytesOf('module-bytes'), unpacker = bytesOf('unpack-bytes');
  worker.postMessage({packed, unpacker, size: Number(byId('module-bytes').dataset.size)}, [packed.buffer, unpacker.buffer]);
  return worker;
}

// The module is packed into the page.
function bytesOf(id) {
  return Uint8Array.from(atob(byId(id).textContent), (letter) => letter.charCodeAt(0));
}

function busy(working) {
  for (const button of document.querySelectorAll('.actions button:not(#stop), #report-form button')) button.disabled = working;
  byId('stop').hidden = !working;
}

// Asks for a command on the chosen files; `show` is given the answer. Whatever happens, the page says it.
async function ask(doing, request, roles, show) {
  if (chosen.workbooks.length === 0) {
    state('Choose a workbook first.');
    return;
  }
  busy(true);
  state(doing + '…');
  say('');
  byId('result').replaceChildren();
  try {
    const {files, paths} = await gather(roles);
    const answer = await engine.run(request(paths), files);
    say(forThePage(answer.said));
    if (answer.status === 2 || answer.status === 4 || (answer.status === 3 && !answer.out && Object.keys(answer.outputs).length === 0))
      state('This did not work. The lines below say why; nothing was changed.');
    else show(answer);
    // What was not read has not passed.
    if (answer.status === 3 && byId('result').hasChildNodes())
      state('Not every file could be read: the lines below say which. ' + byId('state').textContent);
  } catch (problem) {
    state(problem instanceof Stopped ? 'Stopped. Nothing was changed.'
      : 'This did not work: ' + problem.message + ' Nothing was changed.');
  }
  busy(false);
  byId('result-heading').focus();
}

function options(paths, more = {}) {
  const all = {...more};
  if (paths.register && paths.register.length > 0) all.measures = paths.register[0];
  if (paths.earlier && paths.earlier.length > 0) all.against = paths.earlier;
  return all;
}

// A button that asks for the same command in another form and saves what it writes.
function saver(label, doing, request, name, roles = ['workbooks', 'earlier', 'register']) {
  return element('button', {type: 'button', onclick: async () => {
    try {
      const {files, paths} = await gather(roles);
      state(doing + '…');
      const answer = await engine.run(request(paths), files);
      const written = Object.entries(answer.outputs);
      if (written.length === 0 && !answer.out) {
        say(forThePage(answer.said));
        state('This could not be saved. The lines below say why.');
        return;
      }
      for (const [file, bytes] of written) save(file, bytes, kWorkbook);
      if (written.length === 0) save(name, answer.out, 'text/plain;charset=utf-8');
      state('Saved: ' + (written.length === 0 ? name : written.map(([file]) => file).join(', ')) + '.');
    } catch (problem) {
      state('This could not be saved: ' + problem.message);
    }
  }}, label);
}

// ---- Check ----------------------------------------------------------------------------------------------------------

function showCheck(answer) {
  const checked = JSON.parse(answer.out);
  state(findingsInWords(checked));
  const name = base(chosen.workbooks[0].name);
  byId('result').replaceChildren(
    element('div', {class: 'buttons'},
      saver('Save the findings as a workbook', 'Writing the findings',
        (paths) => ({command: 'check', words: paths.workbooks, options: options(paths, {output: '/out/' + name + '-findings.xlsx', quiet: true})}), ''),
      saver('Save a copy with comments in the cells', 'Writing the copy',
        (paths) => ({command: 'check', words: paths.workbooks, options: options(paths, {format: 'json',
          annotate: paths.workbooks.length === 1 ? '/out/' + name + '-checked.xlsx' : '/out', quiet: true})}), ''),
      element('button', {type: 'button', onclick: () => save(name + '-findings.json', answer.out, 'application/json')}, 'Save as JSON'),
      saver('Save as CSV', 'Writing the list', (paths) => ({command: 'check', words: paths.workbooks,
        options: options(paths, {format: 'csv', quiet: true})}), name + '-findings.csv')),
    findingsElement(checked, {place: placeInWords, more: () => null}));
}

// ---- Rate -----------------------------------------------------------------------------------------------------------

function showRate(answer) {
  const rated = JSON.parse(answer.out);
  state(counted(rated.measures.length, 'measure') + ' for ' + rated.period + '.');
  const columns = ['No.', 'Measure', 'Good is', 'Before', 'Now', 'Year to date', 'RAG', 'Year end', 'Direction', 'Why'];
  const text = (value) => (value === null || value === undefined ? '' : String(value));
  byId('result').replaceChildren(
    element('div', {class: 'buttons'},
      element('button', {type: 'button', onclick: () => save('ratings.json', answer.out, 'application/json')}, 'Save as JSON'),
      saver('Save as CSV', 'Writing the list', (paths) => ({command: 'rate', words: paths.workbooks,
        options: options(paths, {format: 'csv', quiet: true})}), 'ratings.csv')),
    element('div', {class: 'scroll'}, element('table', {},
      element('thead', {}, element('tr', {}, columns.map((each) => element('th', {scope: 'col'}, each)))),
      element('tbody', {}, rated.measures.map((measure) => element('tr', {},
        element('th', {scope: 'row'}, measure.measure === measure.title ? '–' : measure.measure),
        element('td', {}, measure.title), element('td', {}, text(measure.polarity)),
        element('td', {class: 'number'}, text(measure.previous)), element('td', {class: 'number'}, text(measure.value)),
        element('td', {class: 'number'}, text(measure.ytd)),
        ragCell(measure.rag.period, measure.rag.reason), ragCell(measure.rag.year_end, measure.rag.year_end_reason),
        element('td', {}, kArrows[measure.direction.arrow] + ' ' + measure.direction.words),
        element('td', {}, [measure.rag.working, measure.direction.working].filter((each) => each).join('; '))))))));
}

// ---- Compare and report ---------------------------------------------------------------------------------------------

function showText(answer) {
  state(answer.status === 0 ? 'Nothing changed.' : 'What changed:');
  byId('result').replaceChildren(element('pre', {class: 'scroll', tabindex: '0'}, answer.out));
}

function showReport(answer) {
  const written = Object.entries(answer.outputs);
  if (written.length === 0) {
    state('The appendix was not written. The lines below say why.');
    return;
  }
  state('The appendix is ready: ' + written[0][0]);
  byId('result').replaceChildren(element('p', {}, element('button', {type: 'button', class: 'first',
    onclick: () => save(written[0][0], written[0][1], kWorkbook)}, 'Save ' + written[0][0])));
}

// ---- Beginning ------------------------------------------------------------------------------------------------------

function listenToButtons() {
  const all = ['workbooks', 'earlier', 'register'];
  byId('check').onclick = () => ask('Checking', (paths) => ({command: 'check', words: paths.workbooks,
    options: options(paths, {format: 'json'})}), all, showCheck);
  byId('rate').onclick = () => ask('Rating', (paths) => ({command: 'rate', words: paths.workbooks,
    options: options(paths, {format: 'json'})}), all, showRate);
  byId('compare').onclick = () => {
    if (chosen.earlier.length === 0) {
      state('Choose an earlier submission to compare with.');
      return;
    }
    ask('Comparing', (paths) => ({command: 'compare', words: [...paths.earlier, ...paths.workbooks],
      earlier_words: paths.earlier.length, options: options({register: paths.register})}), all, showText);
  };
  byId('report-form').onsubmit = (event) => {
    event.preventDefault();
    const name = base(chosen.workbooks.length > 0 ? chosen.workbooks[0].name : 'appendix') + '-appendix.xlsx';
    const period = byId('period').value.trim();
    ask('Building the appendix', (paths) => ({command: 'report', words: paths.workbooks,
      options: options(paths, {layout: byId('layout').value, edition: byId('edition').value, status: byId('status').value,
        output: '/out/' + name, ...(period ? {period} : {})})}), all, showReport);
  };
  byId('stop').onclick = () => engine.stop();
  engine.onProgress = ({doing, done, all: number}) => state(doing + ' ' + done + ' of ' + number + '…');
}

async function begin() {
  listenToZones();
  listenToButtons();
  try {
    const about = await engine.about();
    byId('layout').replaceChildren(...about.layouts.map((each) => element('option', {value: each}, each)));
    byId('about').textContent = 'Scorebook ' + about.program + ', rules of ' + about.catalogue + '. Ready.';
  } catch (problem) {
    byId('about').textContent = 'Scorebook could not start in this browser: ' + problem.message;
  }
}

begin();
