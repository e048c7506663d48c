// Staff's pages: shows the view that the kiosk streams, sends what is pressed,
// and says when the line is lost. What is pressed then is refused, not kept.
'use strict';
(() => {
  const body = document.body;
  const LOST_AFTER = 4500; // ms without a word; the kiosk sends a beat each 2 s
  const ANSWER_IN = 5000; // ms
  const by = (id) => document.getElementById(id);
  let heard = performance.now(), lost = false, busy = false;

  const tell = (text) => { by('refused').textContent = text; by('refused').hidden = !text; };

  // A press while the line is lost is refused where everybody looks.
  const again = () => {
    const line = by('line-lost');
    line.hidden = false;
    line.classList.add('again');
    line.textContent = body.dataset.lost; // read aloud once more
    setTimeout(() => line.classList.remove('again'), 1500);
  };

  // A token in the address's fragment never reaches the kiosk's log.
  const pair = by('pair');
  if (pair && location.hash.startsWith('#token=')) {
    by('token').value = decodeURIComponent(location.hash.slice(7));
    history.replaceState(null, '', location.pathname + location.search);
    pair.submit();
  }

  // The live parts carry names; one that has not changed stays as it is.
  const parts = (root) => new Map([...root.querySelectorAll('[data-live]')].map((e) => [e.dataset.live, e]));
  const shown = new Map();
  parts(document).forEach((e, name) => shown.set(name, e.outerHTML));
  const say = () => { const e = document.querySelector('[data-said]'); if (e && by('said').textContent !== e.textContent) by('said').textContent = e.textContent; };
  let pending = null; // a view that waits for a dialogue to end
  const show = (html) => {
    pending = null;
    const fresh = parts(new DOMParser().parseFromString(html, 'text/html'));
    const old = parts(document);
    if (fresh.size !== old.size || [...fresh.keys()].some((name) => !old.has(name))) { location.reload(); return; }
    const focused = document.activeElement && document.activeElement.id;
    fresh.forEach((e, name) => {
      if (shown.get(name) === e.outerHTML) return;
      if (old.get(name).open) { pending = html; return; }
      shown.set(name, e.outerHTML);
      const now = old.get(name);
      if (e.tagName === 'IMG') for (const a of e.attributes) now.setAttribute(a.name, a.value);
      else now.replaceWith(document.adoptNode(e));
    });
    if (focused && document.activeElement.id !== focused && by(focused)) by(focused).focus();
    say();
  };

  const live = () => {
    heard = performance.now();
    if (lost) { lost = false; body.classList.remove('lost'); by('line-lost').hidden = true; tell(''); }
  };
  const listen = () => {
    const source = new EventSource(body.dataset.events);
    source.addEventListener('view', (e) => { live(); show(JSON.parse(e.data)); });
    source.addEventListener('beat', (e) => {
      live();
      const clock = document.querySelector('[data-clock]'), now = JSON.parse(e.data).now;
      if (clock && now) clock.textContent = now.slice(11, 16);
    });
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
      source.close();
      setTimeout(() => fetch(body.dataset.events, { method: 'HEAD' }).then((r) => (r.status === 401 || r.status === 403 ? location.reload() : listen()), listen), 2000);
    });
  };
  if (body.dataset.events) {
    listen();
    say();
    setInterval(() => {
      if (lost || performance.now() - heard < LOST_AFTER) return;
      lost = true;
      tell('');
      body.classList.add('lost');
      by('line-lost').hidden = false;
    }, 250);
  }

  // A key that waits long (data-wait, ms) keeps no other waiting, and says
  // beside it how far it is.
  const waiting = new Set();
  const outcome = (key, text) => { const e = by(key.id + '-outcome'); if (e) e.textContent = text || ''; };

  const post = async (url, content, key) => {
    if (lost) { again(); return null; }
    const tap = key.tagName === 'IMG'; // each touch of the picture counts, as on the screen itself
    const wait = Number(key.dataset.wait);
    if (wait ? waiting.has(url) : busy && !tap) return null;
    if (wait) waiting.add(url);
    else busy = true;
    body.classList.add('busy');
    key.setAttribute('aria-busy', 'true');
    outcome(key, key.dataset.going);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), wait || ANSWER_IN);
    try {
      const r = await fetch(url, { method: 'POST', headers: content ? { 'Content-Type': 'application/json' } : {}, body: content, signal: stop.signal });
      if (!r.ok) {
        const said = JSON.parse(body.dataset.refusals);
        const problem = await r.json().catch(() => ({}));
        tell(said[problem.code] || said.internal);
        outcome(key);
        return null;
      }
      tell('');
      outcome(key, key.dataset.done);
      by('line-lost').hidden = true;
      return r.status === 204 ? {} : await r.json().catch(() => ({}));
    } catch (e) {
      outcome(key);
      again();
      return null;
    } finally {
      clearTimeout(timer);
      if (wait) waiting.delete(url);
      else busy = false;
      body.classList.toggle('busy', busy || waiting.size > 0);
      key.removeAttribute('aria-busy');
    }
  };

  const sure = (question) => new Promise((answer) => {
    const dialog = by('sure');
    by('sure-question').textContent = question;
    dialog.returnValue = '';
    dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'), { once: true });
    dialog.showModal();
  });

  document.addEventListener('click', async (e) => {
    const picture = e.target.closest('img[data-taps]');
    if (picture) {
      // The picture keeps its shape inside the box, at its left top.
      const box = picture.getBoundingClientRect(), d = picture.dataset;
      const scale = Math.min(box.width / d.width, box.height / d.height);
      const x = Math.floor((e.clientX - box.left) / scale), y = Math.floor((e.clientY - box.top) / scale);
      if (x >= 0 && y >= 0 && x < d.width && y < d.height) post(d.taps, JSON.stringify({ x, y }), picture);
      return;
    }
    const key = e.target.closest('[data-post]');
    if (!key || key.disabled) return;
    if (e.detail > 0) key.blur(); // pressed by hand: Enter means the main key again
    if (key.dataset.sure && !lost && !(await sure(key.dataset.sure))) return;
    post(key.dataset.post, key.dataset.body, key);
  });

  // Dialogues: a key with data-dialog opens one, its form is sent as JSON.
  // Fields with data-many become lists, empty ones are left out.
  let opener = '';
  const tick = (select) => {
    const speaks = (select.selectedOptions[0].dataset.speaks || '').split(' ');
    select.form.querySelectorAll(`[name="${select.dataset.ticks}"]`).forEach((e) => { e.checked = speaks.includes(e.value); });
  };
  document.addEventListener('click', (e) => {
    const key = e.target.closest('[data-dialog], [data-close]');
    if (!key || key.disabled) return;
    if ('close' in key.dataset) { key.closest('dialog').close(); return; }
    if (lost) { again(); return; }
    opener = key.id;
    if (e.detail > 0) { key.blur(); opener = ''; }
    const dialog = by(key.dataset.dialog);
    dialog.querySelector('form').reset();
    dialog.showModal();
  });
  document.addEventListener('change', (e) => { if (e.target.dataset.ticks) tick(e.target); });
  document.addEventListener('close', (e) => {
    if (pending) show(pending);
    if (opener && by(opener) && document.activeElement === body) by(opener).focus();
  }, true);
  document.addEventListener('submit', (e) => {
    const form = e.target.closest('[data-send]');
    if (!form) return;
    e.preventDefault();
    const content = {};
    for (const [name, value] of new FormData(form)) {
      if (!value) continue;
      if (form.querySelector(`[name="${name}"]`).hasAttribute('data-upper')) content[name] = value.toUpperCase();
      else if (form.querySelector(`[name="${name}"]`).hasAttribute('data-many')) (content[name] ||= []).push(value);
      else content[name] = value;
    }
    form.closest('dialog').close();
    post(form.dataset.send, JSON.stringify(content), e.submitter || form);
  });

  // Enter presses the main key, unless it already means something where it is.
  document.addEventListener('keydown', (e) => {
    if (e.key !== 'Enter' || e.repeat || e.target.closest('button, a, input, select, summary, dialog')) return;
    const key = document.querySelector('[data-enter]');
    if (key && key.dataset.post) { e.preventDefault(); key.click(); }
  });

  // The welcome desk's form. A request that got no answer keeps its id, so
  // that pressing again can't issue twice.
  const form = by('issue');
  const newID = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  let id = form && newID();
  if (form) {
    form.addEventListener('change', () => { id = newID(); });
    form.addEventListener('submit', async (e) => {
      e.preventDefault();
      const f = new FormData(form);
      const ticket = await post(form.dataset.issue, JSON.stringify({
        id, service: f.get('service'), language: f.get('language'), interpreter: f.get('interpreter') || undefined,
        priority: f.has('priority'), children: f.has('children'),
      }), by('take'));
      if (!ticket) return;
      by('issued').querySelector('.number').textContent = ticket.number;
      by('issued').hidden = false;
      form.reset();
      id = newID();
    });
  }
})();
