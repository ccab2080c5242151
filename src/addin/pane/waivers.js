'use strict';
// Findings that the officer accepts with a reason. They are kept on this computer for the workbook, go to the program as
// the register's list of waivers, and can be saved for whoever keeps the register.

const kWaiverColumns = ['rule', 'fingerprint', 'measure', 'period', 'from', 'reason', 'name', 'date', 'until'];
const kWaiversFile = 'Waivers.csv';

const waivers = () => remembered(ofThisWorkbook('waivers'), []).filter((each) => each && typeof each === 'object');

function keepWaivers(all) {
  if (!remember(ofThisWorkbook('waivers'), all.length > 0 ? all : null))
    throw new PaneTrouble('This computer does not let the pane remember anything, so nothing can be accepted here. Add the line to the register’s sheet Waivers.');
}

// A field of the list; quoted where it must be.
const csvField = (words) => (/[",\r\n]/.test(words) || words !== words.trim() ? '"' + words.replace(/"/g, '""') + '"' : words);

const waiversInCsv = (all) => [kWaiverColumns, ...all.map((each) => kWaiverColumns.map((column) => String(each[column] || '')))]
  .map((row) => row.map(csvField).join(',') + '\r\n').join('');

// Excel takes what begins so for a formula when it opens the list.
const beginsLikeFormula = (words) => /^[=+\-@\t\r]/.test(words);

// What is wrong with a waiver that was filled in; nothing where it is right.
function waiverProblem({reason, name, date, until}) {
  if (!reason) return ['reason', 'Say why this is accepted.'];
  if (beginsLikeFormula(reason)) return ['reason', `A reason cannot begin with “${reason[0]}”: Excel would take it for a formula when the list is opened. Begin with a word.`];
  if (!name) return ['name', 'Say who accepts it.'];
  if (beginsLikeFormula(name)) return ['name', `A name cannot begin with “${name[0]}”: Excel would take it for a formula when the list is opened.`];
  if (until && until < date) return ['until', 'This day is past already. Leave it empty, or choose a later day.'];
  return null;
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// ---- Accepting ------------------------------------------------------------------------------------------------------

// What stands below a finding: who accepted it and why, or the way to do so. A finding about a waiver (W) is mended in
// the list, not accepted.
function waiverOf(finding) {
  const by = finding.waived;
  if (by) {
    return element('p', {class: 'accepted'}, 'Accepted' + (by.name ? ' by ' + by.name : '') + (by.reason ? ': ' + by.reason : '')
      + (by.until ? ' (until ' + by.until + ')' : ''));
  }
  if (/^W/.test(finding.rule) || !finding.fingerprint) return null;
  const place = element('div');
  const open = element('button', {type: 'button', class: 'small', 'aria-expanded': 'false', 'aria-label': 'Accept with a reason: ' + finding.title
    + (finding.measure ? ', ' + finding.measure : ''), onclick: () => {
    const shown = place.hasChildNodes();
    open.setAttribute('aria-expanded', String(!shown));
    place.replaceChildren(...(shown ? [] : [waiverForm(finding, () => open.click(), open)]));
    if (!shown) place.querySelector('textarea').focus();
  }}, 'Accept with a reason');
  return element('div', {}, open, place);
}

let waiverForms = 0;

function waiverForm(finding, close, opener) {
  const id = 'waiver-' + (++waiverForms) + '-';
  const reason = element('textarea', {id: id + 'reason', rows: 2, 'aria-describedby': id + 'problem', required: true});
  const name = element('input', {id: id + 'name', autocomplete: 'name', 'aria-describedby': id + 'problem', required: true});
  name.value = remembered('name', '');
  const until = element('input', {id: id + 'until', type: 'date', 'aria-describedby': id + 'problem'});
  const fields = {reason, name, until};
  const problem = element('p', {id: id + 'problem', class: 'problem', role: 'alert'});
  const scope = (value, words, on) => element('label', {class: 'choice'},
    element('input', {type: 'radio', name: id + 'scope', value, checked: on}), ' ', words);
  const wide = finding.measure && finding.period;
  const form = element('form', {class: 'waiver', novalidate: true},
    element('label', {for: id + 'reason'}, 'Reason'), reason,
    element('label', {for: id + 'name'}, 'Your name'), name,
    element('label', {for: id + 'until'}, 'Until (may stay empty)'), until,
    element('fieldset', {}, element('legend', {}, 'Accept'),
      scope('finding', 'this finding only', true),
      wide ? scope('rule', `this rule for ${finding.measure} from ${finding.period} on`, false) : null),
    problem,
    element('div', {class: 'buttons'}, element('button', {type: 'submit', 'data-work': true}, 'Accept'),
      element('button', {type: 'button', onclick: () => { close(); opener.focus(); }}, 'Cancel')));
  form.onsubmit = (event) => {
    event.preventDefault();
    const typed = {reason: collapsed(reason.value), name: collapsed(name.value), date: today(), until: until.value};
    const wrong = waiverProblem(typed);
    for (const each of Object.values(fields)) each.removeAttribute('aria-invalid');
    problem.textContent = wrong ? wrong[1] : '';
    if (wrong) {
      fields[wrong[0]].setAttribute('aria-invalid', 'true');
      fields[wrong[0]].focus();
      return;
    }
    const whole = wide && form.querySelector('input[value="rule"]').checked;
    accept({...typed, ...(whole ? {rule: finding.rule, measure: finding.measure, from: finding.period} : {fingerprint: finding.fingerprint}),
      title: finding.title});
  };
  return form;
}

// Checks again with a changed list; the list stays as it was where that does not work.
const withWaivers = (change, said) => during('Checking again', async () => {
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

async function accept(waiver) {
  remember('name', waiver.name);
  await withWaivers((all) => [...all, waiver], 'Accepted.');
}

// ---- The list -------------------------------------------------------------------------------------------------------

const waiverInWords = (each) => `${each.title || each.rule || each.fingerprint}${each.measure ? ', ' + each.measure + ' from ' + each.from + ' on' : ''}: `
  + `${each.reason} (${each.name}, ${each.date}${each.until ? ', until ' + each.until : ''})`;

function showWaivers() {
  const all = waivers();
  byId('waivers').hidden = all.length === 0;
  byId('waivers-summary').textContent = counted(all.length, 'finding or rule', 'findings or rules') + ' accepted here';
  byId('waivers-list').replaceChildren(...all.map((each, index) => element('li', {}, waiverInWords(each), ' ',
    workButton('Take back', () => withWaivers((list) => list.filter((other, at) => at !== index), 'Taken back.'),
      {class: 'small', 'aria-label': 'Take back: ' + waiverInWords(each)}))));
}

const saveWaivers = () => saveFile(kWaiversFile, '\uFEFF' + waiversInCsv(waivers()), 'text/csv;charset=utf-8');
