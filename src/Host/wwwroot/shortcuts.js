// Single keys: p pauses, / searches, j and k walk the rows. The reader can switch them off.
const stored = 'coordination.shortcuts';
const areOff = () => localStorage.getItem(stored) === 'off';

export function installShortcuts() {
  for (const box of document.querySelectorAll('[data-shortcuts]')) {
    box.closest('[hidden]')?.removeAttribute('hidden');
    box.checked = !areOff();
    box.addEventListener('change', () => localStorage.setItem(stored, box.checked ? 'on' : 'off'));
  }
  document.addEventListener('keydown', pressed => {
    const target = pressed.target;
    if (areOff() || pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing) return;
    if (target.matches?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')) return;
    const act = { p: pause, '/': search, j: () => step(1), k: () => step(-1) }[pressed.key];
    if (act?.()) pressed.preventDefault();
  });
}

function pause() {
  const button = document.querySelector('[data-live-pause]:not([hidden])');
  button?.click();
  return button;
}

function search() {
  const field = document.querySelector('input[data-search]');
  if (field) field.focus();
  else document.querySelector('a[data-search]')?.click();
  return true;
}

function step(by) {
  const rows = [...document.querySelectorAll('[data-row]')];
  if (rows.length === 0) return false;
  const here = rows.findIndex(row => row.contains(document.activeElement));
  const next = rows[Math.min(rows.length - 1, Math.max(0, here < 0 ? 0 : here + by))];
  next.querySelector('a, button')?.focus();
  return true;
}
