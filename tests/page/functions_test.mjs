// The functions for cells and the buttons on the ribbon, with stand-ins for Excel and for the engine.
//   SCOREBOOK_SOURCE=. node --test tests/page/functions_test.mjs
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import vm from 'node:vm';

const folder = join(process.env.SCOREBOOK_SOURCE || '.', 'src/addin/excel');

class CustomFunctionsError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

// Excel with our functions in it. `evaluate` is the engine's; `cells` what the cells hold, by sheet!address, and
// `formats` their number formats where these are others than General.
function excel({evaluate, cells = {}, formats = {}, more = {}}) {
  const said = {requests: [], started: 0, stopped: 0, reads: []};
  const functions = {};
  class Engine {
    constructor(start) {
      assert.equal(start(), 'a worker');
      ++said.started;
    }
    evaluate(calls) {
      said.requests.push(structuredClone(calls));
      return evaluate(calls, said.requests.length);
    }
    stop() {
      ++said.stopped;
    }
  }
  const Excel = {
    run: (work) => work({
      workbook: {worksheets: {getItem: (sheet) => ({
        getRange: (address) => {
          const place = sheet + '!' + address;
          return {
            load: (what) => assert.equal(what, 'valueTypes, numberFormat'),
            get valueTypes() { return cells[place]; },
            get numberFormat() { return formats[place] || cells[place].map((row) => row.map(() => 'General')); },
          };
        },
      })}},
      sync: async () => {
        said.reads.push(1);
        if (cells.fails) throw new Error('cell edit mode');
      },
    }),
  };
  const CustomFunctions = {
    associate: (id, run) => { functions[id] = run; },
    Error: CustomFunctionsError,
    ErrorCode: {invalidValue: '#VALUE!', notAvailable: '#N/A'},
  };
  const startWorker = () => 'a worker';
  const context = vm.createContext({CustomFunctions, Engine, Excel, startWorker, setTimeout, ...more});
  vm.runInContext(readFileSync(join(folder, 'functions.js'), 'utf8'), context);
  return {functions, said};
}

const plain = (value) => JSON.parse(JSON.stringify(value));  // arrays of another context are no equals
const echo = async (calls) => calls.map((call) => ({value: call.function + ' ' + JSON.stringify(call.arguments)}));
const refused = (code, words) => (error) => {
  assert.equal(error.code, code);
  assert.match(error.message, words);
  return true;
};

// functions.json is made of this when the folder to host is built.
function metadataMade() {
  const context = vm.createContext({});
  return plain(vm.runInContext(readFileSync(join(folder, 'functions.js'), 'utf8') + ';functionsMetadata()', context));
}

test('the functions that Excel is told of are those that there are', () => {
  const {functions} = excel({evaluate: echo});
  assert.deepEqual(Object.keys(functions), ['RAG', 'DOT', 'YTD', 'PERIOD']);
  assert.deepEqual(metadataMade().functions.map(({id}) => id), Object.keys(functions));
  assert.deepEqual(metadataMade().functions.map(({parameters}) => parameters.length), [5, 4, 3, 1]);
});

test('what Excel is told keeps within what it and the unified manifest take', () => {
  for (const {id, name, description, parameters, result, options} of metadataMade().functions) {
    assert.match(id, /^[A-Z][A-Z0-9._]{2,63}$/);
    assert.equal(name, id);
    assert.ok(description.length > 20 && description.length <= 1024);
    assert.deepEqual(result, {type: 'any', dimensionality: 'matrix'});
    assert.deepEqual(options, {requiresParameterAddresses: true});
    let optional = false;
    for (const parameter of parameters) {
      const {length} = parameter.description;
      assert.ok(parameter.name.length <= 64 && length > 10 && length <= 128);
      assert.equal(parameter.type, 'any');
      assert.ok(!optional || parameter.optional, `${id}: ${parameter.name} comes after one that can be left out`);
      optional = Boolean(parameter.optional);
    }
  }
});

test('a thousand calls go to the engine at once and each gets its own answer', async () => {
  const {functions, said} = excel({evaluate: echo});
  const answers = await Promise.all(Array.from({length: 1000}, (_, i) => functions.PERIOD('Q' + i, {})));
  assert.equal(said.requests.length, 1);
  assert.equal(said.requests[0].length, 1000);
  assert.equal(said.started, 1);
  answers.forEach((answer, i) => assert.deepEqual(plain(answer), [[`PERIOD ["Q${i}"]`]]));
});

