// What the task pane does to a workbook, without a browser: the scripts that speak with Excel against the stand-in host
// and against office-addin-mock, and what they write in place of an arrow or a RAG.
//   SCOREBOOK_SOURCE=. SCOREBOOK_NODE_MODULES=node_modules node --test tests/page/excel_host_test.mjs
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import vm from 'node:vm';

const source = process.env.SCOREBOOK_SOURCE || join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = process.env.SCOREBOOK_NODE_MODULES;
const read = (name) => readFileSync(join(source, name), 'utf8');
const kScripts = ['src/addin/shared/elements.js', 'src/addin/shared/engine.js', 'src/addin/pane/excel.js',
  'src/addin/pane/excel-cells.js', 'src/addin/pane/typed.js'];
const kNames = ['ExcelTrouble', 'openWorkbook', 'openWorkbookBytes', 'selectCell', 'selectedCell', 'sheetNames',
  'insertSheets', 'removeSheets',
  'highlightCells', 'clearHighlights', 'readCells', 'changeCells', 'restoreCells', 'columnOf', 'ragOfText',
    'ragOfFill', 'ragWritten', 'ragFill',
  'arrowTyped', 'arrowWritten', 'excelOffers'];

// The pane's functions over a host; `before` is a script or globals that give Office and Excel.
function load({script = '', globals = {}}) {
  const context = vm.createContext({setTimeout, clearTimeout, atob, btoa, console, ...globals});
  const all = [script, ...kScripts.map(read), `({${kNames.join(', ')}, host: typeof host === 'undefined' ? null : `
    + `host})`].join('\n');
  return vm.runInContext(all, context);
}

function workbook(more = {}) {
  return {
    name: 'march.xlsx', url: 'https://council/Shared%20Documents/march.xlsx',
      bytes: Buffer.from('workbook bytes').toString('base64'),
    selection: {sheet: 'Summary', cell: 'H12'},
    sheets: [
      {name: 'Summary', cells: {
        A1: {v: 'Title', fill: '#1F3864'}, B12: {v: '2.1'}, C12: {v: 'Number of contacts'},
          H12: {v: 1092, f: '=Contacts!C20'},
        K12: {v: '↓'}, L12: {v: 'r', fill: '#FF0000'}, L13: {v: 'G', fill: '#00B050'},
          L14: {v: 'G', fill: '#92D050'}, L15: {v: 'G', fill: '#92D050'},
        L16: {v: 5, nf: '0.0%', fill: '#FFFFFF'}}},
      {name: "Children's data", cells: {A1: {v: 1, fill: '#ABCDEF', pattern: 'Gray50', patternColor: '#123456'}}},
      {name: 'Hidden', visibility: 'Hidden'}],
    ...more,
  };
}

function open(more) {
  const pane = load({script: read('tests/page/excel_host.js')});
  pane.host.setModel(JSON.parse(JSON.stringify(workbook(more))));
  return pane;
}

const plain = (value) => JSON.parse(JSON.stringify(value));
const sheetOf = (pane, name) => pane.host.model.sheets.find((each) => each.name === name);
const formatsOf = (pane) => plain(pane.host.model.sheets.map((each) =>
  each.formats.map(({areas, formula}) => [formula, areas])));
const cellsNow = (pane) => plain(pane.host.model.sheets.map((each) => each.cells));

test('the open workbook: bytes in slices, and the file is always closed', async () => {
  const bytes = Buffer.from(Array.from({length: 3_000_001}, (_, index) => index % 251));
  const pane = open({bytes: bytes.toString('base64')});
  assert.ok(bytes.equals(Buffer.from(await pane.openWorkbookBytes())));
  for (const fault of ['refuseSlice', 'shortFile']) {
    pane.host.faults[fault] = true;
    await assert.rejects(pane.openWorkbookBytes(), /did not hand over the whole workbook/);
    delete pane.host.faults[fault];
  }
  await assert.rejects(pane.openWorkbookBytes(() => true), /Stopped/);
  assert.deepEqual(plain(pane.host.log.files), {opened: 4, closed: 4});
});

