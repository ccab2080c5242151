// What build-manifests.mjs and build-hosted.mjs start from.
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const kFolder = dirname(fileURLToPath(import.meta.url));
export const sourceText = (name) => readFileSync(join(kFolder, name), 'utf8');

// The values named in a script that is written for pages, which know no modules.
export function valuesOf(name, ...wanted) {
  return new Function(`${sourceText(name)}\nreturn {${wanted.join(', ')}};`)();
}

// The version is the project's own.
export function version() {
  const project = readFileSync(join(kFolder, '../../../CMakeLists.txt'), 'utf8');
  return /project\(scorebook\s+VERSION\s+(\d+\.\d+\.\d+)/.exec(project)[1];
}

// A manifest, with the version but without an address, and without our comments.
export function manifestTemplate(name) {
  return sourceText(name).replace(/\s*<!--.*?-->/gs, '').replaceAll('@VERSION@', version());
}
