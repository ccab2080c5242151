// Fills in the address at which a council hosts the folder: for manifests.html and for build-manifests.mjs.

// Why an address cannot be used, in words; empty where it can.
function addressProblem(address) {
  if (address === '') return 'Type the address at which the folder is hosted.';
  if (/^http:/i.test(address)) return 'The address begins with http: Excel takes add-ins from https addresses only.';
  if (!/^https:\/\//i.test(address)) return 'The address does not begin with https://.';
  if (address.endsWith('/')) return 'The address ends with a slash: leave it out.';
  if (/[?#]/.test(address)) return 'The address holds a ? or a #: leave out everything from there.';
  if (/\.html?$/i.test(address)) return 'The address is that of a page: leave out the page and the slash before it.';
  if (!/^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(\/[\w.~%-]+)*$/i.test(address)) {
    return 'The address holds something other than letters, digits and . - _ ~ % between its slashes.';
  }
  if (address.length > 1000) return 'The address is longer than 1000 characters.';
  return '';
}

function filledManifest(template, address) {
  const host = address.replace(/^https:\/\//i, '').replace(/\/.*$/, '');
  return template.replace(/@(ADDRESS|HOST)@/g, (_, name) => (name === 'HOST' ? host : address));
}

function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

// A zip file of {name: bytes}, not compressed; the date in it is always the same, so that the same files give the same
// package. Names are plain ASCII.
function packageOf(files) {
  const kDate = 0x0021;  // 1 January 1980, the earliest that the format knows
  const pieces = [];
  const directory = [];
  let at = 0;
  let directoryBytes = 0;
  const numbers = (...pairs) => {
    const bytes = [];
    for (const [value, length] of pairs) for (let i = 0; i < length; ++i) bytes.push((value >>> (8 * i)) & 0xff);
    return Uint8Array.from(bytes);
  };
  for (const [name, bytes] of Object.entries(files)) {
    const letters = new TextEncoder().encode(name);
    const about = [[20, 2], [0, 2], [0, 2], [0, 2], [kDate, 2], [checksum(bytes), 4], [bytes.length, 4],
      [bytes.length, 4], [letters.length, 2], [0, 2]];
    const local = numbers([0x04034b50, 4], ...about);
    pieces.push(local, letters, bytes);
    directory.push(numbers([0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), letters);
    at += local.length + letters.length + bytes.length;
  }
  for (const piece of directory) directoryBytes += piece.length;
  const count = Object.keys(files).length;
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [directoryBytes, 4], [at, 4], [0, 2]);
  const all = new Uint8Array(at + directoryBytes + end.length);
  let where = 0;
  for (const piece of [...pieces, ...directory, end]) {
    all.set(piece, where);
    where += piece.length;
  }
  return all;
}
