// The page that saves the manifests for an address.

const templates = {xml: byId('template-xml').textContent, json: byId('template-json').textContent};
const picture = (id) => Uint8Array.from(atob(byId(id).textContent), (letter) => letter.charCodeAt(0));

// Where this page lies already is most likely the address.
const here = location.href.replace(/[?#].*$/, '').replace(/\/[^/]*$/, '');
if (location.protocol === 'https:') byId('address').value = here;

// The address, forgiven what is forgivable; nothing where it cannot be used, which the page says.
function address() {
  const field = byId('address');
  const typed = field.value.trim().replace(/\/+(manifests\.html|taskpane\.html)?$/i, '');
  const problem = addressProblem(typed);
  field.value = typed;
  field.setAttribute('aria-invalid', String(problem !== ''));
  byId('problem').textContent = problem;
  byId('state').textContent = '';
  if (problem === '') return typed;
  field.focus();
  return undefined;
}

function saveFor(name, type, make) {
  const where = address();
  if (where === undefined) return;
  save(name, make(where), type);
  byId('state').textContent = `${name} is saved with your downloads. It is for ${where}.`;
}

const unified = (where) => filledManifest(templates.json, where);
byId('form').onsubmit = (event) => {
  event.preventDefault();
  saveFor('manifest.xml', 'application/xml', (where) => filledManifest(templates.xml, where));
};
byId('unified').onclick = () => saveFor('manifest.json', 'application/json', unified);
byId('package').onclick = () => saveFor('scorebook-package.zip', 'application/zip', (where) => packageOf({
  'manifest.json': new TextEncoder().encode(unified(where)),
  'color.png': picture('color'),
  'outline.png': picture('outline'),
}));
