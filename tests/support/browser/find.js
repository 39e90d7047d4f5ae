// Finds what a person would point at: a field by its label, a button or link by its words.
// Answers { element } or { problem }. Arguments: kind, words, nearby words or null.
const [kind, words, near] = arguments;
const clean = (text) => (text || '').normalize('NFC').replace(/\s+/g, ' ').trim();

const kinds = {
  field: 'input:not([type=hidden],[type=radio],[type=checkbox],[type=file],[type=submit],[type=button],[type=reset],[type=image]), textarea',
  select: 'select',
  choice: 'input[type=radio], input[type=checkbox]',
  file: 'input[type=file]',
  button: 'button, input[type=submit], input[type=button], [role=button]',
  link: 'a[href]',
  summary: 'summary',
};

// the words of a label without those of the controls inside it
function own(label) {
  const copy = label.cloneNode(true);
  copy.querySelectorAll('input, select, textarea, button').forEach((inner) => inner.remove());
  return clean(copy.textContent);
}

function names(element) {
  const found = [...(element.labels || [])].map(own);
  if (element.ariaLabel) found.push(clean(element.ariaLabel));
  const by = element.getAttribute('aria-labelledby');
  if (by) found.push(clean(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' ')));
  if (['button', 'link', 'summary'].includes(kind)) found.push(clean(element.textContent || element.value));
  return found.filter(Boolean);
}

// how long the smallest surrounding text is that holds the nearby words
function distance(element) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const text = clean(around.textContent);
    if (text.includes(clean(near))) return text.length;
  }
  return Infinity;
}

const visible = [...document.querySelectorAll(kinds[kind])].filter((e) => e.checkVisibility({ visibilityProperty: true }));
const wanted = clean(words);
let matches = visible.filter((e) => names(e).includes(wanted));
if (matches.length === 0) matches = visible.filter((e) => names(e).some((name) => name.startsWith(wanted)));
if (near !== null) {
  const least = Math.min(...matches.map(distance));
  matches = least === Infinity ? [] : matches.filter((e) => distance(e) === least);
}
// two links to one address are one way
if (kind === 'link' && new Set(matches.map((e) => e.href)).size === 1) matches = matches.slice(0, 1);

if (matches.length === 1) return { element: matches[0] };
const all = visible.map((e) => names(e).join(' / ') || e.outerHTML.slice(0, 120)).map((name) => '  - ' + name).join('\n');
const place = near === null ? '' : ` near "${near}"`;
return {
  none: matches.length === 0,
  problem: `${matches.length === 0 ? 'no' : matches.length} ${kind} named "${words}"${place} on ${location.href}; there are:\n${all}`,
};
