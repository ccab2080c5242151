'use strict';
// Everything that speaks with Excel is here and in excel-cells.js: reading the open workbook, what is selected, sheets.
// What goes wrong comes out as ExcelTrouble, whose message is for the officer.

class ExcelTrouble extends Error {}

// What Excel calls its refusals, and what the officer can do about each.
const kRefusals = {
  InvalidOperationInCellEditMode: 'A cell is being typed in. Press Enter or Esc in the workbook, then try again.',
  CellEditModeTimeout: 'A cell is being typed in. Press Enter or Esc in the workbook, then try again.',
  HostIsBusy: 'Excel is busy: a window of its own may be open. Close it, or press Enter or Esc, then try again.',
  ActivityLimitReached: 'Excel is busy. Wait a moment, then try again.',
  AccessDenied: 'Excel does not allow this change: the sheet or the workbook is protected, or open for reading only.',
  ItemNotFound: 'This place is not in the workbook any more. Check again.',
  InvalidSelection: 'The selection cannot be used for this. Select one cell.',
  RequestAborted: 'Excel broke this off. Try again.',
};

function refusalInWords(problem) {
  if (problem instanceof ExcelTrouble) return problem;
  const code = problem && problem.code;
  if (kRefusals[code]) return new ExcelTrouble(kRefusals[code]);
  const words = String(problem && problem.message || problem);
  if (/edit mode|cell-editing/i.test(words)) return new ExcelTrouble(kRefusals.InvalidOperationInCellEditMode);
  return new ExcelTrouble('Excel did not do this. It says: ' + words);
}

const excelIsThere = () => typeof Office !== 'undefined' && typeof Excel !== 'undefined';

const excelOffers = (version, set = 'ExcelApi') => excelIsThere()
  && Boolean(Office.context && Office.context.requirements)
  && Office.context.requirements.isSetSupported(set, version);

// Excel on a Mac shows the pane in a window that lets no file be saved, and does not say so.
function excelSavesNoFiles() {
  if (!excelIsThere() || !Office.context) return false;
  const platform = (Office.context.diagnostics || {}).platform || Office.context.platform;
  return platform === ((Office.PlatformType || {}).Mac || 'Mac');
}

// Runs `work` with Excel's context.
async function withExcel(work) {
  if (!excelIsThere()) throw new ExcelTrouble('This works only in Excel.');
  try {
    return await Excel.run(work);
  } catch (problem) {
    throw refusalInWords(problem);
  }
}

// Whether the pane stands in Excel. Office.js that does not come or does not answer is no Excel.
function excelBegins(seconds = 20) {
  if (typeof Office === 'undefined' || !Office.onReady) return Promise.resolve(false);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), seconds * 1000);
    Office.onReady((info) => {
      clearTimeout(late);
      resolve(Boolean(info && info.host === 'Excel' && typeof Excel !== 'undefined'));
    });
  });
}

// ---- The open workbook ----------------------------------------------------------------------------------------------

function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const fileOf = (address) => decoded(address.split(/[?#]/)[0].split(/[\\/]/).pop());

// {address, isSure}: where the workbook lies. What Excel says by itself stays what it was when the workbook was opened,
// whatever it was saved as since; asked for the file's properties it says what is.
async function addressNow() {
  const open = Office.context && Office.context.document;
  if (open && open.getFilePropertiesAsync) {
    try {
      const {url} = await answered((done) => open.getFilePropertiesAsync(done));
      if (url) return {address: url, isSure: true};
    } catch {
      // It was never saved, or this Excel does not say.
    }
  }
  return {address: (open && open.url) || '', isSure: false};
}

// {key, name}: what the workbook is remembered by, and its file's name. One that was never saved has no key, nor has
// one whose place is not known any more.
async function openWorkbook() {
  const {address, isSure} = await addressNow();
  const told = fileOf(address);
  let name = told;
  if (excelOffers('1.7')) {
    name = await withExcel(async (context) => {
      context.workbook.load('name');
      await context.sync();
      return context.workbook.name;
    });
  }
  const isThere = /[\\/]/.test(address) && (isSure || name.toLowerCase() === told.toLowerCase());
  return {key: isThere ? address : '', name: name || 'workbook.xlsx'};
}

const answered = (ask) => new Promise((resolve, reject) => ask((result) =>
  (result.status === 'succeeded' ? resolve(result.value) : reject(result.error))));

const kSliceSize = 1 << 20;  // bytes; Excel gives at most four times that

// The open workbook's bytes as it is now, saved or not. Excel keeps the copy until it is closed, so it always is.
async function openWorkbookBytes(isStopped = () => false) {
  if (!excelOffers('1.1', 'CompressedFile')) throw new ExcelTrouble('This Excel does not hand over the open workbook.');
  let file;
  try {
    file = await answered((done) => Office.context.document.getFileAsync('compressed', {sliceSize: kSliceSize}, done));
  } catch (problem) {
    const words = refusalInWords(problem).message;
    throw new ExcelTrouble('Excel did not hand over the open workbook. ' + words);
  }
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; ++index) {
      if (isStopped()) throw new Stopped('Stopped.');
      const slice = await answered((done) => file.getSliceAsync(index, done));
      const part = new Uint8Array(slice.data);
      if (at + part.length > bytes.length) throw new ExcelTrouble('Excel handed over too much. Try again.');
      bytes.set(part, at);
      at += part.length;
    }
    // A piece that is missing would be a workbook that is damaged or, worse, one that is not.
    if (at !== bytes.length) throw new ExcelTrouble('Excel did not hand over the whole workbook. Try again.');
    return bytes;
  } catch (problem) {
    throw problem instanceof Stopped || problem instanceof ExcelTrouble ? problem
      : new ExcelTrouble('Excel did not hand over the whole workbook. ' + refusalInWords(problem).message);
  } finally {
    await new Promise((resolve) => file.closeAsync(() => resolve()));
  }
}

// ---- Going to a cell, and what is selected --------------------------------------------------------------------------

const kVisible = 'Visible';

// Selects the cell; answers what stands against it in words, else nothing.
async function selectCell(sheetName, cell) {
  return withExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
    sheet.load('visibility');
    await context.sync();
    if (sheet.isNullObject) return `There is no sheet “${sheetName}” in this workbook any more. Check again.`;
    if (sheet.visibility !== kVisible) {
      return `The sheet “${sheetName}” is hidden. Unhide it in Excel (right-click a sheet’s tab, Unhide) `
        + `to go to ${cell}.`;
    }
    sheet.activate();
    sheet.getRange(cell).select();
    await context.sync();
    return '';
  });
}

