// What a page opened for a time only is closed when that time is over. Forms and what is typed into them stay.
export function closeWhenOver(strip) {
  const end = Date.now() + strip.dataset.endsIn * 1000;
  const timer = setInterval(look, 1000);
  addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', look);

  function look() {
    if (Date.now() < end) return;
    clearInterval(timer);
    for (const span of document.querySelectorAll('main [data-sealed][data-opened]')) {
      span.textContent = strip.dataset.closed;
      span.removeAttribute('data-opened');
    }
    for (const link of document.querySelectorAll('main a[href^="tel:"]')) link.removeAttribute('href');
    for (const line of strip.querySelectorAll('[data-while-open]')) line.hidden = true;
    for (const line of strip.querySelectorAll('[data-once-over]')) line.hidden = false;
  }
}
