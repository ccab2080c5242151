// All that is known of one measure, as headings and lines: the figures and the findings from the data of `explain`, the
// words between them from its text, with the line breaks of a screen of 100 columns undone.

const kScreenWidth = 100;  // of the text
const kLabelWidth = 17;    // two blanks, and a label before each line's words

// "a b" of the lines of a paragraph. A line that would have found room at the end of the one before begins a new
// paragraph.
function paragraphsOf(lines) {
  const paragraphs = [];
  let before = 0;
  for (const line of lines) {
    const words = line.trim();
    const room = kScreenWidth - before - 1 >= [...words.split(' ', 1)[0]].length;
    if (paragraphs.length === 0 || room) paragraphs.push(words);
    else paragraphs[paragraphs.length - 1] += ' ' + words;
    before = [...line].length;
  }
  return paragraphs;
}

// [[label, [paragraph]]] of the lines below a heading; null where they are not of that form.
function labelledLines(lines) {
  const labelled = [];
  for (const line of lines) {
    const label = line.slice(2, kLabelWidth);
    if (!line.startsWith('  ') || (line.length > kLabelWidth && !label.endsWith(' '))) return null;
    if (label.trim()) labelled.push([label.trim(), [line]]);
    else if (labelled.length > 0) labelled[labelled.length - 1][1].push(line);
    else return null;
  }
  return labelled.map(([label, own]) => {
    const parts = paragraphsOf(own.map((line, index) => (index === 0 ? ' '.repeat(kLabelWidth) + line.slice(kLabelWidth)
      : line)));
    return [label, parts];
  });
}

// [[heading, lines]] of one measure's account.
function sectionsOf(account) {
  return account.split('\n\n').slice(1).map((block) => {
    const [heading, ...lines] = block.replace(/\n+$/, '').split('\n');
    return [heading, lines];
  });
}

const placeOf = (source, several) => (source && source.cell ? (several ? source.workbook + ', ' : '') + source.sheet
  + ' ' + source.cell : '');

function sectionElement(heading, lines) {
  const labelled = labelledLines(lines);
  return element('section', {}, element('h4', {}, heading),
    labelled === null ? element('pre', {class: 'wrapped'}, lines.join('\n'))
      : element('dl', {}, labelled.flatMap(([label, parts]) => [element('dt', {}, label),
        element('dd', {}, parts.map((part) => element('p', {}, part)))])));
}

function figureRow(what, figure, words, several) {
  const cases = figure && figure.numerator !== null && figure.denominator !== null ? figure.numerator + ' of '
    + figure.denominator : '';
  const shown = !figure ? 'no figure' : figure.text || figure.missing || 'no figure';
  return element('tr', {}, element('th', {scope: 'row'}, what), element('td', {},
    figure ? words || periodInWords(figure.period) : ''),
    element('td', {class: 'number'}, shown + (figure && figure.provisional ? ' (provisional)' : '')),
      element('td', {}, cases),
    element('td', {}, figure ? placeOf(figure.source, several) || 'worked out' : ''));
}

const figureTable = (rows) => element('div', {class: 'scroll'}, element('table', {},
  element('thead', {}, element('tr', {}, ['', 'Period', 'Figure', 'Cases',
    'Cell'].map((each) => element('th', {scope: 'col'}, each)))),
  element('tbody', {}, rows)));

function figuresElement(measure, several) {
  const {value, previous, last_year: lastYear, ytd, carried, history, years} = measure.figures;
  const rows = [figureRow('Latest', value, '', several), carried ? figureRow('Last known', carried, '', several) : null,
    figureRow('Compared with', previous, '', several), figureRow('A year before', lastYear, '', several),
    figureRow('Year to date', ytd, ytd && 'to ' + periodInWords(ytd.period), several)].filter((row) => row);
  const earlier = [...history, ...years];
  return element('section', {}, element('h4', {}, 'Figures'), figureTable(rows),
    measure.value_working ? element('p', {}, 'The latest figure was worked out: ' + measure.value_working) : null,
    measure.ytd_working ? element('p', {}, 'The year to date was worked out: ' + measure.ytd_working) : null,
    measure.due ? null : element('p', {}, 'No figure is due for ' + periodInWords(measure.period) + '.'),
    earlier.length === 0 ? null : element('details', {}, element('summary', {},
      'All figures of this measure (' + earlier.length + ')'),
      figureTable(earlier.map((figure) => figureRow(capital(periodInWords(figure.period)), figure, ' ', several)))));
}

function measureElement(measure, account, {several, finding}) {
  const about = [measure.section, measure.directorate, several ? measure.workbook
    : ''].filter((each) => each).join(', ');
  const own = account === undefined ? [] : sectionsOf(account).filter(([heading]) => heading !== 'Figures'
    && heading !== 'What check found');
  return element('article', {class: 'explanation'},
    element('h3', {}, (measure.measure && measure.measure !== measure.title ? measure.measure + ' ' : '')
      + measure.title),
    about ? element('p', {class: 'hint'}, about) : null,
    measure.rag.period && measure.rag.period !== 'none' ? element('p', {}, 'In ' + periodInWords(measure.period) + ': ',
      ragElement(measure.rag.period)) : null,
    figuresElement(measure, several), own.map(([heading, lines]) => sectionElement(heading, lines)),
    element('section', {}, element('h4', {}, 'What the check found'), measure.findings.length > 0
      ? measure.findings.map(finding)
      : element('p', {}, 'Nothing about this measure. What could not be checked stands below all findings.')));
}

function notRatedElement(measure, several) {
  return element('article', {class: 'explanation'}, element('h3', {}, measure.measure),
    element('p', {}, 'It is not rated: ' + measure.why + '.'),
    measure.figures.length === 0 ? element('p', {}, 'The workbooks have no figure of it.')
      : figureTable(measure.figures.map((figure) => figureRow(capital(periodInWords(figure.period)) || 'no period',
        figure, ' ', several))));
}

// `explained` is what explain gives as data, `text` as text, both of one request; `finding(finding)` shows one.
function explanationElements(explained, text, finding) {
  const several = explained.workbooks.length > 1;
  // Each account begins after two blank lines, the first after the line that names the period.
  const accounts = text.replace(/^[^\n]*(\n[^\n]+)*\n\n/, '').split('\n\n\n');
  const whole = accounts.length === explained.measures.length + explained.not_rated.length;
  return [...explained.measures.map((measure, index) => measureElement(measure, whole ? accounts[index] : undefined,
    {several, finding})),
    ...explained.not_rated.map((measure) => notRatedElement(measure, several)),
    whole ? null : element('pre', {class: 'wrapped'}, text)].filter((each) => each);
}
