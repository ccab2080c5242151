'use strict';
// The tab Appendix: the committee's workbook, put into the open one or saved.

let inserted = [];  // [{id, name}] of the sheets that were put in last

// A layout of one's own stands in place of the one in the box, and that is seen.
function showOwnLayout() {
  const isOwn = byId('own-layout').files.length > 0;
  byId('layout').disabled = isOwn;
  byId('drop-layout').hidden = !isOwn;
}

function dropLayout() {
  byId('own-layout').value = '';
  showOwnLayout();
  byId('layout').focus();
}

const buildAppendix = () => during('Building the appendix', async () => {
  const {files, workbook, options, against} = await gather();
  const name = baseName() + '-appendix.xlsx';
  const period = collapsed(byId('period').value);
  const own = byId('own-layout').files[0];
  if (own) files['layout/' + own.name] = await bytesOfFile(own);
  const answer = await answerTo({command: 'report', words: [workbook],
    options: {...options, ...(against.length > 0 ? {against} : {}),
      layout: own ? 'layout/' + own.name : byId('layout').value, edition: byId('edition').value,
      status: byId('status').value, output: '/out/' + name, ...(period ? {period} : {})}}, files, () => true);
  if (Object.keys(answer.outputs).length === 0) {
    byId('appendix-result').replaceChildren();
    const refused = new PaneTrouble('The appendix was not written. The lines below say why.');
    refused.said = [forThePage(answer.said), answer.out].filter((each) => each.trim()).join('\n');
    throw refused;
  }
  const written = onlyOutput(answer);
  needNotStopped();
  const sheets = await sheetsOf(written);
  const there = pane.inExcel ? await sheetNames() : [];
  state('The appendix is ready.');
  sayBeside(answer);
  showAppendix(written, sheets, there);
});

// The names of the sheets in a workbook that was written.
async function sheetsOf({name, bytes}) {
  const answer = await answerTo({command: 'inspect', words: [name], options: {format: 'json', quiet: true}},
    {[name]: bytes.slice()});
  return JSON.parse(answer.out).workbooks[0].sheets.map((each) => each.sheet);
}

function showAppendix(written, sheets, there) {
  const taken = new Set(there.map((each) => each.toLowerCase()));
  const same = sheets.filter((each) => taken.has(each.toLowerCase()));
  const canInsert = pane.inExcel && excelOffers('1.13');
  showResult('appendix', element('h2', {}, 'The appendix is ready'),
    element('p', {}, `${written.name}, ${counted(sheets.length, 'sheet')}: ${sheets.join(', ')}.`),
    canInsert && same.length > 0 ? element('p', {id: 'same-names'},
      `The workbook already has ${same.length === 1 ? 'a sheet' : 'sheets'} named ${same.join(', ')}. `
      + `Excel will add a number to the name of ${same.length === 1 ? 'the inserted one' : 'the inserted ones'}; `
      + `yours ${same.length === 1 ? 'stays' : 'stay'} as ${same.length === 1 ? 'it is' : 'they are'}.`) : null,
    pane.inExcel && !canInsert ? element('p', {}, 'This Excel is too old to put the sheets into the open workbook. '
      + (savesFiles() ? 'Save the appendix as a file.' : kSavesNoFiles)) : null,
    canInsert && !savesFiles() ? element('p', {class: 'hint'}, kSavesNoFiles) : null,
    element('div', {class: 'buttons'},
      canInsert ? workButton(`Put the sheets at the end of ${pane.saved ? 'the open' : 'this'} workbook`,
        () => insertAppendix(written, sheets), {id: 'insert', class: 'first'}) : null,
      savesFiles() ? element('button', {type: 'button', id: 'save-appendix',
        onclick: () => saveFile(written.name, written.bytes, kWorkbookType)}, 'Save as a file') : null));
  showInserted();
}

const insertAppendix = (written, sheets) => during('Putting the sheets in', async () => {
  await followWorkbook();
  const now = await insertSheets(written.bytes);
  inserted = [...inserted, ...now];
  remember(ofOpenWorkbook('inserted'), inserted);
  const renamed = now.map((each) => each.name).filter((each) => !sheets.includes(each));
  state(counted(now.length, 'sheet') + ' put at the end of this workbook.'
    + (renamed.length > 0 ? ' Excel gave new names: ' + renamed.join(', ') + '.' : ''));
  byId('insert')?.classList.remove('first');
  showInserted();
});

// Taking the sheets out asks first: what was typed in them since goes with them.
function showInserted() {
  const place = byId('inserted');
  if (inserted.length === 0 || !pane.inExcel) {
    place.replaceChildren();
    return;
  }
  const names = inserted.map((each) => each.name).join(', ');
  const ask = element('button', {type: 'button', id: 'take-out', onclick: () => {
    const sure = workButton('Yes, take them out', takeOut, {id: 'take-out-yes'});
    place.replaceChildren(element('p', {}, `${names}: these sheets go from the workbook, with whatever was typed in `
      + 'them since. Excel cannot undo this.'),
    element('div', {class: 'buttons'}, sure, element('button', {type: 'button', onclick: () => {
      showInserted();
      byId('take-out').focus();
    }}, 'Keep them')));
    sure.focus();
  }}, 'Take the inserted sheets out again');
  place.replaceChildren(element('p', {}, 'Put in: ' + names + '.'), ask);
}

const takeOut = () => during('Taking the sheets out', async () => {
  const names = await removeSheets(inserted);
  const left = inserted.filter((each) => !names.includes(each.name)).map((each) => each.name);
  inserted = [];
  remember(ofOpenWorkbook('inserted'), null);
  state(names.length === 0 ? 'None of the sheets is in the workbook any more.' : `Taken out: ${names.join(', ')}.`);
  if (left.length > 0) say('Not there under these names any more, so not touched: ' + left.join(', ') + '.');
  showInserted();
});