test('the open workbook: what is not handed over is said in words', async () => {
  const old = open({offers: {ExcelApi: '1.17'}});
  await assert.rejects(old.openWorkbookBytes(), /does not hand over the open workbook/);
  const pane = open();
  pane.host.faults.refuseFile = true;
  await assert.rejects(pane.openWorkbookBytes(), (problem) => problem instanceof pane.ExcelTrouble
    && /did not hand over/.test(problem.message));
});

test('the open workbook: its name, and what it is remembered by', async () => {
  assert.deepEqual(plain(await open().openWorkbook()), {key: 'https://council/Shared%20Documents/march.xlsx',
    name: 'march.xlsx'});
  const old = open({name: 'never asked', offers: {ExcelApi: '1.6', CompressedFile: '1.1'},
    url: 'C:\\Work\\april%20new.xlsx'});
  assert.equal((await old.openWorkbook()).name, 'april new.xlsx');
  assert.deepEqual(plain(await open({name: 'Book1', url: ''}).openWorkbook()), {key: '', name: 'Book1'});
});

test('the open workbook: saved under another name since, which the address alone does not say', async () => {
  const pane = open({name: 'april.xlsx', saved: 'https://council/april.xlsx'});
  assert.deepEqual(plain(await pane.openWorkbook()), {key: 'https://council/april.xlsx', name: 'april.xlsx'});
  pane.host.faults.refuseProperties = true;
  assert.deepEqual(plain(await pane.openWorkbook()), {key: '', name: 'april.xlsx'}, 'not known is not the old one');
  pane.host.model.name = 'March.xlsx';
  assert.equal((await pane.openWorkbook()).key, 'https://council/Shared%20Documents/march.xlsx');
});

test('a cell: selected on its sheet; a hidden sheet and one that is gone are said', async () => {
  const pane = open();
  assert.equal(await pane.selectCell("Children's data", 'A1'), '');
  assert.deepEqual(plain(pane.host.log.selected), {sheet: "Children's data", cell: 'A1'});
  assert.match(await pane.selectCell('Hidden', 'A1'), /“Hidden” is hidden/);
  assert.match(await pane.selectCell('Nowhere', 'A1'), /no sheet “Nowhere”/);
  pane.host.faults.editing = true;
  await assert.rejects(pane.selectCell('Summary', 'A1'), /Press Enter or Esc/);
});

test('the selection: cell, row and the beginning of the row', async () => {
  const pane = open();
  assert.deepEqual(plain(await pane.selectedCell()), {sheet: 'Summary', cell: 'H12', row: 12,
    beginning: ['', '2.1', 'Number of contacts', '', '', '']});
  pane.host.model.selection.several = true;
  await assert.rejects(pane.selectedCell(), /Select one cell/);
});

test('highlights: lie over the cells, the worst of a cell wins, and go without a trace', async () => {
  const pane = open();
  const before = cellsNow(pane);
  const cells = [{sheet: 'Summary', cell: 'L12', severity: 'note'}, {sheet: 'Summary', cell: 'L12', severity: 'error'},
    {sheet: 'Summary', cell: 'K12', severity: 'query'}, {sheet: "Children's data", cell: 'A1', severity: 'error'},
      {sheet: 'Nowhere', cell: 'A1', severity: 'note'}];
  assert.deepEqual(plain(await pane.highlightCells(cells)), {cells: 3, gone: ['Nowhere']});
  const once = formatsOf(pane);
  assert.deepEqual(once.map((each) => each.length), [2, 1, 0]);
  assert.deepEqual(cellsNow(pane), before);
  await pane.highlightCells(cells);
  assert.deepEqual(formatsOf(pane), once, 'a second time takes the place of the first');
  // Another pane, later, on another computer.
  const again = load({script: read('tests/page/excel_host.js')});
  again.host.setModel({...plain(pane.host.model)});
  plain(pane.host.model).sheets.forEach((sheet, index) => { again.host.model.sheets[index].formats = sheet.formats; });
  assert.equal(await again.clearHighlights(), 2);
  assert.deepEqual(formatsOf(again), [[], [], []]);
  assert.deepEqual(cellsNow(again), before);
});

