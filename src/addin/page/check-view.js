// What check found: the list, the sheet around a finding, the explanation of its measure, and what is accepted with a
// reason.

// ---- A view over the result, and the way back -----------------------------------------------------------------------

let behind = null;  // what the way back leads to: {scroll, words, said, button}

function openDetail(button, ...children) {
  behind = {scroll: window.scrollY, button, words: behind ? behind.words : ''};
  byId('result').hidden = true;
  const heading = children[0].querySelector('h3');
  byId('detail').replaceChildren(element('p', {}, element('button', {type: 'button', id: 'back', onclick: closeDetail},
    '← Back to the list')), ...children);
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({preventScroll: true});
  }
  byId('result-heading').scrollIntoView();
}

function closeDetail() {
  byId('detail').replaceChildren();
  byId('result').hidden = false;
  if (!behind) return;
  const {scroll, button, words} = behind;
  behind = null;
  state(words);
  say('');
  window.scrollTo(0, scroll);
  if (button.isConnected) button.focus({preventScroll: true});
}

// All about one measure, in place of the list until the way back is taken.
function explain(about, measure, several, button) {
  const before = byId('state').textContent;
  return work('Explaining', async () => {
    const ask = (format) => command(about, (paths) => ({command: 'explain', words: paths.workbooks,
      options: {measure: [measure], format, quiet: true}}));
    const explained = await ask('json');
    const text = await ask('text');
    const articles = explanationElements(JSON.parse(explained.out), text.out, (finding) =>
      findingElement(finding, {place: (each) => capital(each.severity) + ', ' + placeOfFinding(each, several),
        more: (each) => moreOf(about, each)}));
    openDetail(button, ...articles);
    behind.words = before;
    state('Measure ' + measure + ' explained.');
    say(explained.words);
  });
}

// ---- The sheet around a finding -------------------------------------------------------------------------------------

const openedSheets = new WeakMap();  // of a chosen file: its cells

const kLargestCells = 200000000;  // bytes

async function sheetsOf(each) {
  if (openedSheets.has(each)) return openedSheets.get(each);
  const files = {[each.name]: await bytesOf(each)};
  if (stopping) throw new Stopped();
  const asked = {command: 'cells', words: [each.name], options: {format: 'json', output: '/out/cells.jsonl',
    quiet: true}};
  const answer = await engine.run(asked, files);
  if (!hasWritten(answer)) throw refusal(asked, answer);
  const bytes = answer.outputs['cells.jsonl'];
  if (bytes.length > kLargestCells)
    throw new Refused('The workbook has too many cells to be shown here. Open it in Excel.');
  const sheets = cellsBySheet(new TextDecoder().decode(bytes));
  openedSheets.set(each, sheets);
  return sheets;
}

// The chosen files whose cells a finding names.
function filesNamedBy(about, finding) {
  const names = new Set(finding.cells.map((words) => cellOf(finding, words).workbook));
  return [...about.workbooks, ...about.earlier, ...about.register].filter((each) => names.has(each.name));
}

function pictureButton(about, finding) {
  const files = filesNamedBy(about, finding).filter((each) => !/\.(csv|tsv)$/i.test(each.name)
    || about.workbooks.includes(each));
  if (files.length === 0) return null;
  const pictures = element('div', {class: 'pictures'});
  const button = element('button', {type: 'button', class: 'small', 'aria-expanded': 'false'},
    'Show the sheet around it');
  const show = (shown) => {
    button.textContent = shown ? 'Hide the sheet' : 'Show the sheet around it';
    button.setAttribute('aria-expanded', String(shown));
    pictures.hidden = !shown;
    for (const cell of pictures.querySelectorAll('td.question')) {
      const box = cell.closest('.scroll');  // on a narrow screen the cell is brought into it
      box.scrollLeft = cell.offsetLeft - (box.clientWidth - cell.offsetWidth) / 2;
    }
  };
  button.onclick = async () => {
    if (pictures.hasChildNodes()) return show(pictures.hidden);
    const before = byId('state').textContent;
    const opened = files.every((each) => openedSheets.has(each));
    const fill = async () => {
      for (const each of files) {
        const found = picturesOf(finding, await sheetsOf(each), each.name);
        if (files.length > 1 && found.length > 0) pictures.append(element('p', {class: 'hint'}, each.name));
        pictures.append(...found);
      }
      if (!pictures.hasChildNodes()) pictures.append(element('p', {}, 'The place is no cell that could be shown.'));
      show(true);
    };
    if (opened) return fill();
    if (await work('Opening the sheet', fill)) state(before);
  };
  return {button, pictures};
}

// ---- The list -------------------------------------------------------------------------------------------------------

const placeOfFinding = (finding, several) => (several && !finding.cells.join(' ').includes('[') ? finding.workbook
  + ': ' : '') + placeInWords(finding);

const explainButton = (about, measure, several, words) => element('button', {type: 'button', class: 'small',
  'aria-label': words + ': ' + measure, onclick: (event) => explain(about, measure, several, event.currentTarget)},
    words);

