'use strict';
// The tab Rate: every measure with its working, and the typed arrows and RAGs that say something else: they can be
// replaced, one by one or all, and undone.

let rated = null;
let differences = [];  // findings of check whose typed arrow or RAG can be replaced, in the open workbook
let done = [];  // what was replaced, latest last: [[{before, after}]], after: what readCells said then

const kArrowRule = 'C402', kRagRule = 'C403';
const kArrowInWords = {up: 'up', down: 'down', level: 'level', none: ''};

const rate = () => during('Rating', async () => {
  const {files, workbook, options, against} = await gather();
  const history = against.length > 0 ? {against} : {};
  const answer = await answerTo({command: 'rate', words: [workbook],
    options: {...options, ...history, format: 'json'}}, files);
  rated = JSON.parse(answer.out);
  needNotStopped();
  state('Comparing with what is typed…');
  const compared = await answerTo({command: 'check', words: [workbook],
    options: {...options, ...history, format: 'json', quiet: true}}, files);
  checked = JSON.parse(compared.out);
  checkedName = workbook;
  differences = typedDifferences();
  done = remembered(ofThisWorkbook('replaced'), []);
  state(ratedInWords());
  sayBeside(answer);
  showRatings();
});

const typedDifferences = () => checked.findings.filter((each) => isOpen(each)
  && (each.rule === kArrowRule || each.rule === kRagRule) && cellsOf(each).length === 1);

const ratedInWords = () => counted(rated.measures.length, 'measure')
  + (rated.period ? ' for ' + periodInWords(rated.period) : '') + '. '
  + (differences.length === 0 ? 'No typed arrow or RAG differs from what is worked out.'
    : counted(differences.length, 'typed arrow or RAG differs', 'typed arrows and RAGs differ')
    + ' from what is worked out.');

// ---- Showing --------------------------------------------------------------------------------------------------------

function showRatings() {
  showResult('rate', element('h2', {}, 'Ratings'), element('p', {class: 'summary'}, ratedInWords()),
    differencesElement(),
    undoElement(),
    element('div', {class: 'measures'}, rated.measures.map(ratedElement)), unratedElement());
}

const text = (value) => (value === null || value === undefined ? '' : String(value));
// "97.3%", "1,036", "320 per 10,000".
function figureInWords(value, unit) {
  if (typeof value !== 'number') return text(value);
  const shown = value.toLocaleString('en-GB', {maximumFractionDigits: 10});
  return unit === '%' ? shown + '%' : unit && unit !== 'count' ? shown + ' ' + unit : shown;
}

const nameOf = (measure) => (measure.measure === measure.title ? '' : measure.measure + ' ') + measure.title;

function ragInWords(rag, which) {
  return element('span', {class: 'rating'}, which + ' ', rag && rag !== 'none' ? ragElement(rag) : 'no rating');
}

function directionInWords(direction) {
  if (direction.arrow === 'none') return element('span', {class: 'rating'}, 'no arrow');
  return element('span', {class: 'rating'},
    element('span', {'aria-hidden': 'true', class: 'arrow'}, kArrows[direction.arrow]), ' ',
    kArrowInWords[direction.arrow] + ': ' + direction.words);
}

function ratedElement(measure) {
  const figure = (value) => figureInWords(value, measure.unit);
  const rows = [['Now', figure(measure.value)], ['Before', figure(measure.previous)],
    ['Year to date', figure(measure.ytd)],
    ['Target', figure(measure.target) || measure.target_reason],
    ['Good is', text(measure.polarity)], ['RAG', measure.rag.working],
    ['RAG at year end', measure.rag.year_end_working],
    ['Direction', measure.direction.working], ['Trend', measure.trend && measure.trend.words]];
  const source = measure.source;
  return element('details', {class: 'group measure'},
    element('summary', {}, element('span', {class: 'name'}, nameOf(measure)), ' ',
      ragInWords(measure.rag.period, 'now'), ' ', ragInWords(measure.rag.year_end, 'year end'), ' ',
      directionInWords(measure.direction)),
    element('dl', {}, rows.filter(([, words]) => words)
      .flatMap(([label, words]) => [element('dt', {}, label), element('dd', {}, words)])),
    source && pane.inExcel && source.workbook === checkedName
      ? element('button', {type: 'button', class: 'small', onclick: goTo(source.sheet, source.cell)},
        `Go to ${source.sheet} ${source.cell}`)
      : source ? element('p', {class: 'hint'}, source.sheet + ' ' + source.cell) : null);
}

// What is not rated is said: it is not the same as rated well.
function unratedElement() {
  if (!rated.not_rated || rated.not_rated.length === 0) return null;
  return element('details', {class: 'group'},
    element('summary', {}, counted(rated.not_rated.length, 'measure') + ' could not be rated, and why'),
    element('ul', {}, rated.not_rated.map((each) => element('li', {}, typeof each === 'string' ? each
      : [each.measure, each.title, each.why || each.reason].filter((words) => words).join(': ')))));
}

// What the button for one difference does, with what will be written: it looks like what the officer had.
function replaceInWords({rule, observed, expected}) {
  const arrow = rule === kArrowRule && (arrowWritten(observed, '', kArrowOfSign[expected]) || expected);
  if (arrow) return `Replace ${observed} with ${arrow}`;
  const rag = ragOfText(expected), typed = ragOfText(observed);
  return typed && typed !== rag ? `Replace ${observed} with ${ragWritten(observed, rag)}` : `Make the fill ${rag}`;
}

