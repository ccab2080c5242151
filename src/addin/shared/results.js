// Findings and ratings as the page and the task pane show them.

const kSeverities = {error: 'errors', query: 'queries', note: 'notes'};
const kArrows = {up: '↑', down: '↓', level: '→', none: ''};
const kFindingsAtOnce = 50;  // of one rule; the others on request

// ---- Findings -------------------------------------------------------------------------------------------------------

// "Assess - Outcomes!J9" of a cell that a finding names: "J9" where it is on the finding's own sheet. Of several
// workbooks it begins with the file in square brackets, which no sheet's name may hold.
function cellOf(finding, words) {
  const mark = words.lastIndexOf('!');
  if (mark < 0) return {workbook: finding.workbook, sheet: finding.sheet, cell: words};
  const place = words.slice(0, mark).replace(/^'|'$/g, '').replace(/''/g, "'");
  const end = place.startsWith('[') ? place.lastIndexOf(']') : -1;
  return {workbook: end < 0 ? finding.workbook : place.slice(1, end), sheet: place.slice(end + 1),
    cell: words.slice(mark + 1)};
}

function neighbourhood(finding) {
  const around = finding.neighbours;
  if (!around || around.cells.length === 0) return null;
  const mark = (cell) => (cell.in_question ? 'question' : undefined);
  return element('div', {class: 'scroll'}, element('table', {class: 'neighbours'},
    element('caption', {class: 'hint'}, finding.sheet + (around.label ? ', ' + around.label : '')),
    element('tr', {}, around.cells.map((cell) => element('th', {scope: 'col', class: mark(cell)}, cell.cell,
      element('br'), cell.heading || ''))),
    element('tr', {}, around.cells.map((cell) => element('td', {class: mark(cell)}, cell.shown
      + (cell.in_question ? '  ← this one' : ''))))));
}

// "Accepted by J Smith on 12 April 2016, until 31 March 2017: the denominator was restated."
const waivedInWords = ({name, reason, date, until}) => 'Accepted by ' + name + (date ? ' on ' + dateInWords(date) : '')
  + (until ? ', until ' + dateInWords(until) : '') + ': ' + reason + (/[.!?]$/.test(reason) ? '' : '.');

// `place(finding)` gives what stands for its place: words, or buttons that go there; `more(finding)` what comes after
// it.
function findingElement(finding, {place, more}) {
  return element('div', {class: 'finding', 'data-fingerprint': finding.fingerprint},
    element('p', {class: 'where'}, place(finding), finding.waived ? ' (waived)' : ''),
    element('p', {}, finding.message),
    finding.fix && !finding.waived ? element('p', {}, 'What to do: ' + finding.fix) : null,
    neighbourhood(finding), more(finding));
}

// Cells that name their sheet need it not named before them.
function placeInWords(finding) {
  const cells = finding.cells.join(', ');
  return (cells.includes('!') ? cells : (finding.sheet || '') + (cells ? ' ' + cells : '')) || 'the whole workbook';
}

// A scorecard or plan that was read gives twice as many rules or more something to look at.
const kHardlyAny = 10;
const appliedRules = (checked) => checked.summary.rules.filter((rule) => rule.applied > 0).length;

// "To mend or explain before you send it: 3 errors, 1 query, 0 notes. 42 of 62 rules could be applied."
function findingsInWords(checked) {
  const number = (severity) => checked.findings.filter((each) => each.severity === severity && !each.waived).length;
  const errors = number('error'), waived = checked.findings.filter((each) => each.waived).length;
  const applied = appliedRules(checked);
  const begins = errors > 0 ? 'To mend or explain before you send it: '
    : applied <= kHardlyAny ? 'Hardly anything could be checked, so this is not a pass. ' : 'No error was found. ';
  return begins + counted(errors, 'error') + ', ' + counted(number('query'), 'query', 'queries') + ', '
    + counted(number('note'), 'note') + (waived > 0 ? ', ' + waived + ' waived' : '') + '. '
    + `${applied} of ${checked.summary.rules.length} rules could be applied.`;
}