test('highlights: a conditional format of the officer stays', async () => {
  const pane = open();
  sheetOf(pane, 'Summary').formats.push({id: 'own', type: 'Custom', formula: '=A1>0',
    areas: [{top: 0, left: 0, bottom: 30, right: 20}]},
    {id: 'scale', type: 'ColorScale', areas: [{top: 0, left: 0, bottom: 30, right: 20}]});
  await pane.highlightCells([{sheet: 'Summary', cell: 'L12', severity: 'error'}]);
  await pane.clearHighlights();
  assert.deepEqual(plain(sheetOf(pane, 'Summary').formats.map((each) => each.id)), ['own', 'scale']);
});

test('highlights: all or nothing', async () => {
  const pane = open();
  await pane.highlightCells([{sheet: 'Summary', cell: 'K12', severity: 'error'}]);
  const before = formatsOf(pane);
  const cells = [{sheet: 'Summary', cell: 'L12', severity: 'error'},
    {sheet: "Children's data", cell: 'A1', severity: 'note'}];
  pane.host.faults.refuseFormat = 'A1';
  await assert.rejects(pane.highlightCells(cells), /The highlights are as they were/);
  assert.deepEqual(formatsOf(pane), before);
  delete pane.host.faults.refuseFormat;
  sheetOf(pane, "Children's data").protected = true;
  await assert.rejects(pane.highlightCells(cells), /“Children's data” is protected, so nothing was changed anywhere. Take the protection off in Excel \(Review, Unprotect Sheet\)/);
  assert.deepEqual(formatsOf(pane), before);
  sheetOf(pane, 'Summary').protected = true;
  await assert.rejects(pane.clearHighlights(), /“Summary” is protected/);
});

test('highlights: an Excel that cannot do it says so', async () => {
  await assert.rejects(open({offers: {ExcelApi: '1.8'}}).highlightCells([]), /too old/);
});

// Cells with everything that they have without its being said.
const inFull = (cells) => Object.fromEntries(Object.entries(cells).map(([address, cell]) => [address,
  {nf: 'General', fontColor: '#000000', ...(cell.fill ? {pattern: 'Solid'} : {}), ...cell}]));

const places = [{sheet: 'Summary', cell: 'L12'}, {sheet: 'Summary', cell: 'L16'},
  {sheet: "Children's data", cell: 'A1'}];

test('cells: read, changed and brought back exactly', async () => {
  const pane = open();
  const before = cellsNow(pane);
  const facts = await pane.readCells([...places, {sheet: 'Summary', cell: 'H12'}, {sheet: 'Summary', cell: 'A30'}]);
  assert.deepEqual(facts.map((each) => each.holdsFormula), [false, false, false, true, false]);
  assert.equal(facts[4].fill.pattern, 'None');
  const changes = places.map((_, index) => ({before: facts[index], value: 'g', fill: '#92D050', fontColor: '#111111'}));
  await pane.changeCells(changes);
  assert.deepEqual([sheetOf(pane, 'Summary').cells.L12.v, sheetOf(pane, 'Summary').cells.L12.fill], ['g', '#92D050']);
  await pane.restoreCells(changes, await pane.readCells(places));
  assert.deepEqual(cellsNow(pane).map(inFull), before.map(inFull));
});

test('cells: one that had no fill has none again', async () => {
  const pane = open();
  const place = [{sheet: 'Summary', cell: 'K12'}];
  const facts = await pane.readCells(place);
  const changes = [{before: facts[0], value: '↑', fill: '#00B050'}];
  await pane.changeCells(changes);
  await pane.restoreCells(changes, await pane.readCells(place));
  const {v, fill} = sheetOf(pane, 'Summary').cells.K12;
  assert.deepEqual([v, fill], ['↓', undefined]);
});

test('cells: only what was changed is brought back', async () => {
  const pane = open();
  const [before] = await pane.readCells([{sheet: 'Summary', cell: 'L12'}]);
  const cell = sheetOf(pane, 'Summary').cells.L12;
  const changes = [{before, value: 'g'}];
  await pane.changeCells(changes);
  Object.assign(cell, {fill: '#123456', fontColor: '#FFFFFF', nf: '@'});
  await pane.restoreCells(changes, await pane.readCells([before]));
  assert.deepEqual(plain(cell), {v: 'r', fill: '#123456', fontColor: '#FFFFFF', nf: '@'});
  await pane.changeCells([{before, fill: '#00B050'}]);
  cell.v = 'newer';
  await pane.restoreCells([{before, fill: '#00B050'}], await pane.readCells([before]));
  assert.deepEqual([cell.v, cell.fill], ['newer', '#FF0000']);
});

test('cells: all or nothing', async () => {
  const pane = open();
  const facts = await pane.readCells(places);
  const changes = facts.map((each) => ({before: each, value: 'x', fill: '#00B050'}));
  const before = plain(facts);
  pane.host.faults.refuseWrite = 'A1';
  pane.host.faults.refuseCode = 'AccessDenied';
  await assert.rejects(pane.changeCells(facts.map((each) => ({before: each, value: 'x', fill: '#00B050'}))),
    /look at them: Summary L12/);
  delete pane.host.faults.refuseWrite;
  await pane.restoreCells(changes, facts);
  assert.deepEqual(plain(await pane.readCells(places)), before);
  pane.host.faults.refuseOnce = 'A1';
  await assert.rejects(pane.changeCells(facts.map((each) => ({before: each, value: 'x', fill: '#00B050'}))),
    /Nothing was changed/);
  assert.deepEqual(plain(await pane.readCells(places)), before);
  sheetOf(pane, "Children's data").protected = true;
  await assert.rejects(pane.changeCells(facts.map((each) => ({before: each, value: 'x'}))),
    /protected, so nothing was changed anywhere/);
  await assert.rejects(pane.readCells(places), /protected/);
});

test('sheets: put in at the end, taken out again, refused where the structure is protected', async () => {
  const pane = open();
  pane.host.namesInside = () => ['Summary', 'Cover'];
  const inserted = plain(await pane.insertSheets(new Uint8Array([80, 75, 3, 4])));
  assert.deepEqual(inserted.map((each) => each.name), ['Summary (2)', 'Cover']);
  assert.deepEqual(plain(pane.host.log.inserted), [{base64: 'UEsDBA==', options: {positionType: 'End'}}]);
  pane.host.model.structureProtected = true;
  await assert.rejects(pane.removeSheets(inserted), /structure is protected/);
  await assert.rejects(pane.insertSheets(new Uint8Array(1)), /structure is protected/);
  pane.host.model.structureProtected = false;
  // A sheet of the officer's that has come to the identifier of one that was put in stays.
  const [{id}] = pane.host.model.sheets;
  assert.deepEqual(plain(await pane.removeSheets([{id, name: 'Cover'}])), []);
  assert.deepEqual(plain(await pane.removeSheets(inserted)), ['Summary (2)', 'Cover']);
  assert.deepEqual(plain(await pane.sheetNames()), ['Summary', "Children's data", 'Hidden']);
  await assert.rejects(pane.removeSheets(pane.host.model.sheets.slice(0, 2).map(({id, name}) => ({id, name}))),
    /needs one sheet that is not hidden/);
});

test('the stand-in: refuses to read what was not loaded and synchronised', async () => {
  const pane = open();
  await assert.rejects(pane.host.Excel.run(async (context) => context.workbook.getSelectedRange().values),
    /not available/);
  await assert.rejects(pane.host.Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange();
    range.load('values');
    return range.values;
  }), /not available/);
});

