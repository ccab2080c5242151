// The sheet around a cell, as Excel shows it: the cells near the one in question, with the letters of their columns and
// the numbers of their rows. Where the headings stand further up or left, the nearest are shown too.

const kRowsAround = 3;
const kColumnsAround = 3;
const kLongestShown = 40;
const kHeadingsWithin = 60;  // rows above, or columns to the left

const numberOfColumn = (letters) => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function lettersOfColumn(number) {
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65
    + (rest - 1) % 26) + letters;
  return letters;
}

// {row, column} of "J9" or of the first cell of a range; null of other words.
function partsOfCell(cell) {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::.*)?$/.exec(cell);
  return parts && {row: Number(parts[2]), column: numberOfColumn(parts[1])};
}

// Every cell of a workbook from the lines of the command `cells`: {sheet: row → column → {shown, names, figure}}.
function cellsBySheet(lines) {
  const sheets = new Map();
  for (let from = 0; from < lines.length;) {
    let end = lines.indexOf('\n', from);
    if (end < 0) end = lines.length;
    const line = lines.slice(from, end);
    from = end + 1;
    if (!line) continue;
    const {sheet, cell, shown, value, type} = JSON.parse(line);
    const place = partsOfCell(cell);
    if (!sheets.has(sheet)) sheets.set(sheet, new Map());
    const rows = sheets.get(sheet);
    if (!rows.has(place.row)) rows.set(place.row, new Map());
    const words = String(shown ?? value ?? '');
    rows.get(place.row).set(place.column, {shown: cut(words.replace(/\s+/g, ' '), kLongestShown),
      names: type === 'date' || (type === 'text' && /\p{L}{3}/u.test(words)), figure: type === 'number'});
  }
  return sheets;
}

const range = (from, to) => Array.from({length: to - from + 1}, (_, index) => from + index);

// The nearest row above that names at least two of the columns in words and none by a figure, and the row above it.
function headingRows(rows, columns, above) {
  const filled = (row) => columns.map((column) => rows.get(row)?.get(column)).filter((cell) => cell);
  for (let row = above - 1; row >= Math.max(1, above - kHeadingsWithin); --row) {
    const cells = filled(row);
    if (cells.filter((cell) => cell.names).length < 2 || cells.some((cell) => cell.figure)) continue;
    return row > 1 && filled(row - 1).length > 0 ? [row - 1, row] : [row];
  }
  return [];
}

// The nearest column to the left that names the row in question.
function headingColumn(rows, row, left) {
  for (let column = left - 1; column >= Math.max(1, left - kHeadingsWithin); --column)
    if (rows.get(row)?.get(column)?.names) return [column];
  return [];
}

// The picture of what stands around `places` ({row, column}) on one sheet; the first is the cell in question.
function surroundingsElement(sheet, rows, places) {
  const [{row, column}] = places;
  const left = Math.max(1, column - kColumnsAround), top = Math.max(1, row - kRowsAround);
  const named = range(left, column + kColumnsAround);
  const columns = [...headingColumn(rows, row, left), ...named];
  const shownRows = [...headingRows(rows, named, top), ...range(top, row + kRowsAround)];
  const gap = (numbers, index) => (index > 0 && numbers[index] > numbers[index - 1] + 1 ? 'gap' : '');
  const name = lettersOfColumn(column) + row;
  const cellElement = (rowNumber, rowIndex, columnNumber, columnIndex) => {
    const shown = rows.get(rowNumber)?.get(columnNumber)?.shown || '';
    const which = places.findIndex((place) => place.row === rowNumber && place.column === columnNumber);
    const kind = which === 0 ? 'question' : which > 0 ? 'named' : '';
    const classes = [kind, gap(columns, columnIndex) && 'after-columns', gap(shownRows, rowIndex) && 'after-rows'];
    const heard = {question: 'the cell in question: ', named: 'named in the finding: '}[kind];
    return element('td', {class: classes.filter((each) => each).join(' ') || undefined},
      heard ? unseen(heard) : null, shown);
  };
  return element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'The sheet around ' + name},
    element('table', {class: 'sheet'},
      element('caption', {class: 'hint'}, sheet + ', around ' + name),
      element('thead', {}, element('tr', {}, element('td', {}), columns.map((each, index) => element('th',
        {scope: 'col', class: gap(columns, index) && 'after-columns' || undefined}, lettersOfColumn(each))))),
      element('tbody', {}, shownRows.map((each, index) => element('tr', {},
        element('th', {scope: 'row', class: gap(shownRows, index) && 'after-rows' || undefined}, String(each)),
        columns.map((number, at) => cellElement(each, index, number, at)))))));
}

// One picture for each sheet that a finding names, of the cells that are in one workbook; `sheets` as of cellsBySheet.
function picturesOf(finding, sheets, workbook) {
  const bySheet = new Map();
  for (const words of finding.cells) {
    const place = cellOf(finding, words);
    const parts = partsOfCell(place.cell);
    if (!parts || place.workbook !== workbook || !sheets.has(place.sheet)) continue;
    if (!bySheet.has(place.sheet)) bySheet.set(place.sheet, []);
    bySheet.get(place.sheet).push(parts);
  }
  return [...bySheet].map(([sheet, places]) => surroundingsElement(sheet, sheets.get(sheet), places));
}
