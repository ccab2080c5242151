'use strict';
// The tab Explain: which measure the selected cell belongs to, and everything about it (shared/explanation.js).

// The measure at a place: of the figures read from the sheet the one in that very cell, else the only measure of the
// row; else the measure whose number or title stands at the row's beginning; else the one that a rating or a finding
// names there.
function measureAt(selected, observations, measures, findings) {
  const here = observations.filter((each) => each.sheet === selected.sheet);
  const beginning = selected.beginning.map((each) => collapsed(each).toLowerCase()).filter((each) => each);
  const stands = (words) => beginning.includes(collapsed(words).toLowerCase());
  const ways = [
    here.filter((each) => each.cell === selected.cell),
    here.filter((each) => rowOf(each.cell) === selected.row),
    measures.filter((each) => stands(each.measure) || stands(each.title)),
    measures.filter(({source}) => source && source.sheet === selected.sheet && rowOf(source.cell) === selected.row),
    findings.filter((each) => each.measure
      && cellsOf(each).some(({sheet, cell}) => sheet === selected.sheet && cell === selected.cell)),
  ];
  for (const candidates of ways) {
    const refs = new Set(candidates.map((each) => each.measure));
    if (refs.size === 1) return [...refs][0];
  }
  return null;
}

const explain = () => during('Explaining', async () => {
  byId('explain-result').replaceChildren();
  if (!canTouch()) {
    throw new PaneTrouble('What is selected is in the open workbook, and a saved file is looked at. '
      + 'Go back to the open workbook under “Saved file” above.');
  }
  const selected = await selectedCell();
  const {files, workbook, options, against} = await gather();
  const history = against.length > 0 ? {against} : {};
  // Each step asks for data; its remarks are those of the last.
  const ask = async (command, own) => {
    const answer = await answerTo({command, words: [workbook], options: {...own, format: 'json', quiet: true}}, files);
    needNotStopped();
    return JSON.parse(answer.out);
  };
  const {observations} = await ask('convert', options.measures ? {measures: options.measures} : {});
  const {measures} = await ask('rate', {...options, ...history});
  const findings = checked && checkedName === workbook ? checked.findings : [];
  const ref = measureAt(selected, observations.filter((each) => each.workbook === workbook), measures, findings);
  const place = `${selected.sheet} ${selected.cell}`;
  if (!ref) {
    state(`No measure is recognised at ${place}. Select a cell in a measure’s row, or one of its figures.`);
    return;
  }
  const explained = await ask('explain', {...options, ...history, measure: [ref]});
  const answer = await answerTo({command: 'explain', words: [workbook],
    options: {...options, ...history, measure: [ref]}}, files);
  state(`${place} belongs to measure ${ref}.`);
  sayBeside(answer);
  showResult('explain', element('h2', {}, `Measure ${ref}`),
    ...explanationElements(explained, answer.out,
      (finding) => findingElement(finding, {place: findingPlace, more: acceptedElement})));
});