const kFirstCells = 6;  // of a row: where a measure's number and title stand

// {sheet, cell, row, beginning: the texts of the row's first cells}
async function selectedCell() {
  return withExcel(async (context) => {
    const range = context.workbook.getSelectedRange();
    const sheet = range.worksheet;
    sheet.load('name');
    range.load('rowIndex,columnIndex');
    await context.sync();
    const row = range.rowIndex;
    const beginning = sheet.getRangeByIndexes(row, 0, 1, kFirstCells);
    beginning.load('text');
    await context.sync();
    return {sheet: sheet.name, cell: columnLetters(range.columnIndex) + (row + 1), row: row + 1,
      beginning: beginning.text[0]};
  });
}

function columnLetters(index) {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + (left - 1) % 26) + letters;
  return letters;
}

// ---- Sheets ---------------------------------------------------------------------------------------------------------

async function sheetNames() {
  return withExcel(async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.load('items/name');
    await context.sync();
    return sheets.items.map((each) => each.name);
  });
}

function inBase64(bytes) {
  let letters = '';
  const kAtOnce = 0x8000;
  for (let at = 0; at < bytes.length; at += kAtOnce)
    letters += String.fromCharCode(...bytes.subarray(at, at + kAtOnce));
  return btoa(letters);
}

async function needOpenStructure(context) {
  const protection = context.workbook.protection;
  protection.load('protected');
  await context.sync();
  if (protection.protected) {
    throw new ExcelTrouble('The workbook’s structure is protected, so no sheet can be put in or taken out. '
      + 'Take the protection off in Excel (Review, Protect Workbook), then try again. Nothing was changed.');
  }
}

// Puts the sheets of a workbook after the last one: [{id, name}], with the names that Excel gave them.
async function insertSheets(bytes) {
  return withExcel(async (context) => {
    await needOpenStructure(context);
    const inserted = context.workbook.insertWorksheetsFromBase64(inBase64(bytes), {positionType: 'End'});
    await context.sync();
    const sheets = inserted.value.map((id) => ({id, sheet: context.workbook.worksheets.getItem(id)}));
    for (const {sheet} of sheets) sheet.load('name');
    await context.sync();
    return sheets.map(({id, sheet}) => ({id, name: sheet.name}));
  });
}

// Takes out those of the sheets [{id, name}] that are still there under that name; answers their names. A sheet that
// was renamed, or has come to an identifier of one that is gone, is somebody's own.
async function removeSheets(inserted) {
  return withExcel(async (context) => {
    await needOpenStructure(context);
    const all = context.workbook.worksheets;
    all.load('items/id,items/name,items/visibility');
    await context.sync();
    const isGoing = (sheet) => inserted.some((each) => each.id === sheet.id && each.name === sheet.name);
    const going = all.items.filter(isGoing);
    if (going.length > 0 && !all.items.some((each) => !isGoing(each) && each.visibility === kVisible)) {
      throw new ExcelTrouble('A workbook needs one sheet that is not hidden. Unhide one of your own sheets first. '
        + 'Nothing was changed.');
    }
    const names = going.map((each) => each.name);
    for (const each of going) each.delete();
    await context.sync();
    return names;
  });
}
