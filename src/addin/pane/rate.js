'use strict';
// The tab Rate: every measure with its working, and the typed arrows and RAGs that say something else: they can be
// replaced, one by one or all, and undone.

let rated = null;
let ratedName = '';  // of which workbook
let compared = null;  // what check answered when it was rated; the list of the tab Check is its own
let differences = [];  // findings of check whose typed arrow or RAG can be replaced, in the open workbook
// What was replaced, latest last: [[{before, after, value, fill, fontColor}]]; before and after: what readCells said.
let done = [];

const kArrowRule = 'C402', kRagRule = 'C403';
const kArrowInWords = {up: 'up', down: 'down', level: 'level', none: ''};

const rate = () => during('Rating', async () => {
  const gathered = await gather();
  const {files, workbook, options, against} = gathered;
  const answer = await answerTo({command: 'rate', words: [workbook],
    options: {...options, ...(against.length > 0 ? {against} : {}), format: 'json'}}, files);
  needNotStopped();
  state('Comparing with what is typed…');
  const comparison = await answerOfCheck(gathered);
  rated = JSON.parse(answer.out);
  ratedName = workbook;
  compared = JSON.parse(comparison.out);
  differences = typedDifferences();
  state(ratedInWords());
  sayBeside(answer);
  showRatings();
});

const typedDifferences = (findings = compared.findings) => findings.filter((each) => isOpen(each)
  && (each.rule === kArrowRule || each.rule === kRagRule) && cellsOf(each).length === 1);

// ": none of 30 compared differs." What was not compared has not passed, and what was accepted differs.
function comparedInWords(rule) {
  const found = compared.summary.rules.find((each) => each.rule === rule);
  const {passed, failed, waived, not_run: left, why} = found
    || {passed: 0, failed: 0, waived: 0, not_run: 0, why: []};
  const all = passed + failed + waived, differ = failed + waived;
  const reasons = why.length > 0 ? ': ' + why.map((each) => each.replace(/ \(1\)$/, '')).join('; ') : '';
  if (all === 0) return ` were not compared${reasons || ': none was found'}.`;
  const replaced = typedDifferences().filter((each) => each.rule === rule && !differences.includes(each)).length;
  const since = [[waived, 'accepted'], [replaced, 'replaced since']].filter(([number]) => number > 0)
    .map(([number, words]) => (differ === 1 ? words : `${number} ${words}`));
  return `: ${differ === 0 ? 'none' : differ} of ${all} compared ${differ > 1 ? 'differ' : 'differs'}`
    + (since.length > 0 ? ` (${since.join(', ')})` : '') + (left > 0 ? `; ${left} not compared${reasons}` : '') + '.';
}

function ratedInWords() {
  const arrows = comparedInWords(kArrowRule), rags = comparedInWords(kRagRule);
  const neither = arrows === rags && arrows.startsWith(' were');
  return counted(rated.measures.length, 'measure') + (rated.period ? ' for ' + periodInWords(rated.period) : '') + '. '
    + (neither ? 'Typed arrows and RAGs' + rags : `Typed arrows${arrows} Typed RAGs${rags}`);
}

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
    source && canTouch() && source.workbook === ratedName && isInWorkbook(source)
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
  const replaceable = canTouch();
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
  if (done.length === 0 || !canTouch()) return null;
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

const isSameFinding = (one, other) => one.fingerprint === other.fingerprint && one.sheet === other.sheet
  && one.cells[0] === other.cells[0] && one.observed === other.observed && one.expected === other.expected;

// What stands in the cells of the findings. A cell's words do not tell whose it is, rows may have moved since: the
// workbook is checked again, and only what is found again in the same cells goes on.
async function cellsFoundAgain(findings) {
  const places = findings.map((finding) => cellsOf(finding)[0]);
  if (!canTouch() || places.some((each) => !each)) {
    throw new PaneTrouble('The open workbook is not the one that was rated, or has another name now. ' + kRateAgain);
  }
  const before = await readCells(places);
  const gone = before.find((each) => each.gone);
  if (gone) throw new PaneTrouble(`${kChangedSince} there is no sheet “${gone.sheet}”. ${kRateAgain}`);
  const answer = await answerOfCheck(await gather());
  needNotStopped();
  if (!rated) throw new PaneTrouble('The workbook has another name since it was rated. ' + kRateAgain);
  const found = typedDifferences(JSON.parse(answer.out).findings);
  const now = await readCells(places);
  for (let index = 0; index < findings.length; ++index) {
    const isFound = found.some((each) => isSameFinding(each, findings[index]));
    if (!isFound || now[index].gone || !isSameRow(now[index], before[index])
      || !saysTheSame(now[index], before[index])) {
      throw new PaneTrouble(`${kChangedSince} what was found in ${placeWords(before[index])} is not found there any `
        + `more. ${kRateAgain}`);
    }
  }
  return now;
}

const replace = (findings) => during('Replacing', async () => {
  const facts = await cellsFoundAgain(findings);
  const changes = [], left = [];
  for (let index = 0; index < findings.length; ++index) {
    const here = facts[index];
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
  done.push(changes.map(({finding, ...change}, index) => ({...change, after: after[index]})));
}

const isSameRow = (left, right) => left.beginning.every((each, index) => each === right.beginning[index]);
// Whether what a change would touch is the same: all of it where no change is given.
const saysTheSame = (left, right, {value, fill, fontColor} = {value: true, fill: true}) =>
  (value === undefined || left.formula === right.formula)
  && (fill === undefined || (left.fill.color === right.fill.color && left.fill.pattern === right.fill.pattern))
  && (fontColor === undefined || left.font.color === right.font.color);

const undo = () => during('Undoing', async () => {
  const last = done[done.length - 1];
  if (!canTouch()) throw new PaneTrouble('This can be undone only in the open workbook. Nothing was changed.');
  const now = await readCells(last.map((each) => each.before));
  const other = now.find((here, index) => here.gone || !isSameRow(here, last[index].after)
    || !saysTheSame(here, last[index].after, last[index]));
  if (other) {
    done.pop();
    showRatings();
    throw new PaneTrouble(`${placeWords(other)} was changed since it was replaced, or another row stands there now, so `
      + 'nothing was undone. Look at: '
      + last.map(({before}) => `${placeWords(before)}, which said ${collapsed(before.value) || 'nothing'}`).join('; ')
      + '.');
  }
  await restoreCells(last, now);
  done.pop();
  const isBack = (finding) => cellsOf(finding).some(({sheet, cell}) =>
    last.some(({before}) => before.sheet === sheet && before.cell === cell));
  differences = typedDifferences().filter((each) => differences.includes(each) || isBack(each));
  state('Undone: ' + last.map(({before}) => placeWords(before)).join(', ') + (last.length === 1 ? ' is' : ' are')
    + ' as before.');
  showRatings();
});
