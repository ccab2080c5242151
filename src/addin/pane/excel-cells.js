'use strict';
// Changes to the cells of the open workbook: highlights over them, and what is typed in them. Every change is made
// whole or not at all.

// ---- Protection -----------------------------------------------------------------------------------------------------

// Refuses, before anything is changed, where one of the sheets is protected; answers the sheets by their names. A sheet
// that is gone is null.
async function openSheets(context, names) {
  const sheets = new Map();
  for (const name of new Set(names)) {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    sheet.load('name');
    sheet.protection.load('protected');
    sheets.set(name, sheet);
  }
  await context.sync();
  const closed = [];
  for (const [name, sheet] of sheets) {
    if (sheet.isNullObject) sheets.set(name, null);
    else if (sheet.protection.protected) closed.push(name);
  }
  if (closed.length > 0) {
    const one = closed.length === 1;
    const names = closed.map((each) => `“${each}”`).join(', ');
    throw new ExcelTrouble(`The ${one ? 'sheet' : 'sheets'} ${names} ${one ? 'is' : 'are'} protected, so nothing was `
      + 'changed anywhere. Take the protection off in Excel (Review, Unprotect Sheet), then try again.');
  }
  return sheets;
}

// ---- Highlights -----------------------------------------------------------------------------------------------------

// A highlight is a conditional format that lies over the cell. The cell's own fill stays as it is below it: there is
// nothing to restore and nothing that could be restored wrongly (a colour of the theme, a gradient), Check reads the
// cell's own fill (a RAG is often only a fill) and not the highlight, and whoever opens the file later can still clear
// it, on any computer. Its formula is always true and says whose it is.
// No colour of a highlight may be taken for a RAG.
const kHighlights = {
  error: {fill: '#D9B3FF', bold: true, words: 'errors: violet and bold'},
  query: {fill: '#9CCBFF', bold: false, words: 'queries: blue'},
  note: {fill: '#D0D0D0', bold: false, words: 'notes: grey'},
};
const highlightFormula = (severity) => `=LEN("Scorebook ${severity}")>0`;
const kOurFormula = /^=LEN\("Scorebook (error|query|note)"\)>0$/;
const kRangesAtOnce = 40;

