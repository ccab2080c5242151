// The engine that the page and the task pane share, with a worker that stands in for the module's own.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import vm from 'node:vm';

const source = readFileSync(new URL('../../src/addin/shared/engine.js', import.meta.url), 'utf8');
const {Engine, Stopped} = vm.runInThisContext(`(() => { ${source}; return {Engine, Stopped}; })()`);

// A worker that says when it is ready by itself, and answers only when the test lets it.
function standIn() {
  const workers = [];
  const engine = new Engine(() => {
    const worker = {sent: [], postMessage(message) { this.sent.push(message); }, terminate() { this.ended = true; },
      says(data) { this.onmessage({data}); }};
    workers.push(worker);
    setTimeout(() => worker.says({ready: {program: '1'}}), 1);
    return worker;
  });
  return {engine, workers};
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 10));

test('a second request while one is under way is refused in words', async () => {
  const {engine, workers} = standIn();
  const first = engine.run({command: 'check'}, {});
  await assert.rejects(engine.run({command: 'check'}, {}), /Please wait/);
  await aMoment();
  workers[0].says({answer: {status: 0}});
  assert.deepEqual(await first, {status: 0});
  assert.equal(workers[0].sent.length, 1);
});

test('worksheet functions wait until the work under way is done', async () => {
  const {engine, workers} = standIn();
  const checked = engine.run({command: 'check'}, {});
  const evaluated = engine.evaluate([{function: 'PERIOD'}]);
  await aMoment();
  assert.deepEqual(workers[0].sent.map((each) => Object.keys(each).includes('calls')), [false]);
  workers[0].says({answer: {status: 0}});
  await checked;
  await aMoment();
  workers[0].says({answer: {answers: [{value: '2016-03'}]}});
  assert.deepEqual(await evaluated, [{value: '2016-03'}]);
});

test('stopping ends the worker, whenever it comes, and the next request begins with a fresh one', async () => {
  const {engine, workers} = standIn();
  for (const wait of [() => {}, aMoment]) {
    const request = engine.run({command: 'check'}, {});
    const refused = assert.rejects(request, Stopped);
    await wait();
    engine.stop();
    await refused;
    assert.ok(workers.at(-1).ended);
  }
  const after = engine.run({command: 'rate'}, {});
  await aMoment();
  workers.at(-1).says({answer: {status: 0}});
  assert.deepEqual(await after, {status: 0});
  assert.equal(workers.length, 3);
});

test('a worker that dies or fails is said, and the next request begins with a fresh one', async () => {
  const {engine, workers} = standIn();
  for (const end of [(worker) => worker.onerror({message: 'out of memory'}), (worker) => worker.says({failed: 'out of memory'})]) {
    const request = engine.run({command: 'check'}, {});
    const refused = assert.rejects(request, /out of memory/);
    await aMoment();
    end(workers.at(-1));
    await refused;
  }
  const after = engine.run({command: 'check'}, {});
  await aMoment();
  workers.at(-1).says({answer: {status: 1}});
  assert.deepEqual(await after, {status: 1});
});

test('what a worker says that has been given up is not heard', async () => {
  const {engine, workers} = standIn();
  const stopped = assert.rejects(engine.run({command: 'check'}, {}), Stopped);
  await aMoment();
  engine.stop();
  await stopped;
  const after = engine.run({command: 'rate'}, {});
  await aMoment();
  workers[0].says({answer: {status: 4}});
  workers[0].onerror({message: 'late'});
  workers[1].says({answer: {status: 0}});
  assert.deepEqual(await after, {status: 0});
});
