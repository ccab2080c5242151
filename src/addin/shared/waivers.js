// Findings that somebody accepts with a reason: the form, the list of them, and the file Waivers.csv that carries them
// to the measure register. Nothing here knows where the list is kept or how a check is run.

const kWaiverColumns = ['rule', 'fingerprint', 'measure', 'period', 'from', 'reason', 'name', 'date', 'until'];
const kWaiversFile = 'Waivers.csv';

// Excel takes words that begin so for a formula.
const looksLikeFormula = (words) => /^[=+\-@\t\r]/.test(words);

const isWaiversFile = (name) => name.toLowerCase() === kWaiversFile.toLowerCase();

// Today on this computer's own calendar, as 2016-04-12.
function today(now = new Date()) {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

// ---- One waiver -----------------------------------------------------------------------------------------------------

// A waiver in the list cannot itself be accepted; it is mended, or taken back.
const canBeAccepted = (finding) => !finding.waived && !finding.rule.startsWith('W') && Boolean(finding.fingerprint);

// Whether its rule may be accepted for its measure from its period on: a register knows measures by their numbers.
const ruleCanBeAccepted = (finding, reporting) => Boolean(finding.measure && (finding.period || reporting))
  && /^[0-9A-Za-z][0-9A-Za-z.()]*$/.test(finding.measure);

// What is wrong with what was typed, in words; empty where nothing is.
function waiverProblem({reason, name, until}, day = today()) {
  if (!reason) return 'Say why it is accepted.';
  if (!name) return 'Give your name: a decision has somebody who made it.';
  for (const [what, words] of [['The reason', reason], ['The name', name]])
    if (looksLikeFormula(words)) return what + ' must not begin with ' + words[0]
      + ': Excel would take it for a formula.';
  if (until && !/^\d{4}-\d\d-\d\d$/.test(until)) return 'Give the last day as day, month and year.';
  if (until && until < day) return 'The last day is over already. Choose a later one, or leave it empty.';
  return '';
}

function waiverOf(finding, reporting, {reason, name, until, wide}, day = today()) {
  const about = wide ? {rule: finding.rule, measure: finding.measure, from: finding.period || reporting}
    : {fingerprint: finding.fingerprint};
  return {...Object.fromEntries(kWaiverColumns.map((column) => [column, ''])), ...about, reason, name, date: day,
    until: until || '',
    title: finding.title};
}

// "percentage is not its numerator over its denominator: measure 3.5, from April 2015 on"
function waiverInWords(waiver) {
  if (waiver.rule) return waiver.title + ': measure ' + waiver.measure + ', from ' + periodInWords(waiver.from) + ' on';
  const [, measure, period] = waiver.fingerprint.split('|');
  const about = [measure && measure !== '-' ? 'measure ' + measure : '', period && period !== '-'
    ? periodInWords(period) : ''];
  return waiver.title + ': ' + (about.filter((each) => each).join(', ') || 'one finding') + ', this finding only';
}

// ---- The file -------------------------------------------------------------------------------------------------------

const csvField = (words, separator) => (/["\r\n]|^\s|\s$/.test(words) || words.includes(separator) ? '"'
  + words.replace(/"/g, '""') + '"' : words);

// The text of a file whatever Excel wrote it as.
function textOfFile(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);  // takes a mark at the beginning away
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

// Waivers.csv with these waivers; `existing` is the text of one that is there, whose rows are kept as they are. Where
// that has other headings than a list of waivers, nothing is written: {problem}; else {text}.
function waiversCsv(waivers, existing = '') {
  const kept = existing.replace(/^\uFEFF/, '').replace(/\s+$/, '');
  const first = kept.split(/\r?\n/, 1)[0];
  const separator = [',', ';', '\t'].find((each) => first.includes(each)) || ',';
  const columns = kept ? first.split(separator).map((each) => each.trim().replace(/^"|"$/g, '').toLowerCase())
    : kWaiverColumns;
  const missing = kWaiverColumns.filter((column) => !columns.includes(column)
    && waivers.some((waiver) => waiver[column]));
  if (missing.length > 0)
    return {problem: 'The file ' + kWaiversFile + ' that you chose lacks the heading “' + missing[0]
      + '” in its first row, so nothing can be added to it.'};
  const rows = waivers.map((waiver) => columns.map((column) => csvField(waiver[column] || '',
    separator)).join(separator));
  // Excel knows by the mark at the beginning that other letters than English ones may follow.
  return {text: '\uFEFF' + [kept || columns.join(separator), ...rows].join('\r\n') + '\r\n'};
}

// ---- The form and the list ------------------------------------------------------------------------------------------

let waiverForms = 0;

// `accept(waiver)` answers with words where it could not be done; `name` is what the box for it begins with.
function waiverForm(finding, {reporting, name, accept, cancel}) {
  const group = 'waiver-' + ++waiverForms;
  const reason = element('input', {name: 'reason', maxlength: 500, autocomplete: 'off'});
  const who = element('input', {name: 'name', maxlength: 100, autocomplete: 'name', value: name});
  const until = element('input', {name: 'until', type: 'date'});
  const wide = element('input', {type: 'radio', name: group, value: 'wide'});
  const problem = element('p', {class: 'problem', role: 'alert'});
  const form = element('form', {class: 'waiver', novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    const typed = {reason: reason.value.trim(), name: who.value.trim(), until: until.value, wide: wide.checked};
    problem.textContent = until.validity.badInput ? 'Give the last day as day, month and year.' : waiverProblem(typed);
    if (problem.textContent) return (typed.reason && !looksLikeFormula(typed.reason) ? who : reason).focus();
    const refused = await accept(waiverOf(finding, reporting, typed));
    if (refused) problem.textContent = refused + (typed.wide ? ' You can still accept this finding only.' : '');
  }},
  element('h4', {}, 'Accept with a reason'),
  element('label', {}, 'Reason', reason),
  element('label', {}, 'Your name', who),
  element('label', {}, 'Last day it holds ', element('span', {class: 'hint'}, '(leave empty for no end)'), until),
  ruleCanBeAccepted(finding, reporting) ? element('fieldset', {}, element('legend', {}, 'What is accepted'),
    element('label', {class: 'line'}, element('input', {type: 'radio', name: group, value: 'one', checked: true}),
      'this finding only'),
    element('label', {class: 'line'}, wide, 'every finding of this kind for measure ' + finding.measure + ', from '
      + periodInWords(finding.period || reporting) + ' on')) : null,
  problem,
  element('p', {class: 'buttons'}, element('button', {type: 'submit', class: 'first'}, 'Accept'),
    element('button', {type: 'button', onclick: cancel}, 'Cancel')));
  form.focusFirst = () => reason.focus();
  return form;
}

// What was accepted here: each can be taken back; `save` writes the file.
function waiverListElement(waivers, {takeBack, save}) {
  if (waivers.length === 0) return null;
  return element('section', {class: 'waivers', 'aria-labelledby': 'waivers-heading'},
    element('h3', {id: 'waivers-heading'}, counted(waivers.length, 'decision') + ' of yours: accepted with a reason'),
    element('ul', {}, waivers.map((waiver) => element('li', {},
      element('span', {}, capital(waiverInWords(waiver)) + '. ' + waivedInWords(waiver)), ' ',
      element('button', {type: 'button', class: 'small', 'aria-label': 'Take back: ' + waiverInWords(waiver),
        onclick: () => takeBack(waiver)}, 'Take back')))),
    element('p', {}, 'They are kept only while this is open. Save them as ' + kWaiversFile
      + ' to keep them: put that file beside the measure register '
      + 'and choose both next time, or copy its rows into the register’s sheet Waivers.'),
    element('p', {}, element('button', {type: 'button', onclick: save}, 'Save ' + kWaiversFile)));
}
