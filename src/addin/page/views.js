// The other results: ratings, comparison, the appendix, sentences, a drafted register.

const textOf = (value) => (value === null || value === undefined ? '' : String(value));

const tableElement = (label, columns, rows) =>
  element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label}, element('table', {},
    element('thead', {}, element('tr', {}, columns.map((each) => element('th', {scope: 'col'}, each)))),
    element('tbody', {}, rows)));

// ---- Ratings --------------------------------------------------------------------------------------------------------

// The three figures of a row with the same number of decimals, and the sign of per cent.
function figuresOf(measure) {
  const all = [measure.previous, measure.value, measure.ytd];
  const isPlain = (each) => typeof each === 'number' && /^-?\d+(\.\d+)?$/.test(String(each));
  const decimals = Math.max(...all.map((each) => (isPlain(each) ? (String(each).split('.')[1] || '').length : 0)));
  const sign = measure.unit === '%' ? '%' : '';
  return all.map((each) => (isPlain(each) ? each.toFixed(decimals) + sign : textOf(each)));
}

function ratingRow(about, measure, several) {
  return element('tr', {},
    element('th', {scope: 'row'}, measure.measure === measure.title ? '–' : measure.measure),
    element('td', {}, element('p', {}, measure.title), measure.unit && measure.unit !== '%'
      ? element('p', {class: 'hint'}, measure.unit) : null,
      several ? element('p', {class: 'hint'}, measure.workbook) : null,
      element('p', {}, explainButton(about, measure.measure, several, 'Explain'))),
    element('td', {}, textOf(measure.polarity)), figuresOf(measure).map((each) => element('td', {class: 'number'},
      each)),
    ragCell(measure.rag.period, measure.rag.reason), ragCell(measure.rag.year_end, measure.rag.year_end_reason),
    element('td', {}, kArrows[measure.direction.arrow] + ' ' + measure.direction.words),
    element('td', {class: 'long'}, [measure.rag.working, measure.direction.working].filter((each) => each).join('; ')));
}

async function showRate(about) {
  const request = (options) => (paths) => ({command: 'rate', words: paths.workbooks, options});
  const answer = await command(about, request({format: 'json'}));
  const rated = JSON.parse(answer.out);
  state(counted(rated.measures.length, 'measure') + ' for ' + periodInWords(rated.period) + '.');
  byId('result').replaceChildren(
    element('div', {class: 'buttons'}, textSaver('Save as JSON', 'ratings.json', answer.out, 'application/json'),
      saver('Save as CSV', 'Writing the list', about, request({output: '/out/ratings.csv', quiet: true}))),
    rated.measures.length === 0 ? element('p', {}, 'No measure was found that could be rated.')
      : tableElement('The ratings', ['No.', 'Measure', 'Good is', 'Before', 'Now', 'Year to date', 'RAG',
        'Year end', 'Direction', 'Why'],
        rated.measures.map((measure) => ratingRow(about, measure, rated.workbooks.length > 1))));
  return answer;
}

// ---- Comparison -----------------------------------------------------------------------------------------------------

const placesInWords = (places) => places.filter((each) => each && each.cell).map((each) => each.sheet + ' '
  + each.cell).join(', ');

const kFigureKinds = {value: '', ytd: 'year to date', year: 'the year', benchmark: 'benchmark', target: 'target'};

// [what changed, before, now, effect, where] of everything in one comparison.
function changesOf(comparison) {
  const measureName = ({measure, title}) => (measure && measure !== title ? measure + ' ' : '') + title;
  const shown = (figure) => textOf(figure.text || figure.missing || figure.value);
  return [
    ...comparison.restated.map((each) => ['Figure restated: ' + [measureName(each), each.breakdown,
      each.benchmark || kFigureKinds[each.kind],
      periodInWords(each.period)].filter((words) => words).join(', '), shown(each.before), shown(each.now),
        capital(textOf(each.effect)),
    placesInWords(each.places_now) + (each.places_before.length > 0 ? '; before: ' + placesInWords(each.places_before)
      : '')]),
    ...comparison.definitions.map((each) => ['Definition changed: ' + measureName(each) + ', ' + each.what, each.before
      || 'blank', each.now || 'blank', '',
      placesInWords([each.place_now]) + (each.place_before ? '; before: ' + placesInWords([each.place_before]) : '')]),
    ...comparison.measures.map((each) => [(each.change === 'added' ? 'Measure added: ' : 'Measure dropped: ')
      + measureName(each),
      each.change === 'added' ? textOf(each.other_measure) : each.measure, each.change === 'added' ? each.measure
        : textOf(each.other_measure), '', placesInWords([each.place])]),
    ...comparison.headings.map((each) => ['Headings changed: ' + each.sheet, '', '', each.words,
      placesInWords(each.places)])];
}

function comparisonElement(comparison) {
  const name = comparison.later.file + ' (' + periodInWords(comparison.later.period) + ')';
  if (!comparison.compared)
    return [element('h3', {}, name), element('p', {},
      'Not compared: none of the earlier workbooks is of the same directorate.')];
  const changes = changesOf(comparison);
  return [
    element('h3', {}, name + ' against ' + comparison.earlier.map((each) => each.file + ' ('
      + periodInWords(each.period) + ')').join(', ')),
    element('p', {}, counted(comparison.figures_compared, 'figure') + ' compared; ' + comparison.figures_without_earlier
      + ' have no earlier figure to compare with'
      + (comparison.figures_not_calculated > 0 ? '; ' + comparison.figures_not_calculated
        + ' are of formulas that were never calculated' : '') + '.'),
    changes.length === 0 ? element('p', {}, 'Nothing changed.')
      : tableElement('What changed', ['What changed', 'Before', 'Now', 'Effect', 'Where'],
        changes.map(([what, before, now, effect, where]) => element('tr', {},
        element('th', {scope: 'row'}, what), element('td', {class: 'short'}, before),
          element('td', {class: 'short'}, now), element('td', {class: 'long'}, effect),
          element('td', {class: 'long'}, where))))];
}

