// The stand-alone page: files are chosen, one of the commands is asked for, and its answer is shown and can be saved.

let layouts = [];

function reportOf() {
  const period = byId('period').value.trim(), status = byId('status').value, layout = byId('layout').value;
  const options = {edition: byId('edition').value, status: status === 'forced' ? 'final' : status,
    ...(status === 'forced' ? {force: true} : {}),
    ...(period ? {period} : {})};
  const own = byId('own-layout').files[0];
  if (own) return ask('Building the appendix', showReport([own.name], options), {layout: {name: own.name, file: own}});
  return ask('Building the appendix', showReport(layout ? [layout] : layouts, options));
}

function listenToButtons() {
  byId('check').onclick = () => ask('Checking', showCheck);
  byId('rate').onclick = () => ask('Rating', showRate);
  byId('compare').onclick = () => {
    if (chosen.earlier.length === 0) state('Choose an earlier submission to compare with.');
    else ask('Comparing', showCompare);
  };
  byId('learn').onclick = () => ask('Drafting the register', showLearn);
  byId('report-form').onsubmit = (event) => {
    event.preventDefault();
    reportOf();
  };
  byId('sentences-form').onsubmit = (event) => {
    event.preventDefault();
    ask('Drafting the sentences', showSentences);
  };
  const ownLayout = byId('own-layout');
  ownLayout.onchange = () => {
    byId('layout').disabled = ownLayout.files.length > 0;
    byId('no-own-layout').hidden = ownLayout.files.length === 0;
  };
  byId('no-own-layout').onclick = () => {
    ownLayout.value = '';
    ownLayout.onchange();
    ownLayout.focus();
  };
  byId('stop').onclick = stop;
  let told = 0;
  engine.onProgress = ({doing, done, all}) => {
    if (!working || Date.now() - told < 500) return;  // those who hear the page hear each of them
    told = Date.now();
    state(doing + ' ' + done + ' of ' + all + '…');
  };
}

async function begin() {
  try {
    const about = await engine.about();
    layouts = about.layouts;
    byId('layout').replaceChildren(element('option', {value: ''}, 'the one that fits the workbook'),
      ...layouts.map((each) => element('option', {value: each}, layoutInWords(each))));
    byId('about').textContent = aboutInWords(about);
  } catch (problem) {
    if (problem instanceof Stopped) return begin();  // stopped before it was there
    byId('about').textContent = 'Scorebook could not start in this browser: ' + problem.message + '.';
    byId('about').classList.add('problem');
  }
}

listenToZones();
listenToButtons();
begin();