// "A1,B2:B3" of "'Children''s data'!A1,'Children''s data'!B2:B3".
const withoutSheets = (addresses) => addresses.split(/,(?=(?:[^']*'[^']*')*[^']*$)/)
  .map((each) => each.slice(each.lastIndexOf('!') + 1)).join(',');

// All highlights: [{sheet, id, severity, address, format}].
async function highlightsThere(context) {
  const sheets = context.workbook.worksheets;
  sheets.load('items/name');
  await context.sync();
  const all = sheets.items.map((sheet) => ({sheet, formats: sheet.getRange().conditionalFormats}));
  for (const {formats} of all) formats.load('items/id,items/type');
  await context.sync();
  const found = [];
  for (const {sheet, formats} of all) {
    for (const format of formats.items) {
      if (format.type !== 'Custom') continue;
      format.custom.rule.load('formula');
      const ranges = format.getRanges();
      ranges.load('address');
      found.push({sheet, format, ranges});
    }
  }
  await context.sync();
  return found.map(({sheet, format, ranges}) => {
    const ours = kOurFormula.exec(format.custom.rule.formula.replace(/\s+/g, ' '));
    return ours && {sheet: sheet.name, id: format.id, severity: ours[1], format,
      address: withoutSheets(ranges.address)};
  }).filter((each) => each);
}

function addHighlight(sheet, address, severity) {
  const format = sheet.getRanges(address).conditionalFormats.add('Custom');
  format.custom.rule.formula = highlightFormula(severity);
  format.custom.format.fill.color = kHighlights[severity].fill;
  format.custom.format.font.color = '#000000';
  if (kHighlights[severity].bold) format.custom.format.font.bold = true;
}

// Brings the highlights back to what they were.
async function highlightsAsBefore(context, before) {
  const now = await highlightsThere(context);
  const isIn = (list, {id, sheet}) => list.some((other) => other.id === id && other.sheet === sheet);
  for (const each of now) if (!isIn(before, each)) each.format.delete();
  for (const each of before) {
    if (!isIn(now, each)) addHighlight(context.workbook.worksheets.getItem(each.sheet), each.address, each.severity);
  }
  await context.sync();
}

async function changeHighlights(context, before, change) {
  try {
    await change();
  } catch (problem) {
    const words = refusalInWords(problem).message;
    try {
      await highlightsAsBefore(context, before);
    } catch {
      throw new ExcelTrouble(words + ' Some highlights may now be missing or left over: press Clear to take all of '
        + 'them away. Your cells themselves are unchanged.');
    }
    throw new ExcelTrouble(words + ' The highlights are as they were.');
  }
}

// `cells`: [{sheet, cell, severity}], the worst severity of a cell wins. In place of all highlights there are. Answers
// {cells: how many, gone: the names of sheets that are not there}.
async function highlightCells(cells) {
  if (!excelOffers('1.9')) {
    throw new ExcelTrouble('This Excel is too old to highlight cells so that it can be undone exactly. '
      + 'The list of findings names every cell.');
  }
  const order = Object.keys(kHighlights);
  const worst = new Map();
  for (const each of cells) {
    const key = each.sheet + '\n' + each.cell;
    if (!worst.has(key) || order.indexOf(each.severity) < order.indexOf(worst.get(key).severity)) worst.set(key, each);
  }
  return withExcel(async (context) => {
    const before = await highlightsThere(context);
    const sheets = await openSheets(context, [...worst.values(), ...before].map((each) => each.sheet));
    const groups = new Map();
    for (const each of worst.values()) {
      if (!sheets.get(each.sheet)) continue;
      const key = each.sheet + '\n' + each.severity;
      if (!groups.has(key)) groups.set(key, {...each, addresses: []});
      groups.get(key).addresses.push(each.cell);
    }
    let number = 0;
    await changeHighlights(context, before, async () => {
      for (const {sheet, severity, addresses} of groups.values()) {
        number += addresses.length;
        for (let at = 0; at < addresses.length; at += kRangesAtOnce)
          addHighlight(sheets.get(sheet), addresses.slice(at, at + kRangesAtOnce).join(','), severity);
      }
      await context.sync();
      for (const each of before) each.format.delete();
      await context.sync();
    });
    return {cells: number, gone: [...sheets].filter(([, sheet]) => !sheet).map(([name]) => name)};
  });
}

// Takes every highlight away; answers how many sheets had one.
async function clearHighlights() {
  return withExcel(async (context) => {
    const before = await highlightsThere(context);
    await openSheets(context, before.map((each) => each.sheet));
    await changeHighlights(context, before, async () => {
      for (const each of before) each.format.delete();
      await context.sync();
    });
    return new Set(before.map((each) => each.sheet)).size;
  });
}

// ---- What is typed in cells -----------------------------------------------------------------------------------------

const kFillParts = 'color,pattern,patternColor';
const rowOf = (cell) => Number(/\d+$/.exec(cell));

function cellFacts(sheet, cell) {
  const range = sheet.getRange(cell);
  range.load('values,formulas');
  range.format.fill.load(kFillParts);
  range.format.font.load('name,color');
  const beginning = sheet.getRangeByIndexes(rowOf(cell) - 1, 0, 1, kFirstCells);
  beginning.load('text');
  return {range, beginning};
}

const isFormula = (words) => typeof words === 'string' && words.startsWith('=');

// What stands in the cells: [{sheet, cell, value, formula, holdsFormula, fill, font, beginning}], the last as of
// selectedCell: it tells whose row it is. `gone` where the sheet is not there. Refused where one of the sheets is
// protected.
async function readCells(places) {
  if (!excelOffers('1.9')) {
    throw new ExcelTrouble('This Excel is too old to change cells so that it can be undone exactly. '
      + 'Change them by hand.');
  }
  return withExcel(async (context) => {
    const sheets = await openSheets(context, places.map((each) => each.sheet));
    const ranges = places.map(({sheet, cell}) => (sheets.get(sheet) ? cellFacts(sheets.get(sheet), cell) : null));
    await context.sync();
    return places.map(({sheet, cell}, index) => {
      if (!ranges[index]) return {sheet, cell, gone: true};
      const {range, beginning} = ranges[index];
      const {fill, font} = range.format;
      const formula = range.formulas[0][0];
      const value = range.values[0][0];
      return {sheet, cell, value, formula, holdsFormula: isFormula(formula) && formula !== value,
        fill: {color: fill.color, pattern: fill.pattern, patternColor: fill.patternColor},
        font: {name: font.name, color: font.color}, beginning: beginning.text[0]};
    });
  });
}

const kLongestColumn = 2000;

// The column that a cell stands in, from its first row: [{value, fill, fontColor}]; what the officer writes elsewhere.
async function columnOf(sheetName, cell) {
  const letters = cell.replace(/\d+$/, '');
  return withExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load('rowIndex,rowCount');
    await context.sync();
    if (used.isNullObject) return [];
    const last = Math.min(used.rowIndex + used.rowCount, kLongestColumn);
    const range = sheet.getRange(`${letters}1:${letters}${last}`);
    range.load('values');
    const properties = range.getCellProperties({format: {fill: {color: true, pattern: true}, font: {color: true}}});
    await context.sync();
    return range.values.map(([value], row) => {
      const {fill, font} = properties.value[row][0].format;
      return {value, fill: fill.pattern === 'None' ? null : fill.color, fontColor: font.color};
    });
  });
}

const isGradient = (fill) => /Gradient/i.test(fill.pattern || '');

// Brings back to `facts` what a change has touched, and nothing else: the rest may be newer work.
function putBack(sheet, facts, change) {
  const range = sheet.getRange(facts.cell);
  if (change.value !== undefined) range.formulas = [[facts.formula]];
  if (change.fill !== undefined) putFillBack(range.format.fill, facts);
  if (change.fontColor !== undefined) range.format.font.color = facts.font.color;
}

function putFillBack(fill, facts) {
  if (!facts.fill.pattern || facts.fill.pattern === 'None') {
    fill.clear();
  } else {
    fill.color = facts.fill.color;
    if (facts.fill.pattern !== 'Solid') {
      fill.pattern = facts.fill.pattern;
      fill.patternColor = facts.fill.patternColor;
    }
  }
}

// Makes every change or none. `changes`: [{before: facts, value, fill, fontColor}], what is undefined stays; `before`
// is what readCells said, and is put back where something goes wrong.
async function changeCells(changes) {
  return allOrNothing(changes, changes.map((each) => each.before), (sheet, index) => {
    const {before, value, fill, fontColor} = changes[index];
    const range = sheet.getRange(before.cell);
    if (value !== undefined) range.values = [[value]];
    if (fill !== undefined) range.format.fill.color = fill;
    if (fontColor !== undefined) range.format.font.color = fontColor;
  });
}

// Takes changes back; `now` is what stands there, for the case that this cannot be done for all of them.
async function restoreCells(changes, now) {
  return allOrNothing(changes, now, (sheet, index) => putBack(sheet, changes[index].before, changes[index]));
}

async function allOrNothing(changes, before, change) {
  return withExcel(async (context) => {
    const sheets = await openSheets(context, before.map((each) => each.sheet));
    const gone = before.find((each) => !sheets.get(each.sheet));
    if (gone) {
      throw new ExcelTrouble(`There is no sheet “${gone.sheet}” any more. Nothing was changed; check again.`);
    }
    try {
      before.forEach((each, index) => change(sheets.get(each.sheet), index));
      await context.sync();
    } catch (problem) {
      const words = refusalInWords(problem).message;
      try {
        before.forEach((each, index) => putBack(sheets.get(each.sheet), each, changes[index]));
        await context.sync();
      } catch {
        throw new ExcelTrouble(words + ' These cells may be changed and could not be put back, look at them: '
          + before.map((each) => `${each.sheet} ${each.cell}`).join(', '));
      }
      throw new ExcelTrouble(words + ' Nothing was changed.');
    }
  });
}
