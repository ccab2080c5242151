'use strict';
// The tab Check: findings, going to their cells, highlights.

let checked = null;  // what check answered last
let checkedName = '';  // of which workbook

const isOpen = (finding) => !finding.waived;
const isInWorkbook = (finding) => !finding.workbook || finding.workbook === workbookName();

// {sheet, cell} of all cells of a finding; none where it is about another file, such as the register.
function cellsOf(finding) {
  if (!isInWorkbook(finding) || !finding.sheet) return [];
  return finding.cells.map((each) => cellOf(finding, each)).filter((each) => isInWorkbook(each));
}

// What check answers about what was gathered: the same question for whoever asks it.
const answerOfCheck = ({files, workbook, options, against}) => answerTo({command: 'check', words: [workbook],
  options: {...options, format: 'json', ...(against.length > 0 ? {against} : {}),
    ...(byId('to-publish').checked ? {public: true} : {})}}, files);

async function askCheck() {
  const gathered = await gather();
  const answer = await answerOfCheck(gathered);
  checked = JSON.parse(answer.out);
  checkedName = gathered.workbook;
  return answer;
}

const check = () => during('Checking', async () => {
  const answer = await askCheck();
  state(findingsInWords(checked));
  sayBeside(answer);
  showFindings();
});

function goTo(sheet, cell) {
  return async () => {
    try {
      say(await selectCell(sheet, cell));
    } catch (problem) {
      say(troubleInWords(problem));
    }
  };
}

// Buttons that go to the cells, in Excel; else words.
function findingPlace(finding) {
  const cells = cellsOf(finding);
  if (!isInWorkbook(finding)) return finding.workbook + ': ' + placeInWords(finding);
  if (!canTouch() || cells.length === 0) return placeInWords(finding);
  return element('span', {}, finding.sheet + ' ', cells.map(({sheet, cell}) => element('button',
    {type: 'button', class: 'small cell', 'aria-label': `Go to ${sheet} ${cell}`, onclick: goTo(sheet, cell)},
    sheet === finding.sheet ? cell : sheet + ' ' + cell)));
}

// A list that is shown again keeps its filter and what was open.
function showFindings() {
  const view = findingsView(byId('check-result'));
  showResult('check', element('h2', {}, 'What was found'),
    element('p', {class: 'summary'}, findingsInWords(checked)),
    canTouch() && checked.findings.some((each) => isOpen(each) && cellsOf(each).length > 0) ? highlightBar() : null,
    findingsElement(checked, {place: findingPlace, more: acceptance}, view));
}

// ---- Highlights -----------------------------------------------------------------------------------------------------

const highlightBar = () => element('div', {class: 'bar'},
  element('div', {class: 'buttons'}, workButton('Highlight these cells', highlight, {id: 'highlight'})),
  element('p', {class: 'hint'}, 'In the workbook: ' + Object.values(kHighlights).map((each) => each.words).join('; ')
    + '. Your own colours stay below and come back with “Clear highlights”.'));

const highlight = () => during('Highlighting', async () => {
  if (!checked || !canTouch()) throw new PaneTrouble('Check the open workbook first. Nothing was changed.');
  const cells = checked.findings.filter(isOpen)
    .flatMap((finding) => cellsOf(finding).map((each) => ({...each, severity: finding.severity})));
  const {cells: number, gone} = await highlightCells(cells);
  state(counted(number, 'cell') + ' highlighted. Clear the highlights before you send the workbook.');
  if (gone.length > 0) say('Not in the workbook any more, so not highlighted: ' + gone.join(', ') + '.');
});

const clear = () => during('Clearing', async () => {
  const sheets = await clearHighlights();
  state(sheets === 0 ? 'There is no highlight in this workbook.' : 'The highlights are gone from '
    + counted(sheets, 'sheet') + '. The cells look as they did before.');
});