function moreOf(about, finding, buttons = []) {
  const picture = pictureButton(about, finding);
  const all = [picture && picture.button, ...buttons].filter((each) => each);
  return element('div', {class: 'more'}, finding.waived ? element('p', {class: 'accepted'},
    waivedInWords(finding.waived)) : null,
    element('p', {class: 'buttons'}, all), picture && picture.pictures);
}

let nameOfOfficer = '';  // as it was typed last on this page

function acceptButton(result, finding) {
  const button = element('button', {type: 'button', class: 'small'}, 'Accept with a reason');
  button.onclick = () => {
    const close = () => {
      form.remove();
      button.hidden = false;
      button.focus();
    };
    const form = waiverForm(finding, {reporting: result.checked.period, name: nameOfOfficer, cancel: close,
      accept: (waiver) => {
      nameOfOfficer = waiver.name;
      return changeWaivers(result, [...waivers, {...waiver, in: namesOf(result.about)}], finding);
    }});
    button.closest('.finding').append(form);
    button.hidden = true;
    form.focusFirst();
  };
  return button;
}

// Checks again with other waivers; the list then stands as it stood, its filter, open groups and place. Answers with
// words where the program does not take them: they are then as they were.
async function changeWaivers(result, wanted, finding) {
  const before = waivers;
  let refused = '';
  const view = findingsView(byId('result'));
  const scroll = window.scrollY;
  const done = await work('Checking again', async () => {
    try {
      const answer = await commandOn(result.about, waiversFor(result.about, wanted), checkOf(result.about));
      waivers = wanted;
      drawCheck(result.about, answer, view);
    } catch (problem) {
      waivers = before;
      refused = problem instanceof Stopped ? 'Stopped. It was not accepted.' : 'It could not be accepted. '
        + (problem.said || failureInWords(problem.message));
      throw problem;
    }
  });
  if (!done) {
    say('');
    state('Nothing was changed.');
    return refused;
  }
  window.scrollTo(0, scroll);
  const place = finding && [...document.querySelectorAll('#result .finding')].find((each) =>
    each.dataset.fingerprint === finding.fingerprint);
  const target = place || byId('result-heading');
  target.tabIndex = -1;
  target.focus({preventScroll: Boolean(place)});
  return '';
}

async function saveWaivers(about) {
  await work('Writing ' + kWaiversFile, async () => {
    const there = about.register.find((each) => isWaiversFile(each.name));
    const {text, problem} = waiversCsv(waivers, there ? textOfFile(await bytesOf(there)) : '');
    if (problem) throw new Refused('', problem);
    save(kWaiversFile, text, kText);
    state('Saved: ' + kWaiversFile + (there ? ', with the rows of the one that you chose.' : '.'));
  });
}

// The check of these files, with options of its own for how it is written. `own(paths)` gives them.
const checkOf = (about, own = () => ({format: 'json'})) => (paths) => ({command: 'check', words: paths.workbooks,
  options: {...own(paths), ...(about.toPublish ? {public: true} : {})}});

function drawCheck(about, answer, view) {
  const checked = JSON.parse(answer.out);
  const result = {about, checked};
  const several = checked.workbooks.length > 1 || checked.findings.some((each) =>
    each.workbook !== checked.workbooks[0].file);
  const name = base(about.workbooks[0].name);
  state(findingsInWords(checked));
  byId('result').replaceChildren(
    element('div', {class: 'buttons'},
      saver('Save the findings as a workbook', 'Writing the findings', about,
        checkOf(about, () => ({output: '/out/' + name + '-findings.xlsx', quiet: true}))),
      about.workbooks.every((each) => /\.xls[xm]$/i.test(each.name)) && saver('Save a copy with comments in the cells',
        'Writing the copy', about, checkOf(about, (paths) => ({format: 'json',
          annotate: paths.workbooks.length === 1 ? '/out/' + name + '-checked'
          + endingOf(about.workbooks[0].name) : '/out', quiet: true}))),
      textSaver('Save as JSON', name + '-findings.json', answer.out, 'application/json'),
      saver('Save as CSV', 'Writing the list', about,
        checkOf(about, () => ({output: '/out/' + name + '-findings.csv', quiet: true})))),
    waiverListElement(waivers, {takeBack: (waiver) => changeWaivers(result, waivers.filter((each) => each !== waiver)),
      save: () => saveWaivers(about)}) || '',
    findingsElement(checked, {place: (finding) => placeOfFinding(finding, several),
      more: (finding) => moreOf(about, finding, [
      finding.measure ? explainButton(about, finding.measure, several, 'Explain this measure') : null,
      canBeAccepted(finding) ? acceptButton(result, finding) : null])}, view));
}

const endingOf = (name) => (/\.xlsm$/i.test(name) ? '.xlsm' : '.xlsx');

const showCheck = async (about) => {
  const answer = await command(about, checkOf(about));
  drawCheck(about, answer);
  return answer;
};