// ---- office-addin-mock: a second opinion on loading and synchronising ----

test('with office-addin-mock: nothing is read before it is loaded and synchronised',
  {skip: !modules && 'SCOREBOOK_NODE_MODULES is not set'}, async () => {
  const {OfficeMockObject} = createRequire(join(resolve(modules), 'x.js'))('office-addin-mock');
  const selected = [];
  const beginning = {text: [['', '2.1', 'Number of contacts', '', '', '']]};
  const mock = new OfficeMockObject({
    context: {
      workbook: {
        name: 'march.xlsx',
        range: {rowIndex: 11, columnIndex: 7, worksheet: {name: 'Summary', beginning,
          getRangeByIndexes() { return this.beginning; }}},
        getSelectedRange() { return this.range; },
        worksheets: {
          sheet: {visibility: 'Visible', activate: () => selected.push('activate'),
            getRange: (cell) => ({select: () => selected.push(cell)})},
          getItemOrNullObject() { return this.sheet; },
        },
      },
    },
    async run(work) { return work(this.context); },
  }, 'excel');
  mock.context.workbook.worksheets.sheet.isNullObject = false;  // Excel says this of itself, without load
  const office = {context: {requirements: {isSetSupported: () => true}, document: {url: ''}}};
  const pane = load({globals: {Excel: mock, Office: office}});
  assert.deepEqual(plain(await pane.selectedCell()), {sheet: 'Summary', cell: 'H12', row: 12,
    beginning: beginning.text[0]});
  assert.equal((await pane.openWorkbook()).name, 'march.xlsx');
  assert.equal(await pane.selectCell('Summary', 'H12'), '');
  assert.deepEqual(selected, ['activate', 'H12']);
});

