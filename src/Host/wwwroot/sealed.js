// Personal values arrive sealed. One request opens those of the page this reader may see; erasure takes them back.
const known = new Map();
const asked = new Set();

export async function openSealed(source, token) {
  for (const span of document.querySelectorAll('[data-sealed][data-opened]')) known.set(span.dataset.sealed, span.textContent);
  fill();
  const waiting = [...document.querySelectorAll('[data-sealed]:not([data-opened], [data-erased])')];
  const keys = [...new Set(waiting.map(span => span.dataset.sealed))].filter(key => !asked.has(key));
  if (!source || keys.length === 0) return;
  keys.forEach(key => asked.add(key));
  try {
    const answer = await fetch(source, {
      method: 'POST', credentials: 'same-origin', cache: 'no-store',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', RequestVerificationToken: token },
      body: JSON.stringify({ keys }),
    });
    if (!answer.ok) throw new Error(`${answer.status}`);
    for (const [key, text] of Object.entries((await answer.json()).values)) known.set(key, text);
    fill();
  } catch {
    keys.forEach(key => asked.delete(key));
  }
}

function fill() {
  for (const span of document.querySelectorAll('[data-sealed]:not([data-opened], [data-erased])')) {
    if (!known.has(span.dataset.sealed)) continue;
    span.textContent = known.get(span.dataset.sealed);
    span.setAttribute('data-opened', '');
  }
  sortByName();
}

// As the server sorts where it opens names: by the rules of the page's language, then closed names, erased people last.
function sortByName() {
  const { compare } = new Intl.Collator(document.documentElement.lang, { sensitivity: 'accent' });
  const nameOf = line => line.querySelector('[data-sealed]');
  const rank = ({ dataset: is }) => 'erased' in is ? 2 : 'opened' in is ? 0 : 1;
  for (const list of document.querySelectorAll('[data-by-name]')) {
    const lines = [...list.children].map(line => [line, nameOf(line)])
      .sort(([, one], [, other]) => rank(one) - rank(other) || compare(one.textContent, other.textContent)).map(([line]) => line);
    let at = list.firstElementChild;
    for (const line of lines) {
      if (line === at) at = at.nextElementSibling;
      else if (list.moveBefore) list.moveBefore(line, at);
      else list.insertBefore(line, at);
    }
  }
}

// `data-sealed` names one value, or only its subject: then everything of that person goes.
export function eraseSealed(fragment) {
  const erased = fragment.dataset.sealed;
  const isErased = key => key === erased || key.startsWith(`${erased}/`);
  for (const key of known.keys()) if (isErased(key)) known.delete(key);
  for (const span of document.querySelectorAll('[data-sealed]')) {
    if (!isErased(span.dataset.sealed)) continue;
    span.textContent = fragment.textContent;
    span.removeAttribute('data-opened');
    span.setAttribute('data-erased', '');
    span.closest('[data-phone]')?.replaceChildren(span);
  }
  sortByName();
}
