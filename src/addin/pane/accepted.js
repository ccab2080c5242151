'use strict';
// Findings that the officer accepts with a reason (shared/waivers.js). They are kept on this computer for the workbook,
// go to the program as the register's list of waivers, and can be saved for whoever keeps the register.

const waivers = () => remembered(ofThisWorkbook('waivers'), []).filter((each) => each && typeof each === 'object');

function keepWaivers(all) {
  if (!remember(ofThisWorkbook('waivers'), all.length > 0 ? all : null)) {
    throw new PaneTrouble('This computer does not let the pane remember anything, so nothing can be accepted here. '
      + 'Add the line to the register’s sheet Waivers.');
  }
}

// ---- Accepting ------------------------------------------------------------------------------------------------------

const acceptedElement = (finding) => (finding.waived
  ? element('p', {class: 'accepted'}, waivedInWords(finding.waived)) : null);

// What stands below a finding: who accepted it and why, or the button that opens the form.
function acceptance(finding) {
  if (finding.waived) return acceptedElement(finding);
  if (!canBeAccepted(finding)) return null;
  const place = element('div');
  const open = element('button', {type: 'button', class: 'small', 'aria-expanded': 'false', onclick: () => {
    const shown = place.hasChildNodes();
    open.setAttribute('aria-expanded', String(!shown));
    place.replaceChildren();
    if (shown) return open.focus();
    const form = waiverForm(finding, {reporting: checked.period, name: remembered('name', ''), accept,
      cancel: () => open.click()});
    place.append(form);
    form.focusFirst();
  }}, 'Accept with a reason', unseen(': ' + finding.title + (finding.measure ? ', ' + finding.measure : '')));
  return element('div', {}, open, place);
}

// Checks again with a changed list; the list stays as it was where that does not work. Answers whether it was done.
const withWaivers = (change, said) => during('Checking again', async () => {
  await followWorkbook();
  const before = waivers();
  keepWaivers(change(before));
  try {
    const answer = await askCheck();
    state(said + ' ' + findingsInWords(checked));
    sayBeside(answer);
  } catch (problem) {
    keepWaivers(before);
    throw problem;
  } finally {
    showWaivers();
  }
  showFindings();
});

// Answers with words where it could not be done.
async function accept(waiver) {
  remember('name', waiver.name);
  return (await withWaivers((all) => [...all, waiver], 'Accepted.')) ? ''
    : 'Not accepted. The words at the top say why.';
}

// ---- The list -------------------------------------------------------------------------------------------------------

const isSameWaiver = (one, other) => kWaiverColumns.every((column) => one[column] === other[column]);
const takeBack = (waiver) => withWaivers((all) => all.filter((each) => !isSameWaiver(each, waiver)), 'Taken back.');

function showWaivers() {
  const all = waivers();
  byId('waivers').hidden = all.length === 0;
  byId('waivers-summary').textContent = counted(all.length, 'decision') + ' of yours: accepted with a reason';
  byId('waivers-hint').textContent = (ofThisWorkbook('').endsWith(kUnsaved)
    ? 'Kept until this pane is closed: Excel does not say where this workbook is saved. '
    : 'Kept on this computer for this workbook. ') + 'Send the list to whoever keeps the register.';
  byId('save-waivers').hidden = !savesFiles();
  byId('waivers-copy').replaceChildren(...(savesFiles() ? [] : waiversToCopy()));
  byId('waivers-list').replaceChildren(...all.map((each) => element('li', {},
    element('span', {}, capital(waiverInWords(each)) + '. ' + waivedInWords(each)), ' ',
    workButton('Take back', () => takeBack(each),
      {class: 'small', 'aria-label': 'Take back: ' + waiverInWords(each)}))));
}

// The list to be copied, where no file can be saved.
function waiversToCopy() {
  const words = waiversCsv(waivers()).text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  const box = element('textarea', {id: 'waivers-text', readonly: true, rows: 5, spellcheck: 'false',
    'aria-label': 'The list, as ' + kWaiversFile});
  box.value = words;
  return [element('p', {class: 'hint'}, `${kSavesNoFiles} Or copy these lines into a file named ${kWaiversFile}.`), box,
    element('button', {type: 'button', id: 'copy-waivers', onclick: () => copyOf(box)}, 'Copy')];
}

async function copyOf(box) {
  try {
    await navigator.clipboard.writeText(box.value);
    say('The list is copied.');
  } catch {
    box.focus();
    box.select();
    say('The list is selected. Press Command and C to copy it.');
  }
}

const saveWaivers = () => saveFile(kWaiversFile, waiversCsv(waivers()).text, 'text/csv;charset=utf-8');
