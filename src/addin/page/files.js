// The files that were chosen, and what of them goes with a request.

const chosen = {workbooks: [], earlier: [], register: []};
const kKinds = /\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv)$/i;
const kLargestMegabytes = 300;  // a browser's memory holds the file several times

const kRoles = {workbooks: 'to check', earlier: 'earlier', register: 'register'};

// The name that findings will give: the file's own; where two share it, with the folder or what the file is for.
function freeName(role, file, folder) {
  const taken = new Set(Object.values(chosen).flat().map((each) => each.name.toLowerCase()));
  const [, stem, ending] = /^(.*?)(\.[^.]*)?$/s.exec(file.name);
  const parent = folder.split('/').filter((each) => each).pop();
  const candidates = [file.name, ...[parent, kRoles[role]].filter((each) => each).map((each) => stem + ' (' + each + ')'
    + ending)];
  for (let number = 2; ; ++number) {
    const free = candidates.find((name) => !taken.has(name.toLowerCase()));
    if (free) return free;
    candidates.push(stem + ' (' + number + ')' + ending);
  }
}

// `found`: [{file, folder}]. A file that is chosen once more, mended since, takes the place of the one before.
function take(role, found) {
  if (working)
    return say('Nothing was taken while work is under way. Wait until it is done, then choose or drop the file again.');
  const other = [], large = [], again = [];
  const before = new Set(chosen[role]);
  for (const {file, folder} of found) {
    if (file.name.startsWith('~$') || file.name.startsWith('.')) continue;  // Excel's lock of an open workbook
    if (!kKinds.test(file.name)) {
      other.push(file.name);
      continue;
    }
    if (file.size > kLargestMegabytes * 1000000) {
      large.push(file.name + ' (' + Math.round(file.size / 1000000) + ' million bytes)');
      continue;
    }
    const isOld = (each) => before.has(each) && (each.file.name === file.name && each.folder === folder
      || role === 'register' && !/\.csv$/i.test(file.name) && !/\.csv$/i.test(each.file.name));  // one register
    if (chosen[role].some((each) => isOld(each) && each.file.name === file.name)) again.push(file.name);
    chosen[role] = chosen[role].filter((each) => !isOld(each));
    chosen[role].push({name: freeName(role, file, folder), file, folder});
  }
  filesChanged();
  say([again.length > 0 ? 'Taken in place of the one before: ' + again.join(', ') + '.' : '',
    other.length > 0 ? 'Not taken, because it is no workbook: ' + other.join(', ') + '.' : '',
    large.length > 0 ? 'Not taken, because it is too large for a browser: ' + large.join(', ')
      + '. Is it the right file?' : '',
    found.length === 0 ? 'There was no file in what you dropped.' : ''].filter((each) => each).join('\n'));
}

function filesChanged() {
  for (const zone of document.querySelectorAll('.zone')) {
    const role = zone.dataset.role;
    zone.querySelector('.files').replaceChildren(...chosen[role].map((each) => element('li', {},
      element('span', {}, each.name),
      element('button', {type: 'button', class: 'small', 'aria-label': 'Take ' + each.name + ' away', onclick: () => {
        chosen[role] = chosen[role].filter((other) => other !== each);
        filesChanged();
        zone.querySelector('.pick').focus();
      }}, 'Take away'))));
  }
  byId('changed').hidden = !byId('result').hasChildNodes();
}

// The files of a dropped folder, however deep.
async function filesOf(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{file, folder: entry.fullPath.slice(1).split('/').slice(0, -1).join('/')}];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const each of some) found.push(...await filesOf(each));
  }
}

const withFolder = (file) => ({file, folder: (file.webkitRelativePath || '').split('/').slice(0, -1).join('/')});

function listenToZones() {
  let role = 'workbooks';
  for (const id of ['file-input', 'folder-input']) {
    byId(id).onchange = (event) => {
      take(role, [...event.target.files].map(withFolder));
      event.target.value = '';
    };
  }
  for (const zone of document.querySelectorAll('.zone')) {
    const open = (id) => () => {
      role = zone.dataset.role;
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
      const plain = [...event.dataTransfer.files].map(withFolder);
      try {
        take(zone.dataset.role, entries.every((entry) => entry) ? (await Promise.all(entries.map(filesOf))).flat()
          : plain);
      } catch {
        say('What you dropped could not be read. Choose it with the button instead.');
      }
    };
  }
  // A workbook that is dropped beside the zones must not replace the page.
  window.ondragover = (event) => event.preventDefault();
  window.ondrop = (event) => event.preventDefault();
}

// ---- What a request is about ----------------------------------------------------------------------------------------

// The files of this moment, and whether they are to be published. A result keeps them: what is saved from it later is
// of the files that it shows.
const filesOfNow = () => ({workbooks: [...chosen.workbooks], earlier: [...chosen.earlier],
  register: [...chosen.register], toPublish: byId('to-publish').checked});

async function bytesOf({name, file}) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Refused('', name + ' cannot be read as it was when you chose it. If you have saved it since, choose it '
      + 'again; else look whether it was moved, or is open in another program.');
  }
}

// {files: {path: bytes}, paths: {workbooks, earlier, measures, layout}}: what the words and options of a request name.
// `waivers` are added to the register, which is then a folder of files.
async function gather(about, waivers) {
  const files = {};
  const paths = {workbooks: [], earlier: [], measures: ''};
  for (const each of about.workbooks) {
    files[each.name] = await bytesOf(each);
    paths.workbooks.push(each.name);
  }
  for (const each of about.earlier) {
    files['earlier/' + each.name] = await bytesOf(each);
    paths.earlier.push('earlier/' + each.name);
  }
  if (about.layout) {
    paths.layout = 'layout/' + about.layout.name;
    files[paths.layout] = await bytesOf(about.layout);
  }
  let existing = '';
  for (const each of about.register) {
    const bytes = await bytesOf(each);
    if (isWaiversFile(each.name) && waivers.length > 0) existing = textOfFile(bytes);
    else files['register/' + each.name] = bytes;
  }
  if (waivers.length > 0) {
    const {text, problem} = waiversCsv(waivers, existing);
    if (problem) throw new Refused('', problem);
    files['register/' + kWaiversFile] = new TextEncoder().encode(text);
  }
  const register = Object.keys(files).filter((path) => path.startsWith('register/'));
  if (register.length > 0) paths.measures = register.length === 1 && !isWaiversFile(register[0].slice(9)) ? register[0]
    : 'register';
  return {files, paths};
}
