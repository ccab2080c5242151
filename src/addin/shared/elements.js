// What the page and the task pane make their elements with.

const byId = (id) => document.getElementById(id);

// An element with attributes and children; text is always text, never markup.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'onclick' || key === 'oninput' || key === 'onchange') made[key] = value;
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) made.append(child);
  return made;
}

const counted = (number, one, many = one + 's') => number + ' ' + (number === 1 ? one : many);

// The command line's own name and hints to its other commands mean nothing here.
function forThePage(said) {
  return said.replace(/^scorebook: /gm, '').replace(/; 'scorebook [a-z]+' [^\n]*/g, '').replace(/ \('scorebook [a-z]+'[^)]*\)/g, '')
    .split('\n').filter((line) => !line.startsWith('wrote ') && !line.startsWith('Try: ')).join('\n');
}