test('calls made while a request is under way wait for the next and keep their order', async () => {
  let release;
  const gate = new Promise((resolve) => { release = resolve; });
  const {functions, said} = excel({evaluate: async (calls, request) => {
    if (request === 1) await gate;
    return echo(calls);
  }});
  const first = functions.PERIOD('one', {});
  await new Promise((resolve) => setTimeout(resolve, 5));
  const later = [functions.PERIOD('two', {}), functions.RAG(5, 'High', '<4', '4<', 6, {})];
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(said.requests.length, 1);
  release();
  assert.deepEqual(plain(await first), [['PERIOD ["one"]']]);
  assert.deepEqual(plain(await Promise.all(later)), [[['PERIOD ["two"]']], [['RAG [5,"High","<4","4<",6]']]]);
  assert.deepEqual(said.requests.map((calls) => calls.length), [1, 2]);
});

test('what is left out or empty reaches the engine as such, and what Excel says of the call does not', async () => {
  const {functions, said} = excel({evaluate: echo});
  await functions.RAG(4, 'Low', null, undefined, '', {parameterAddresses: ['S!A1']});
  await functions.DOT(4, true, 'Low');
  await functions.YTD('sum', [[1, ''], [null, {type: 'Empty'}]], undefined, {});
  await functions.PERIOD({type: 'FormattedNumber', basicValue: 42430}, {});
  assert.deepEqual(said.requests.flat(), [
    {function: 'RAG', arguments: [4, 'Low', null, null, null]},
    {function: 'DOT', arguments: [4, true, 'Low', null]},
    {function: 'YTD', arguments: ['sum', [[1, null], [null, null]], null]},
    {function: 'PERIOD', arguments: [42430]},
  ]);
});

test('a problem becomes #VALUE! with its words, and the calls beside it are answered', async () => {
  const answers = [{problem: '"soon" is no period such as 2016-03.'}, {value: 7}, {}];
  const {functions} = excel({evaluate: async () => answers});
  const [wrong, right, none] = ['soon', 'b', 'c'].map((text) => functions.PERIOD(text, {}));
  await Promise.all([
    assert.rejects(wrong, refused('#VALUE!', /^"soon" is no period such as 2016-03\.$/)),
    assert.rejects(none, refused('#N/A', /no answer/)),
  ]);
  assert.deepEqual(plain(await right), [[7]]);
});

test('a worker that died gives #N/A with words, and the next recalculation begins with a new one', async () => {
  const {functions, said} = excel({evaluate: async (calls, request) => {
    if (request === 1) throw new Error('out of memory');
    return echo(calls);
  }});
  const lost = [functions.PERIOD('a', {}), functions.PERIOD('b', {})];
  const words = /could not work this out\..* these words: out of memory$/;
  for (const call of lost) await assert.rejects(call, refused('#N/A', words));
  assert.equal(said.stopped, 1);
  assert.deepEqual(plain(await functions.PERIOD('a', {})), [['PERIOD ["a"]']]);
  assert.equal(said.started, 2);
});

test('fewer answers than calls are no answers', async () => {
  const {functions} = excel({evaluate: async () => [{value: 1}]});
  const calls = [functions.PERIOD('a', {}), functions.PERIOD('b', {})];
  for (const call of calls) await assert.rejects(call, refused('#N/A', /not every function was answered/));
});

test('a page that cannot start a worker says so in the cell', async () => {
  const {functions} = excel({evaluate: echo, more: {startWorker: undefined}});
  await assert.rejects(functions.PERIOD('a', {}), refused('#N/A', /could not work this out/));
});

test('an empty cell that Excel passes as 0 is empty, and a 0 stays 0', async () => {
  const {functions, said} = excel({evaluate: echo, cells: {
    'Our sheet!B5': [['Empty']], 'Our sheet!B6': [['Double']], 'O\'Neill!C1:C3': [['Double'], ['Empty'], ['Double']],
  }});
  const at = (...parameterAddresses) => ({parameterAddresses});
  const answers = await Promise.all([
    functions.RAG(0, 'Low', 3, 2, 0, at("'Our sheet'!B5", null, null, null, null)),
    functions.RAG(0, 'Low', 3, 2, 1, at("'Our sheet'!B6")),
    functions.YTD('sum', [[4], [0], [0]], null, at('', "'O''Neill'!C1:C3")),
  ]);
  assert.deepEqual(plain(answers), [
    [['RAG [null,"Low",3,2,0]']], [['RAG [{"number":0,"per_cent":false},"Low",3,2,1]']],
    [['YTD ["sum",[[{"number":4,"per_cent":false}],[null],[{"number":0,"per_cent":false}]],null]']],
  ]);
  assert.equal(said.reads.length, 1);
});