async function showCompare(about) {
  const request = (options) => (paths) => ({command: 'compare', words: [...paths.earlier, ...paths.workbooks],
    earlier_words: paths.earlier.length, options});
  const answer = await command(about, request({format: 'json'}));
  const {comparisons} = JSON.parse(answer.out);
  const changes = comparisons.reduce((number, each) => number + changesOf(each).length, 0);
  const left = comparisons.filter((each) => !each.compared).length;
  state((changes === 0 ? 'Nothing changed in what was compared.' : counted(changes, 'change') + '.')
    + (left > 0 ? ' ' + counted(left, 'workbook') + ' not compared.' : ''));
  byId('result').replaceChildren(
    element('div', {class: 'buttons'}, textSaver('Save as JSON', 'changes.json', answer.out, 'application/json'),
      saver('Save as CSV', 'Writing the list', about, request({output: '/out/changes.csv', quiet: true}))),
    ...comparisons.flatMap(comparisonElement));
  return answer;
}

// ---- What is written ------------------------------------------------------------------------------------------------

const isOfOtherKind = (problem) => problem instanceof Refused && /this layout has no place for/.test(problem.said);

function writtenElement(answer) {
  return Object.entries(answer.outputs).map(([name, bytes]) => element('p', {},
    element('button', {type: 'button', class: 'first', onclick: () => {
    save(name, bytes, kWorkbook);
    state('Saved: ' + name + '.');
  }}, 'Save ' + name)));
}

// The first of these layouts that has a place for what the workbooks hold.
async function reportIn(about, layouts, options) {
  const refusals = [];
  for (const layout of layouts) {
    try {
      const answer = await command(about, (paths) => ({command: 'report', words: paths.workbooks,
        options: {...options, layout: paths.layout || layout,
          output: '/out/' + base(about.workbooks[0].name) + '-appendix.xlsx'}}));
      return {layout, answer};
    } catch (problem) {
      if (!isOfOtherKind(problem)) throw problem;
      refusals.push(layoutInWords(layout) + ': ' + problem.said);
    }
  }
  throw new Refused(layouts.length > 1 ? 'The appendix was not written: no layout fits these workbooks. The lines below '
    + 'say why.' : 'The appendix was not written: this layout is for workbooks of another kind. Choose “the one that '
    + 'fits the workbook”.', refusals.join('\n'));
}

const showReport = (layouts, options) => async (about) => {
  const {layout, answer} = await reportIn(about, layouts, options);
  if (!hasWritten(answer)) {
    state(options.status === 'final' ? 'The final appendix was not written, because errors are open. The lines below '
      + 'say more.' : 'The appendix was not written. The lines below say why.');
    return answer;
  }
  state('The appendix is ready.');
  byId('result').replaceChildren(element('p', {}, layoutInWords(layout) + ', '
    + byId('edition').selectedOptions[0].textContent + ', '
    + (options.status === 'final' ? 'FINAL' : 'DRAFT') + '. ' + capital(writtenInWords(answer.said)) + '.'),
      ...writtenElement(answer));
  return answer;
};

async function showSentences(about) {
  const period = byId('sentences-period').value.trim();
  const answer = await command(about, (paths) => ({command: 'sentences', words: paths.workbooks,
    options: {format: 'text', output: '/out/sentences.txt', ...(period ? {period} : {})}}));
  if (!hasWritten(answer)) throw new Refused('No sentences were written. The lines below say why.', answer.words);
  const name = base(about.workbooks[0].name) + '-sentences.txt';
  const text = new TextDecoder().decode(Object.values(answer.outputs)[0]);
  state('The sentences are ready to be pasted into your report and edited there.');
  // A heading is a line that ends with a number in brackets; every other line is a sentence.
  byId('result').replaceChildren(element('div', {class: 'buttons'}, textSaver('Save ' + name, name, text)),
    element('div', {class: 'sentences'}, text.split(/\n+/).filter((line) => line.trim()).map((line) =>
      element(/\(\d+\)$/.test(line) && line.length < 80 ? 'h3' : 'p', {}, line))));
  return answer;
}

async function showLearn(about) {
  const name = base(about.workbooks[0].name) + '-measures.xlsx';
  // What was accepted on this page is no part of a draft.
  const answer = await commandOn(about, [], (paths) => ({command: 'learn', words: paths.workbooks,
    options: {output: '/out/' + name}}));
  answer.words = forThePage(answer.said);
  if (!hasWritten(answer)) throw new Refused('No register was drafted. The lines below say why.', answer.words);
  state('The draft of the register is ready.');
  byId('result').replaceChildren(element('p', {}, capital(writtenInWords(answer.said)) + '.'),
    element('p', {}, 'Go through it in Excel: guesses are yellow, what only you can decide is orange, and the sheet '
      + 'To confirm lists them all. Then choose it above as the measure register.'),
    ...writtenElement(answer));
  return answer;
}
