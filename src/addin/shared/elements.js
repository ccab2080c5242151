// What the page and the task pane make their elements and their words with.

const byId = (id) => document.getElementById(id);

const kHandlers = ['onclick', 'oninput', 'onchange', 'onsubmit', 'ontoggle'];

// An element with attributes and children; text is always text, never markup.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (kHandlers.includes(key)) made[key] = value;
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? ''
      : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined && child !== false) made.append(child);
  return made;
}

const counted = (number, one, many = one + 's') => number + ' ' + (number === 1 ? one : many);

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

const cut = (words, length) => (words.length > length ? words.slice(0, length - 1).trimEnd() + '…' : words);

// What a button shows to those who hear the page, beside what stands on it.
const unseen = (words) => element('span', {class: 'unseen'}, words);

// The command line's own name, its options and hints to its other commands mean nothing here.
function forThePage(said) {
  return said.replace(/^scorebook: /gm, '').replaceAll('/out/', '')
    .replace(/[;.,]? 'scorebook [a-z]+'(?: and 'scorebook [a-z]+')? [^\n.]*\.?/g, '.')
    .replace(/ \('scorebook [a-z]+'[^)]*\)/g, '')
    .replace(/, which 'scorebook [a-z]+' [a-z]+/g, '')
    .replace(/ Mend or waive what 'scorebook check' lists, or [^.;]* with --force; its cover then says so\.?/g,
      ' Press Check for the list; mend each, or accept it with a reason.')
    .replace(/; -p says another period/g, '; the box Period says another')
    .replace(/\.\.$/gm, '.')
    .split('\n').filter((line) => !/^(wrote|Try:) /.test(line)).join('\n').trim();
}

// "76 measures for March 2016; 51 errors and 30 queries found on the way" of what a command says of the file it wrote.
function writtenInWords(said) {
  const wrote = /^(?:scorebook: )?wrote [^\n]*?\/out\/[^\n]*?\.[a-z]+: (.*)$/;
  const lines = said.split('\n').map((line) => wrote.exec(line)).filter((found) => found);
  return lines.map((found) => forThePage(found[1])).join(' ');
}

// ---- Periods --------------------------------------------------------------------------------------------------------

const kMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];

// "March 2016" of 2016-03, "quarter 2 of 2017/18" of 2017-Q2; what needs no words is given back.
function periodInWords(period) {
  const month = /^(\d{4})-(\d\d)$/.exec(period || '');
  if (month && kMonths[month[2] - 1]) return kMonths[month[2] - 1] + ' ' + month[1];
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period || '');
  if (quarter) return 'quarter ' + quarter[2] + ' of ' + quarter[1] + '/'
    + String((Number(quarter[1]) + 1) % 100).padStart(2, '0');
  return period || '';
}

// "12 April 2016" of 2016-04-12.
function dateInWords(date) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date || '');
  return parts && kMonths[parts[2] - 1] ? Number(parts[3]) + ' ' + kMonths[parts[2] - 1] + ' ' + parts[1] : date || '';
}

// What the module says of itself (scorebook_about).
const aboutInWords = (about) =>
  `Scorebook ${about.program}, with ${about.rules} rules (edition ${about.catalogue}). Ready.`;

// Whether what ended the module was memory that ran out.
const isOutOfMemory = (words) => /memory|OOM|alloc|enlarge|too large|browser ended/i.test(words);

// Hands a file to the person, as a download.
function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], {type}));
  const link = element('a', {href: address, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
