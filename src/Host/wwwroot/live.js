// <live-region src data-open-src>: one event stream; each message is server-rendered fragments, matched by id and morphed in.
import { closeWhenOver } from './ends.js';
import { morphFragment } from './morph.js';
import { eraseSealed, openSealed } from './sealed.js';
import { installShortcuts } from './shortcuts.js';

const silenceBeforeDoubt = 40_000;
const longestWait = 30_000;
const settledAfter = 10_000;

class LiveRegion extends HTMLElement {
  #stream = null;
  #paused = false;
  #failures = 0;
  #retry = 0;
  #silence = 0;
  #left = new AbortController();

  connectedCallback() {
    const { signal } = this.#left = new AbortController();
    document.addEventListener('visibilitychange', () => this.#settle(), { signal });
    addEventListener('online', () => this.#settle(), { signal });
    addEventListener('offline', () => this.#lost(), { signal });
    addEventListener('pagehide', () => this.#close(), { signal });
    addEventListener('pageshow', () => this.#settle(), { signal });
    this.addEventListener('click', ({ target }) => target.closest('[data-live-pause]') && this.#togglePause(), { signal });
    for (const part of this.querySelectorAll('[data-live-only]')) part.hidden = false;
    this.#settle();
    this.#complete();
  }

  disconnectedCallback() {
    this.#left.abort();
    this.#close();
  }

  #settle() {
    if (this.#paused || document.hidden) this.#close();
    else if (!navigator.onLine) this.#lost();
    else this.#open();
  }

  #open() {
    if (this.#stream) return;
    const stream = this.#stream = new EventSource(this.getAttribute('src'));
    stream.onopen = () => this.#heard();
    stream.onmessage = message => this.#receive(message);
    stream.addEventListener('ping', () => this.#heard());
    stream.addEventListener('ended', () => this.#askAgain());
    stream.onerror = () => {
      const refused = stream.readyState === EventSource.CLOSED;
      this.#lost();
      if (refused) this.#judge();
    };
  }

  // Refused for good: if the page is no longer this reader's to see, nothing of it stays.
  async #judge() {
    if (performance.now() < settledAfter) return;
    const asking = new AbortController();
    try {
      const { status } = await fetch(this.getAttribute('src'), { credentials: 'same-origin', cache: 'no-store', signal: asking.signal });
      if ([401, 403, 404].includes(status)) this.#askAgain();
    } catch {
      // Away: the next try says more.
    } finally {
      asking.abort();
    }
  }

  #askAgain() {
    this.#close();
    location.replace(location.pathname + location.search);
  }

  #close() {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#stream?.close();
    this.#stream = null;
  }

  #heard() {
    this.#failures = 0;
    this.#show('live');
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), silenceBeforeDoubt);
  }

  #lost() {
    this.#close();
    this.#show(navigator.onLine ? 'reconnecting' : 'offline');
    const wait = Math.min(longestWait, 1000 * 2 ** this.#failures++);
    this.#retry = setTimeout(() => this.#settle(), wait * (0.75 + Math.random() / 2));
  }

  #receive({ data }) {
    this.#heard();
    const template = document.createElement('template');
    template.innerHTML = data;
    for (const fragment of [...template.content.children]) {
      if (fragment.dataset.sealed && 'erased' in fragment.dataset) eraseSealed(fragment);
      else morphFragment(fragment);
      if (fragment.dataset.asOf) this.#updated(fragment.dataset.asOf);
    }
    this.#complete();
  }

  #complete() {
    const own = name => document.querySelector(`input[name=${name}][value]:not([value=""])`)?.value ?? '';
    const token = own('__RequestVerificationToken');
    for (const name of ['__RequestVerificationToken', '_typist'])
      for (const field of this.querySelectorAll(`input[name=${name}]`)) field.value ||= own(name);
    openSealed(this.dataset.openSrc, token);
  }

  #togglePause() {
    this.#paused = !this.#paused;
    for (const button of this.querySelectorAll('[data-live-pause]'))
      button.textContent = this.#paused ? button.dataset.resume : button.dataset.pause;
    if (this.#paused) this.#show('paused');
    this.#settle();
  }

  #updated(time) {
    for (const place of this.querySelectorAll('[data-live-at]')) place.textContent = time;
  }

  #show(state) {
    if (this.dataset.state === state) return;
    this.dataset.state = state;
    for (const line of this.querySelectorAll('[data-live-status]')) {
      line.dataset.state = state;
      line.querySelector('[data-live-word]').textContent = line.dataset[state];
    }
    for (const bar of this.querySelectorAll('[data-live-lost]')) bar.hidden = state === 'live' || state === 'paused';
  }
}

if (!customElements.get('live-region')) {
  customElements.define('live-region', LiveRegion);
  installShortcuts();
  for (const strip of document.querySelectorAll('[data-ends-in]')) closeWhenOver(strip);
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
  document.querySelector('[data-take-focus]')?.focus();
}