function differencesElement() {
  if (differences.length === 0) return null;
  const replaceable = pane.inExcel && !pane.saved;
  return element('section', {class: 'differences', 'aria-label': 'Typed otherwise than worked out'},
    element('h3', {}, 'Typed otherwise than worked out'),
    replaceable ? null : element('p', {class: 'hint'}, 'They can be replaced only in the open workbook.'),
    element('ul', {}, differences.map((finding) => element('li', {},
      element('p', {}, findingPlace(finding), ' ', finding.message),
      replaceable && finding.expected ? workButton(replaceInWords(finding), () => replace([finding]), {class: 'small',
        'aria-label': `${replaceInWords(finding)} in ${finding.sheet} ${finding.cells[0]}`}) : null,
      finding.expected ? null : element('p', {class: 'hint'}, finding.fix)))),
    replaceable && differences.filter((each) => each.expected).length > 1
      ? workButton('Replace all', () => replace(differences.filter((each) => each.expected)), {id: 'replace-all'})
      : null);
}

function undoElement() {
  if (done.length === 0 || !pane.inExcel) return null;
  const cells = done[done.length - 1].map((each) => each.before.sheet + ' ' + each.before.cell);
  return element('p', {}, workButton('Undo the last replacement', undo, {id: 'undo'}), ' ',
    element('span', {class: 'hint'}, cells.length > 3 ? counted(cells.length, 'cell') : cells.join(', ')));
}

// ---- Replacing ------------------------------------------------------------------------------------------------------

// What is to be written to a cell in place of what stands there: {value, fill, fontColor}; {changed: true} where the
// cell says something else than the finding saw.
async function changeFor(finding, facts) {
  const column = await columnOf(facts.sheet, facts.cell);
  if (finding.rule === kArrowRule) {
    const value = arrowWritten(facts.value, facts.font.name, kArrowOfSign[finding.expected], column);
    return collapsed(facts.value) === finding.observed && value ? {value} : {changed: true};
  }
  const rag = ragOfText(finding.expected);
  const typed = ragOfText(facts.value), filled = ragOfFill(facts.fill.pattern === 'None' ? '' : facts.fill.color);
  const says = collapsed(facts.value);
  if ((says || filled) !== finding.observed || (says && says !== '-' && !typed)) return {changed: true};
  if (typed === rag && (!filled || filled === rag)) return {changed: true};
  const change = {};
  if (typed && typed !== rag) change.value = ragWritten(says, rag);
  if (filled && filled !== rag) {
    change.fill = ragFill(column, rag);
    // A letter in the colour of its fill is not meant to be seen, and stays so.
    const isHidden = facts.font.color && facts.font.color.toLowerCase() === facts.fill.color.toLowerCase();
    if (isHidden) change.fontColor = change.fill;
  }
  return change;
}

const kChangedSince = 'The workbook has changed since it was rated:';
const kRateAgain = 'Rate again. Nothing was changed.';
const placeWords = (facts) => `${facts.sheet} ${facts.cell}`;

const replace = (findings) => during('Replacing', async () => {
  const facts = await readCells(findings.map((finding) => cellsOf(finding)[0]));
  const changes = [], left = [];
  for (let index = 0; index < findings.length; ++index) {
    const here = facts[index];
    if (here.gone) throw new PaneTrouble(`${kChangedSince} there is no sheet “${here.sheet}”. ${kRateAgain}`);
    if (here.holdsFormula) {
      left.push(placeWords(here) + ' holds a formula and was left as it is: mend what it is worked out from');
      continue;
    }
    if (isGradient(here.fill)) {
      left.push(placeWords(here) + ' has a fill of two colours that could not be put back, and was left as it is');
      continue;
    }
    const change = await changeFor(findings[index], here);
    if (change.changed) {
      throw new PaneTrouble(`${kChangedSince} ${placeWords(here)} does not say ${findings[index].observed} any more. `
        + kRateAgain);
    }
    changes.push({finding: findings[index], before: here, ...change});
  }
  needNotStopped();
  if (changes.length > 0) await makeChanges(changes);
  state(changes.length === 0 ? 'Nothing was replaced.' : counted(changes.length, 'cell') + ' replaced: '
    + changes.map((each) => placeWords(each.before)).join(', ') + '.');
  say(left.join('.\n') + (left.length > 0 ? '.' : ''));
  showRatings();
});

async function makeChanges(changes) {
  await changeCells(changes);
  differences = differences.filter((each) => !changes.some(({finding}) => finding === each));
  const after = await readCells(changes.map((each) => each.before));
  done.push(changes.map((each, index) => ({before: each.before, after: after[index]})));
  remember(ofThisWorkbook('replaced'), done);
}

const saysTheSame = (left, right) => left.formula === right.formula && left.fill.color === right.fill.color
  && left.fill.pattern === right.fill.pattern;

const undo = () => during('Undoing', async () => {
  const last = done[done.length - 1];
  const now = await readCells(last.map((each) => each.before));
  const other = now.find((here, index) => here.gone || !saysTheSame(here, last[index].after));
  if (other) {
    done.pop();
    remember(ofThisWorkbook('replaced'), done.length > 0 ? done : null);
    showRatings();
    throw new PaneTrouble(`${placeWords(other)} was changed since it was replaced, so nothing was undone. Look at: `
      + last.map(({before}) => `${placeWords(before)}, which said ${collapsed(before.value) || 'nothing'}`).join('; ')
      + '.');
  }
  await restoreCells(last.map((each) => each.before), now);
  done.pop();
  remember(ofThisWorkbook('replaced'), done.length > 0 ? done : null);
  const isBack = (finding) => cellsOf(finding).some(({sheet, cell}) =>
    last.some(({before}) => before.sheet === sheet && before.cell === cell));
  differences = typedDifferences().filter((each) => differences.includes(each) || isBack(each));
  state('Undone: ' + last.map(({before}) => placeWords(before)).join(', ') + (last.length === 1 ? ' is' : ' are')
    + ' as before.');
  showRatings();
});
