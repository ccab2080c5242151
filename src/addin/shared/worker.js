// Runs the module apart from the page, which stays awake meanwhile. What it is sent first is the module, packed or not;
// after that each message is one request with the files it is about, and the answer comes back with the files it wrote,
// or calls of worksheet functions, and the answers come back.
let scorebook = null;
let alive = null;  // done once the lock is held by which the page sees that the worker is still there

const kOutputs = '/out';

function makeFolders(path) {
  const parts = path.split('/').slice(0, -1);
  for (let i = 1; i <= parts.length; ++i) {
    const folder = parts.slice(0, i).join('/');
    if (folder && !scorebook.FS.analyzePath(folder).exists) scorebook.FS.mkdir(folder);
  }
}

function removeAll(folder) {
  for (const name of scorebook.FS.readdir(folder)) {
    if (name === '.' || name === '..') continue;
    const path = folder + '/' + name;
    if (scorebook.FS.isDir(scorebook.FS.stat(path).mode)) {
      removeAll(path);
      scorebook.FS.rmdir(path);
    } else {
      scorebook.FS.unlink(path);
    }
  }
}

function collect(folder, under, found) {
  for (const name of scorebook.FS.readdir(folder)) {
    if (name === '.' || name === '..') continue;
    const path = folder + '/' + name;
    if (scorebook.FS.isDir(scorebook.FS.stat(path).mode)) {
      collect(path, under + name + '/', found);
      continue;
    }
    scorebook.FS.chmod(path, 0o600);  // its umask leaves a new file without any right
    found[under + name] = scorebook.FS.readFile(path);
  }
  return found;
}

// request: see scorebook_run; files: {path below the working folder: bytes}. Names of outputs begin with /out/.
function run(request, files) {
  for (const [path, bytes] of Object.entries(files)) {
    makeFolders('/in/' + path);
    scorebook.FS.writeFile('/in/' + path, bytes);
  }
  try {
    const answer = JSON.parse(scorebook.ccall('scorebook_run', 'string', ['string'], [JSON.stringify(request)]));
    answer.outputs = collect(kOutputs, '', {});
    return answer;
  } finally {
    removeAll('/in');
    removeAll(kOutputs);
  }
}

// The module as the page holds it: see unpack.c.
async function unpacked({packed, unpacker, size}) {
  const {instance} = await WebAssembly.instantiate(unpacker, {env: {emscripten_notify_memory_growth() {}}});
  const {malloc, unpack, memory} = instance.exports;
  const from = malloc(packed.length), to = malloc(size);
  if (!from || !to) throw new Error('there is not enough memory');
  new Uint8Array(memory.buffer, from, packed.length).set(packed);
  if (!unpack(from, packed.length, to, size)) throw new Error('this file is damaged; please get it again');
  return new Uint8Array(memory.buffer, to, size);
}

function evaluate(calls) {
  const answer = JSON.parse(scorebook.ccall('scorebook_evaluate', 'string', ['string'], [JSON.stringify(calls)]));
  if (answer.failed) throw new Error(answer.failed);
  return {answers: answer.answers, outputs: {}};
}

// The browser gives a lock to the next who asks for it when it ends the worker, which cannot say so itself.
const hold = (name) => new Promise((held) => {
  navigator.locks.request(name, () => {
    held();
    return new Promise(() => {});
  }).catch(held);
});

async function begin(wasm) {
  scorebook = await createScorebook({
    wasmBinary: wasm,
    onProgress: (doing, done, all) => postMessage({progress: {doing, done, all}}),
  });
  scorebook.FS.mkdir('/in');
  scorebook.FS.mkdir(kOutputs);
  scorebook.FS.chdir('/in');
  await alive;
  postMessage({ready: JSON.parse(scorebook.ccall('scorebook_about', 'string', [], []))});
}

onmessage = async ({data}) => {
  try {
    if (data.alive) return void (alive = hold(data.alive));
    if (data.packed) return await begin(await unpacked(data));
    if (data.wasm) return await begin(data.wasm);
    const answer = data.calls ? evaluate(data.calls) : run(data.request, data.files);
    postMessage({id: data.id, answer}, Object.values(answer.outputs).map((bytes) => bytes.buffer));
  } catch (problem) {
    // Memory that ran out ends the module: whoever asked starts a new one.
    postMessage({id: data.id, failed: String(problem && problem.message || problem)});
  }
};
