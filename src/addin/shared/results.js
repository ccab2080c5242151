// Findings and ratings as the page and the task pane show them.

const kSeverities = {error: 'errors', query: 'queries', note: 'notes'};
const kArrows = {up: '↑', down: '↓', level: '→', none: ''};

// ---- Findings -------------------------------------------------------------------------------------------------------

// "Assess - Outcomes!J9" of a cell that a finding names: "J9" where it is on the finding's own sheet.
function cellOf(finding, words) {
  const mark = words.lastIndexOf('!');
  return mark < 0 ? {sheet: finding.sheet, cell: words} : {sheet: words.slice(0, mark).replace(/^'|'$/g, '').replace(/''/g, "'"), cell: words.slice(mark + 1)};
}

function neighbourhood(finding) {
  const around = finding.neighbours;
  if (!around || around.cells.length === 0) return null;
  const mark = (cell) => (cell.in_question ? 'question' : undefined);
  return element('div', {class: 'scroll'}, element('table', {class: 'neighbours'},
    element('caption', {class: 'hint'}, finding.sheet + (around.label ? ', ' + around.label : '')),
    element('tr', {}, around.cells.map((cell) => element('th', {scope: 'col', class: mark(cell)}, cell.cell, element('br'), cell.heading || ''))),
    element('tr', {}, around.cells.map((cell) => element('td', {class: mark(cell)}, cell.shown + (cell.in_question ? '  ← this one' : ''))))));
}

// `place(finding)` gives what stands for its place: words, or buttons that go there; `more(finding)` what comes after it.
function findingElement(finding, {place, more}) {
  return element('div', {class: 'finding'},
    element('p', {class: 'where'}, place(finding), finding.waived ? ' (waived)' : ''),
    element('p', {}, finding.message),
    finding.fix ? element('p', {}, 'What to do: ' + finding.fix) : null,
    neighbourhood(finding), more(finding));
}

const placeInWords = (finding) =>
  ((finding.sheet || '') + (finding.cells.length > 0 ? ' ' + finding.cells.join(', ') : '')) || 'the whole workbook';

// "To mend or explain before you send it: 3 errors, 1 query, 0 notes."
function findingsInWords(checked) {
  const number = (severity) => checked.findings.filter((each) => each.severity === severity && !each.waived).length;
  const errors = number('error'), waived = checked.findings.filter((each) => each.waived).length;
  return (errors > 0 ? 'To mend or explain before you send it: ' : 'No error was found. ') + counted(errors, 'error') + ', '
    + counted(number('query'), 'query', 'queries') + ', ' + counted(number('note'), 'note') + (waived > 0 ? ', ' + waived + ' waived' : '') + '.';
}

// What was not checked, and why: it has not passed.
function notCheckedElement(checked) {
  const rules = checked.summary.rules.filter((rule) => rule.not_run > 0);
  if (rules.length === 0) return null;
  return element('details', {class: 'group', id: 'not-checked'},
    element('summary', {}, element('span', {class: 'tag note'}, 'not checked'), ' ', counted(rules.length, 'rule'),
      ' could not be applied everywhere, and why'),
    element('ul', {}, rules.map((rule) => element('li', {}, rule.title + ': ' + rule.why.join('; ')))));
}

// The findings in groups of one rule, with a filter over them. `ways` as of findingElement.
function findingsElement(checked, ways) {
  const list = element('div');
  const filter = element('input', {type: 'search', id: 'filter', oninput: draw});
  const severity = element('select', {id: 'severity', onchange: draw}, element('option', {value: ''}, 'all'),
    Object.entries(kSeverities).map(([each, words]) => element('option', {value: each}, words)));
  function draw() {
    const words = filter.value.trim().toLowerCase();
    const shown = checked.findings.filter((each) => (!severity.value || each.severity === severity.value)
      && (!words || [each.sheet, each.cells.join(' '), each.measure, each.message, each.rule, each.title].join(' ').toLowerCase().includes(words)));
    const groups = new Map();
    for (const finding of shown) {
      const key = finding.severity + finding.rule;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(finding);
    }
    list.replaceChildren(
      element('p', {role: 'status'}, shown.length === checked.findings.length ? '' : shown.length + ' of ' + counted(checked.findings.length, 'finding') + ' shown.'),
      ...[...groups.values()].map((group, index) => element('details', {class: 'group', open: index === 0},
        element('summary', {}, element('span', {class: 'tag ' + group[0].severity}, group[0].severity), ' ',
          group[0].title, ' (' + group.length + ')'),
        group.map((finding) => findingElement(finding, ways)))));
  }
  draw();
  return element('div', {},
    checked.findings.length === 0 ? element('p', {}, 'No finding.')
      : element('div', {class: 'filter'}, element('label', {for: 'filter'}, 'Show only those with'), filter,
        element('label', {for: 'severity'}, 'of'), severity),
    list, notCheckedElement(checked));
}

// ---- Ratings --------------------------------------------------------------------------------------------------------

// A colour never stands without its letter and word.
const ragElement = (rag) => element('span', {class: 'tag ' + rag}, rag[0].toUpperCase() + ' ' + rag);

function ragCell(rag, reason) {
  if (!rag || rag === 'none') return element('td', {}, reason || 'no rating');
  return element('td', {}, ragElement(rag));
}
