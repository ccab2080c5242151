// The module as a page uses it: one request at a time, progress on the way, and a way to stop.

class Stopped extends Error {}

class Engine {
  // `start` makes a new worker that has been sent the module.
  constructor(start) {
    this.start = start;
    this.worker = null;
    this.waiting = null;
    this.onProgress = () => {};
  }

  // What the module says of itself, once it is there.
  about() {
    if (!this.ready) {
      this.ready = new Promise((resolve, reject) => {
        this.began = resolve;
        this.failed = reject;
      });
      const worker = this.worker = this.start();
      // What a worker says that has been given up is of no interest.
      worker.onmessage = ({data}) => { if (this.worker === worker) this.heard(data); };
      worker.onerror = ({message}) => {
        if (this.worker === worker) this.drop(new Error(message || 'the worker could not be started'));
      };
      if (globalThis.navigator && navigator.locks) this.watch(worker);
    }
    return this.ready;
  }

  // A worker that the browser ends, because memory is short, says nothing; but the lock that it holds is free then.
  watch(worker) {
    const name = crypto.randomUUID();
    worker.postMessage({alive: name});
    this.ready.then(() => navigator.locks.request(name, () => worker.onerror({message: 'the browser ended it'})))
      .catch(() => {});  // it did not begin, which is said elsewhere
  }

  heard(data) {
    if (data.ready) return this.began(data.ready);
    if (data.progress) return this.onProgress(data.progress);
    // A module that failed may have lost its memory: the next request begins with a fresh one.
    if (data.failed) return this.drop(new Error(data.failed));
    if (this.waiting) this.waiting.resolve(data.answer);
  }

  // Answers {status, out, said, outputs}. A second request while one is under way is refused.
  async run(request, files) {
    if (this.waiting) throw new Error('Please wait until the work under way is done, or stop it.');
    return this.ask({request, files});
  }

  // Answers the calls of worksheet functions (evaluate.hpp), when the work under way is done.
  async evaluate(calls) {
    while (this.waiting) await this.waiting.over;
    return (await this.ask({calls})).answers;
  }

  async ask(message) {
    const waiting = {};
    waiting.over = new Promise((resolve) => { waiting.end = resolve; });
    this.waiting = waiting;
    try {
      await this.about();
      if (waiting.problem) throw waiting.problem;
      return await new Promise((resolve, reject) => {
        Object.assign(waiting, {resolve, reject});
        this.worker.postMessage({id: 1, ...message});
      });
    } finally {
      if (this.waiting === waiting) this.waiting = null;
      waiting.end();
    }
  }

  // Ends the work under way; the next request begins with a fresh module.
  stop() {
    this.drop(new Stopped('Stopped.'));
  }

  drop(problem) {
    if (this.worker) this.worker.terminate();
    this.worker = null;
    this.ready = null;
    if (this.failed) this.failed(problem);
    if (!this.waiting) return;
    this.waiting.problem = problem;
    if (this.waiting.reject) this.waiting.reject(problem);
  }
}