test('whether a figure is a percentage is told by the format of its cell', async () => {
  const {functions, said} = excel({evaluate: echo,
    cells: {'S!B5': [['Double']], 'S!B6': [['Double']], 'S!B7': [['Double']], 'S!C1:C2': [['Double'], ['String']]},
    formats: {'S!B5': [['0.0%']], 'S!B7': [['0.0"%"']], 'S!C1:C2': [['[Red]0%;-0%'], ['General']]}});
  const at = (...parameterAddresses) => ({parameterAddresses});
  const answers = await Promise.all([
    functions.RAG(0.082, 'Low', '>10%', '10%>', '<9%', at('S!B5', null, null, null, null)),
    functions.RAG(8.2, 'Low', '>10%', '10%>', '<9%', at('S!B6')),
    functions.DOT(8.2, 0.5, 'Low', 1, at('S!B7', 'S!B5', null, 'S!B6')),
    functions.YTD('average', [[0.5], ['n/a']], null, at('', 'S!C1:C2')),
    functions.RAG(0.5, 'Low', 3, 2, 1, at('[Other.xlsx]Sheet1!B5')),
  ]);
  assert.deepEqual(plain(answers), [
    [['RAG [{"number":0.082,"per_cent":true},"Low",">10%","10%>","<9%"]']],
    [['RAG [{"number":8.2,"per_cent":false},"Low",">10%","10%>","<9%"]']],
    [['DOT [{"number":8.2,"per_cent":false},{"number":0.5,"per_cent":true},"Low",1]']],
    [['YTD ["average",[[{"number":0.5,"per_cent":true}],["n/a"]],null]']],
    [['RAG [0.5,"Low",3,2,1]']],
  ]);
  assert.equal(said.reads.length, 1);
});

test('where a 0 may be an empty cell and nobody can tell, the cell says so', async () => {
  const {functions, said} = excel({evaluate: echo, cells: {fails: true}});
  const other = functions.RAG(0, 'Low', 3, 2, 1, {parameterAddresses: ['[Other.xlsx]Sheet1!B5']});
  await assert.rejects(other, refused('#N/A', /empty or holds 0/));
  await assert.rejects(functions.RAG(0, 'Low', 3, 2, 1, {}), refused('#N/A', /empty or holds 0/));
  const beside = functions.RAG(4, 'Low', 3, 2, 1, {});
  const unread = functions.RAG(0, 'Low', 3, 2, 1, {parameterAddresses: ['S!B5']});
  await assert.rejects(unread, refused('#N/A', /could not be read/));
  assert.deepEqual(plain(await beside), [['RAG [4,"Low",3,2,1]']]);
  assert.deepEqual(said.requests.flat().length, 1);
});

test('an answer about the cells of another shape is not taken', async () => {
  const {functions} = excel({evaluate: echo, cells: {'S!A1:A2': [['Double'], ['Empty']]}});
  const call = functions.YTD('sum', [[1], [0], [0]], null, {parameterAddresses: ['', 'S!A1:A2']});
  await assert.rejects(call, refused('#N/A', /could not be read/));
});

test('Excel that knows no errors in words still shows an error', async () => {
  const functions = {};
  const CustomFunctions = {associate: (id, run) => { functions[id] = run; }};
  excel({evaluate: async () => [{problem: 'No period.'}], more: {CustomFunctions}});
  await assert.rejects(functions.PERIOD('a', {}), /^Error: No period\.$/);
});

test('errors in words that Excel brings only after the page is loaded are used', async () => {
  const functions = {};
  const CustomFunctions = {associate: (id, run) => { functions[id] = run; }};
  excel({evaluate: async () => [{problem: 'No period.'}], more: {CustomFunctions}});
  Object.assign(CustomFunctions, {Error: CustomFunctionsError, ErrorCode: {invalidValue: '#VALUE!'}});
  await assert.rejects(functions.PERIOD('a', {}), refused('#VALUE!', /^No period\.$/));
});

test('without Excel neither file does anything', () => {
  for (const name of ['functions.js', 'ribbon.js']) {
    vm.runInContext(readFileSync(join(folder, name), 'utf8'), vm.createContext({}));
  }
});

test('a button takes the pane to its place, shows it and lets Excel go on', async () => {
  const actions = {};
  const seen = [];
  const location = {hash: ''};
  let fails = false;
  const Office = {
    actions: {associate: (id, run) => { actions[id] = run; }},
    addin: {showAsTaskpane: async () => {
      seen.push('shown at ' + location.hash);
      if (fails) throw new Error('not now');
    }},
  };
  const window = {dispatchEvent: (event) => seen.push(event.type)};
  vm.runInContext(readFileSync(join(folder, 'ribbon.js'), 'utf8'), vm.createContext({Office, location, window, Event}));
  assert.deepEqual(Object.keys(actions), ['check', 'rate', 'appendix']);
  const event = {completed: () => seen.push('completed')};
  await actions.check(event);
  await actions.check(event);
  fails = true;
  await assert.rejects(actions.rate(event), /not now/);
  assert.deepEqual(seen, ['shown at #check', 'completed', 'hashchange', 'shown at #check', 'completed',
    'shown at #rate', 'completed']);
});
