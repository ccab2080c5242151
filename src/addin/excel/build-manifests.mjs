// Makes the manifests for a council's own address:
//   node build-manifests.mjs https://intranet.example.gov.uk/scorebook OUTPUT_FOLDER
// manifest.xml is the one to deploy; scorebook-package.zip holds manifest.json, the unified manifest, and its icons.
// The page manifests.html in the hosted folder does the same without node.
import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {kFolder, manifestTemplate, valuesOf} from './templates.mjs';

const [address, output, ...more] = process.argv.slice(2);
if (!output || more.length > 0) {
  console.error('usage: node build-manifests.mjs https://intranet.example.gov.uk/scorebook OUTPUT_FOLDER');
  process.exit(2);
}
const {addressProblem, filledManifest, packageOf} =
  valuesOf('manifests.js', 'addressProblem', 'filledManifest', 'packageOf');
const problem = addressProblem(address);
if (problem) {
  console.error(`${address}: ${problem}`);
  process.exit(2);
}

function write(name, content) {
  const path = join(output, name);
  writeFileSync(path + '.part', content);
  renameSync(path + '.part', path);
  console.log(path);
}

mkdirSync(output, {recursive: true});
const unified = filledManifest(manifestTemplate('manifest.json'), address);
write('manifest.xml', filledManifest(manifestTemplate('manifest.xml'), address));
write('manifest.json', unified);
write('scorebook-package.zip', packageOf({
  'manifest.json': new TextEncoder().encode(unified),
  'color.png': readFileSync(join(kFolder, 'icons/color.png')),
  'outline.png': readFileSync(join(kFolder, 'icons/outline.png')),
}));