// ---- What is written ----

const typed = load({});

test('a RAG: a letter stays a letter, a word a word, in its case', () => {
  for (const [had, rag, wanted] of [['r', 'green', 'g'], ['R', 'green', 'G'], ['Red', 'green', 'Green'],
    ['GREEN', 'amber', 'AMBER'], ['amber', 'red', 'red'], [' G ', 'red', 'R']])
    assert.equal(typed.ragWritten(had, rag), wanted);
});

test('a fill: read as Check reads it', () => {
  for (const [color, rag] of [['#FF0000', 'red'], ['#FFC000', 'amber'], ['#FFFF00', 'amber'], ['#00B050', 'green'],
    ['#92D050', 'green'], ['#FFFFFF', null], ['#1F3864', null],
    ['#808080', null], ['#D9B3FF', null], ['#9CCBFF', null], ['#D0D0D0', null], ['', null]])
    assert.equal(typed.ragOfFill(color), rag, color);
});

test('a fill: the one that the officer uses in the column', () => {
  const column = [{value: 'G', fill: '#00B050'}, {value: 'G', fill: '#92D050'}, {value: 'G', fill: '#92D050'},
    {value: 'R', fill: '#00B050'}, {value: 'x', fill: null}];
  assert.equal(typed.ragFill(column, 'green'), '#92D050');
  assert.equal(typed.ragFill(column, 'red'), '#FF0000');
});

test('an arrow: stays in its family', () => {
  const words = [{value: 'Stable'}, {value: 'Up'}];
  for (const [had, font, arrow, column, wanted] of [['↓', '', 'up', [], '↑'], ['▲', '', 'level', [], '►'],
    ['▼', '', 'up', [], '▲'], ['⬆\uFE0F', '', 'down', [], '⬇\uFE0F'],
    ['⇧', '', 'level', [], '⇨'], ['↔', '', 'down', [], '↓'], ['é', 'Wingdings', 'down', [], 'ê'],
      ['ê', 'Wingdings', 'level', [], 'è'], ['é', 'Calibri', 'down', [], null],
    ['UP', '', 'down', [], 'DOWN'], ['Down', '', 'level', words, 'Stable'], ['down', '', 'level', [], 'level'],
      ['maybe', '', 'up', [], null]])
    assert.equal(typed.arrowWritten(had, font, arrow, column), wanted, had);
});
