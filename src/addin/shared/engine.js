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
      this.worker = this.start();
      this.ready = new Promise((resolve, reject) => {
        this.began = resolve;
        this.notBegun = reject;
        this.worker.onmessage = ({data}) => this.heard(data, reject);
        this.worker.onerror = (event) => this.broke(event.message || 'the worker could not be started', reject);
      });
    }
    return this.ready;
  }

  heard(data, reject) {
    if (data.ready) return this.began(data.ready);
    if (data.progress) return this.onProgress(data.progress);
    if (data.id === undefined) return this.broke(data.failed, reject);
    const waiting = this.waiting;
    this.waiting = null;
    if (!waiting) return;
    if (data.answer) return waiting.resolve(data.answer);
    this.drop();
    waiting.reject(new Error(data.failed));
  }

  broke(message, reject) {
    reject(new Error(message));
    if (this.waiting) this.waiting.reject(new Error(message));
    this.waiting = null;
    this.drop();
  }

  // Answers {status, out, said, outputs}. A second request while one is under way is refused.
  async run(request, files) {
    if (this.waiting) throw new Error('Please wait until the work under way is done, or stop it.');
    await this.about();
    return new Promise((resolve, reject) => {
      this.waiting = {resolve, reject};
      this.worker.postMessage({id: 1, request, files});
    });
  }

  // Ends the work under way; the next request begins with a fresh module.
  stop() {
    const waiting = this.waiting;
    this.waiting = null;
    const notBegun = this.notBegun;
    this.drop();
    if (waiting) waiting.reject(new Stopped('Stopped.'));
    if (notBegun) notBegun(new Stopped('Stopped.'));  // of no effect where it has begun
  }

  drop() {
    if (this.worker) this.worker.terminate();
    this.worker = null;
    this.ready = null;
  }
}
