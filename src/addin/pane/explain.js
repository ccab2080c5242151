'use strict';
// The tab Explain: which measure the selected cell belongs to, and everything about it in words.

// The measure at a place: of the figures read from the sheet the one in that very cell, else the only measure of the
// row; else the measure whose number or title stands at the row's beginning; else the one that a finding or a rating
// names there.
function measureAt(selected, observations, measures, findings) {
  const here = observations.filter((each) => each.sheet === selected.sheet);
  const inCell = here.filter((each) => each.cell === selected.cell);
  const row = (cell) => Number(/\d+$/.exec(cell));
  const inRow = here.filter((each) => row(each.cell) === selected.row);
  const beginning = selected.beginning.map((each) => collapsed(each).toLowerCase()).filter((each) => each);
  const named = measures.filter((each) => beginning.includes(String(each.measure).toLowerCase()) || beginning.includes(collapsed(each.title).toLowerCase()));
  const rated = measures.filter((each) => each.source && each.source.sheet === selected.sheet && row(each.source.cell) === selected.row);
  const found = findings.filter((each) => each.measure && each.sheet === selected.sheet && each.cells.includes(selected.cell));
  for (const candidates of [inCell, inRow, named, rated, found]) {
    const refs = new Set(candidates.map((each) => each.measure));
    if (refs.size === 1) return [...refs][0];
  }
  return null;
}

const explain = () => during('Explaining', async () => {
  const selected = await selectedCell();
  const {files, workbook, options, against} = await gather();
  const history = against.length > 0 ? {against} : {};
  const converted = await answerTo({command: 'convert', words: [workbook], options: {...(options.measures ? {measures: options.measures} : {}), format: 'json', quiet: true}}, files);
  needNotStopped();
  const {measures} = JSON.parse((await answerTo({command: 'rate', words: [workbook], options: {...options, ...history, format: 'json', quiet: true}}, files)).out);
  needNotStopped();
  const observations = JSON.parse(converted.out).observations.filter((each) => each.workbook === workbook);
  const findings = checked && checkedName === workbook ? checked.findings.filter(isInWorkbook) : [];
  const ref = measureAt(selected, observations, measures, findings);
  const place = `${selected.sheet} ${selected.cell}`;
  if (!ref) {
    state(`No measure is recognised at ${place}. Select a cell in a measure’s row, or one of its figures.`);
    byId('explain-result').replaceChildren();
    return;
  }
  const answer = await answerTo({command: 'explain', words: [workbook], options: {...options, ...history, measure: [ref]}}, files);
  state(`${place} belongs to measure ${ref}.`);
  sayBeside(answer);
  showResult('explain', ...explanation(answer.out));
});

// The program's page about a measure as headings, rows of label and words, and, where it draws a table, the table as it
// is.
function explanation(out) {
  const kValueColumn = 17;
  const parts = out.trimEnd().split(/\n\n+/).map((each) => each.split('\n').filter((line) => line));
  const made = [];
  let isTitled = false;
  for (const lines of parts) {
    const head = lines.filter((line) => !line.startsWith(' '));
    const rows = lines.filter((line) => line.startsWith(' '));
    if (rows.length === 0) {
      made.push(...lines.map((line, index) => (isTitled || index > 0 || made.length === 0 ? element('p', {class: 'hint'}, line) : element('h2', {}, line))));
      isTitled = isTitled || made.length > 1;
      continue;
    }
    made.push(...head.map((line) => element('h3', {}, line)));
    const entries = [];
    let isTable = false;
    for (const line of rows) {
      const label = line.slice(0, kValueColumn);
      if (/^ {2}\S/.test(label) && /^\s/.test(line.slice(kValueColumn - 1)) && line.length > kValueColumn) entries.push([label.trim(), [line.slice(kValueColumn)]]);
      else if (!label.trim() && entries.length > 0) entries[entries.length - 1][1].push(line);
      else isTable = true;
    }
    made.push(isTable ? element('pre', {class: 'scroll', tabindex: '0'}, rows.join('\n'))
      : element('dl', {}, entries.flatMap(([label, words]) => [element('dt', {}, label),
        element('dd', {}, words.map((each) => each.trim()).join(' ').replace(/ {2,}/g, ', '))])));
  }
  return made;
}
