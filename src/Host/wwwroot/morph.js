// Makes a part of the page equal to a fragment the server rendered, and keeps what the reader has in hand:
// focus, selection, scroll, open details, values being typed, personal values already opened.
const keyOf = node => node.getAttribute?.('id') || node.getAttribute?.('data-key') || '';

export function morphFragment(fragment) {
  const current = document.getElementById(keyOf(fragment));
  if (!current) return null;
  const held = document.activeElement;
  const selection = typeof held?.selectionStart === 'number' ? [held.selectionStart, held.selectionEnd] : null;
  morph(current, fragment);
  if (held && held !== document.activeElement && held.isConnected) {
    held.focus({ preventScroll: true });
    if (selection) held.setSelectionRange(...selection);
  }
  return current;
}

function morph(current, next) {
  if (current.nodeType !== Node.ELEMENT_NODE) {
    if (current.nodeValue !== next.nodeValue) current.nodeValue = next.nodeValue;
    return;
  }
  if (keepsOpenedText(current, next) || keepsOpenedPhone(current, next)) return;
  attributes(current, next);
  if (current.tagName === 'TEXTAREA' && current.value !== current.defaultValue) return;
  children(current, next);
}

function keepsOpenedText({ dataset: has }, { dataset: gets }) {
  return has.sealed && has.sealed === gets.sealed && ('opened' in has || 'erased' in has) && !('opened' in gets) && !('erased' in gets);
}

// The links that ring somebody are made where the value is opened.
function keepsOpenedPhone(current, next) {
  return current.dataset.phone && current.dataset.phone === next.dataset.phone
    && current.querySelector('[data-opened]') && !next.querySelector('[data-opened], [data-erased]');
}

function attributes(current, next) {
  const kept = name => (name === 'open' && current.tagName === 'DETAILS')
    || (name === 'value' && current.hasAttribute('data-keep') && current.value);
  for (const { name, value } of next.attributes)
    if (current.getAttribute(name) !== value && !kept(name)) current.setAttribute(name, value);
  for (const { name } of [...current.attributes])
    if (!next.hasAttribute(name) && !kept(name)) current.removeAttribute(name);
}

function children(parent, nextParent) {
  const before = [...parent.childNodes];
  const keyed = new Map(before.filter(keyOf).map(node => [keyOf(node), node]));
  const unkeyed = before.filter(node => !keyOf(node));
  const wanted = [...nextParent.childNodes].map(next => {
    const match = keyOf(next) ? keyed.get(keyOf(next)) : firstOfKind(unkeyed, next.nodeName);
    if (!match || match.nodeName !== next.nodeName) return next;
    morph(match, next);
    return match;
  });
  const kept = new Set(wanted);
  for (const node of before) if (!kept.has(node)) node.remove();
  let at = parent.firstChild;
  for (const node of wanted) {
    if (node === at) at = at.nextSibling;
    else if (parent.moveBefore && node.parentNode === parent) parent.moveBefore(node, at);
    else parent.insertBefore(node, at);
  }
}

function firstOfKind(nodes, nodeName) {
  const index = nodes.findIndex(node => node.nodeName === nodeName);
  return index < 0 ? null : nodes.splice(index, 1)[0];
}