// What was not checked, and why: it has not passed.
function notCheckedElement(checked) {
  const notRun = checked.summary.rules.filter((rule) => rule.not_run > 0);
  const group = (id, rules, words, open) => (rules.length === 0 ? null : element('details', {class: 'group', id, open},
    element('summary', {}, element('span', {class: 'tag note'}, 'not checked'), ' ', counted(rules.length, 'rule'),
      words),
    element('ul', {}, rules.map((rule) => element('li', {}, rule.title + ': ' + rule.why.join('; '))))));
  return element('div', {},
    group('not-checked', notRun.filter((rule) => rule.applied === 0), ' could not be applied anywhere, and why',
      appliedRules(checked) <= kHardlyAny),
    group('not-checked-everywhere', notRun.filter((rule) => rule.applied > 0),
      ' could not be applied everywhere, and why', false));
}

const groupKey = (finding) => finding.severity + ' ' + finding.rule;

// The findings of one rule. Many of them are shown some at a time, so that the page stays quick.
function groupElement(key, group, open, ways) {
  const body = element('div');
  let shown = 0;
  const some = () => {
    const next = group.slice(shown, shown + kFindingsAtOnce).map((finding) => findingElement(finding, ways));
    shown += next.length;
    body.querySelector(':scope > .others')?.remove();
    body.append(...next);
    if (shown < group.length)
      body.append(element('p', {class: 'others'}, element('button', {type: 'button', class: 'small', onclick: () => {
        some();
        next[next.length - 1].nextElementSibling?.querySelector('button, summary')?.focus();
      }}, 'Show more of these: ' + (group.length - shown) + ' are left')));
  };
  const draw = () => { if (shown === 0) some(); };
  if (open) draw();
  const waived = group.filter((finding) => finding.waived).length;
  return element('details', {class: 'group', 'data-key': key, open, ontoggle: draw},
    element('summary', {}, element('span', {class: 'tag ' + group[0].severity}, group[0].severity), ' ', group[0].title,
      ' (' + group.length + (waived === 0 ? '' : waived === group.length ? ', waived' : ', of which ' + waived
        + ' waived') + ')'), body);
}

// What somebody has set in a list of findings: its filter, and which groups are open. A later list can begin with it.
function findingsView(list) {
  const filter = list && list.querySelector('#filter');
  if (!filter) return undefined;
  return {words: filter.value, severity: list.querySelector('#severity').value,
    open: [...list.querySelectorAll('details.group[data-key]')].filter((each) => each.open).map((each) =>
      each.dataset.key)};
}

// The findings in groups of one rule, with a filter over them. `ways` as of findingElement; `view` as of findingsView.
function findingsElement(checked, ways, view = {words: '', severity: ''}) {
  const list = element('div');
  const filter = element('input', {type: 'search', id: 'filter', oninput: () => draw()});
  const severity = element('select', {id: 'severity', onchange: () => draw()}, element('option', {value: ''}, 'all'),
    Object.entries(kSeverities).map(([each, words]) => element('option', {value: each}, words)));
  filter.value = view.words;
  severity.value = view.severity;
  function draw(open) {
    const words = filter.value.trim().toLowerCase();
    const shown = checked.findings.filter((each) => (!severity.value || each.severity === severity.value)
      && (!words || [each.sheet, each.cells.join(' '), each.measure, each.message, each.rule,
        each.title].join(' ').toLowerCase().includes(words)));
    const groups = new Map();
    for (const finding of shown) {
      const key = groupKey(finding);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(finding);
    }
    list.replaceChildren(
      element('p', {role: 'status'}, shown.length === checked.findings.length ? '' : shown.length + ' of '
        + counted(checked.findings.length, 'finding') + ' shown.'),
      ...[...groups].map(([key, group], index) => groupElement(key, group, open ? open.includes(key) : index === 0,
        ways)));
  }
  draw(view.open);
  return element('div', {class: 'findings'},
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

// ---- Layouts --------------------------------------------------------------------------------------------------------

const kLayouts = {'cyps-monthly': 'Monthly scorecard', 'council-plan-quarterly': 'Council Plan, quarterly'};
const layoutInWords = (name) => (kLayouts[name] ? kLayouts[name] + ' (' + name + ')' : name);
