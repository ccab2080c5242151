'use strict';
// The task pane: its tabs and buttons, and its beginning. What each tab does is in the file named after it.

// ---- Tabs -----------------------------------------------------------------------------------------------------------

const tabs = () => [...document.querySelectorAll('[role=tab]')];

function openTab(name, focus = false) {
  for (const tab of tabs()) {
    const chosen = tab.dataset.tab === name;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    byId('panel-' + tab.dataset.tab).hidden = !chosen;
    if (chosen && focus) tab.focus();
  }
  if (pane.working) return;
  state('');
  say('');
}

function listenToTabs() {
  const all = tabs();
  all.forEach((tab, index) => {
    tab.onclick = () => openTab(tab.dataset.tab);
    tab.onkeydown = (event) => {
      const to = {ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: all.length - 1}[event.key];
      if (to === undefined) return;
      event.preventDefault();
      openTab(all[(to + all.length) % all.length].dataset.tab, true);
    };
  });
  // The ribbon's buttons open the pane with the tab's name in its address.
  const asked = () => {
    const name = location.hash.slice(1);
    if (all.some((tab) => tab.dataset.tab === name)) openTab(name);
  };
  window.addEventListener('hashchange', asked);
  asked();
}

// ---- Buttons --------------------------------------------------------------------------------------------------------

// A file input that is filled by a button with words of its own.
function listenToInput(id, take) {
  byId(id).onchange = (event) => {
    const files = [...event.target.files];
    event.target.value = '';
    if (files.length > 0) take(files);
  };
}

function listenToButtons() {
  const actions = {check, clear, rate, explain, compare, 'draft-register': draftRegister, stop: stopWork,
    'save-waivers': saveWaivers, 'drop-register': dropRegister, 'drop-layout': dropLayout};
  for (const [id, action] of Object.entries(actions)) byId(id).onclick = () => action();
  byId('appendix-form').onsubmit = (event) => {
    event.preventDefault();
    buildAppendix();
  };
  byId('own-layout').onchange = showOwnLayout;
  byId('use-open').onclick = () => chooseSaved(null);
  byId('keep-register').onchange = keepRegister;
  listenToInput('saved-file', ([file]) => (kKinds.test(file.name) ? chooseSaved(file)
    : say(`${file.name} is no workbook, so it was not taken.`)));
  listenToInput('register-file', ([file]) => chooseRegister(file));
  listenToInput('earlier-files', takeEarlier);
  engine.onProgress = ({doing, done: number, all}) => state(`${doing} ${number} of ${all}…`);
}

// ---- Beginning ------------------------------------------------------------------------------------------------------

async function beginInExcel() {
  pane.inExcel = await excelBegins();
  if (!pane.inExcel) {
    byId('source').open = true;
    say('This pane does not stand in Excel, so it cannot see an open workbook. Choose a saved one; going to cells '
      + 'and changing them works in Excel only.');
    return;
  }
  try {
    Object.assign(pane, await openWorkbook());
  } catch (problem) {
    say(troubleInWords(problem));
  }
}

async function begin() {
  listenToTabs();
  listenToButtons();
  showWorking();
  await beginInExcel();
  await findKeptRegister();
  byId('clear').hidden = !pane.inExcel;
  byId('draft-register').hidden = !savesFiles();
  byId('no-draft').textContent = savesFiles() ? '' : kDraftElsewhere;
  inserted = remembered(ofOpenWorkbook('inserted'), []);
  showSource();
  showRegister();
  showInserted();
  try {
    const about = await engine.about();
    byId('layout').replaceChildren(...about.layouts.map((each) =>
      element('option', {value: each}, kLayouts[each] || each)));
    byId('about').textContent = aboutInWords(about);
  } catch (problem) {
    byId('about').textContent = 'Scorebook could not start here. Close the pane and open it again. '
      + troubleInWords(problem);
  }
}

begin();
