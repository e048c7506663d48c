'use strict';

const says = {
  'paper-low': 'The roll is nearly used up. It prints on.',
  'paper-out': 'No paper: it is offline and prints nothing until paper is loaded.',
  'cover-open': 'The cover is open: it is offline.',
  'cutter-error': 'The cutter is stuck: it is offline.',
  'ejector-jam': 'A ticket is jammed in the presenter: it is offline until somebody pulls it out.',
  'silent': 'It prints, and answers nothing.',
  'unplugged': 'The cable is out: its device is gone.',
  'cut': 'The wire is broken: nothing arrives and nothing is answered. The device stays.',
  'off': 'Switched off: what it held is lost. The device stays.',
};
const fates = {
  'inside': 'cut, not held out yet',
  'presented': 'hangs out, for a hand to take',
  'taken': 'taken',
  'ejected': 'not taken: pushed out',
  'retracted': 'not taken: drawn back into the kiosk',
  'stuck': 'stuck in the presenter',
};
const find = id => document.getElementById(id);
let last = null;

document.querySelectorAll('button').forEach(button => {
  button.addEventListener('click', () => fetch('/fault', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({state: button.dataset.state ?? button.dataset.act, arg: button.dataset.arg ?? ''}),
  }));
});

function figure(paper) {
  const f = document.createElement('figure');
  f.dataset.n = paper.n;
  const img = f.appendChild(document.createElement('img'));
  img.src = `/papers/${paper.n}.png`;
  img.width = paper.width;
  img.height = paper.height;
  img.alt = `Paper ${paper.n}`;
  const caption = f.appendChild(document.createElement('figcaption'));
  const number = caption.appendChild(document.createElement('b'));
  number.textContent = `${paper.kind === 'scrap' ? 'Scrap' : 'Paper'} ${paper.n}`;
  const mm = Math.round(paper.height / 8);
  caption.append(` · ${new Date(paper.at).toLocaleTimeString()} · ${mm} mm`);
  caption.appendChild(document.createElement('span')).className = 'fate';
  for (const fault of paper.faults ?? []) {
    const line = caption.appendChild(document.createElement('span'));
    line.className = 'fault';
    line.textContent = fault;
  }
  return f;
}

function show(report) {
  find('link').textContent = report.device ? `${report.link || report.device}` : 'not plugged in';
  find('received').textContent = report.received.toLocaleString();
  find('dropped').hidden = report.dropped === 0;
  find('dropped').textContent = `${report.dropped.toLocaleString()} bytes lost at a full buffer`;
  const line = [report.baud && `${report.baud} baud`, report.flow && `flow ${report.flow}`, report.delay && `answers ${report.delay / 1000} s late`];
  find('line').hidden = !line.some(Boolean);
  find('line').textContent = line.filter(Boolean).join(', ');
  for (const button of document.querySelectorAll('button[data-state]')) {
    button.setAttribute('aria-pressed', String(button.dataset.state === report.state));
  }
  const held = report.held ? 'Held by a test: it stands still.' : '';
  find('says').textContent = [says[report.state], held].filter(Boolean).join(' ');
  find('says').className = report.state === 'ready' && !report.held ? '' : 'trouble';

  const current = find('current');
  current.hidden = report.rows === 0;
  if (report.rows > 0 && report.rows !== last?.rows) current.src = `/papers/current.png?rows=${report.rows}`;

  const papers = find('papers');
  const kept = new Set(report.papers.map(paper => String(paper.n)));
  for (const f of [...papers.children]) if (!kept.has(f.dataset.n)) f.remove();
  const there = new Set([...papers.children].map(f => f.dataset.n));
  for (const paper of [...report.papers].reverse()) {
    if (!there.has(String(paper.n))) papers.prepend(figure(paper));
  }
  for (const paper of report.papers) {
    papers.querySelector(`[data-n="${paper.n}"] .fate`).textContent = fates[paper.fate] ?? '';
  }
  showPresenter(report);
  find('none').hidden = report.papers.length > 0;
  showStored(report);
  last = report;
}

function showPresenter(report) {
  if (!find('hand')) return;
  const fate = report.papers.find(paper => paper.n === report.holds)?.fate;
  find('holds').textContent = fate ? `Paper ${report.holds}: ${fates[fate]}.` : 'The presenter is empty.';
  find('take').disabled = fate !== 'presented';
}

function showStored(report) {
  find('memory').hidden = !report.keeps;
  find('room').textContent = `${report.stored.length} ${report.stored.length === 1 ? 'picture' : 'pictures'}, ${report.room.toLocaleString()} bytes left`;
  const signature = JSON.stringify(report.stored);
  if (signature === find('stored').dataset.signature) return;
  find('stored').dataset.signature = signature;
  find('stored').replaceChildren(...report.stored.map(picture => {
    const f = document.createElement('figure');
    const img = f.appendChild(document.createElement('img'));
    img.src = `/stored/${picture.hex}.png`;
    img.width = Math.round(picture.width / 2);
    img.height = Math.round(picture.height / 2);
    img.alt = `Picture ${picture.key}`;
    const caption = f.appendChild(document.createElement('figcaption'));
    caption.appendChild(document.createElement('b')).textContent = picture.key;
    caption.append(` · ${picture.bytes.toLocaleString()} bytes`);
    return f;
  }));
}

const events = new EventSource('/events');
events.onmessage = event => show(JSON.parse(event.data));
events.onerror = () => {
  find('says').textContent = 'The virtual printer has ended.';
  find('says').className = 'trouble';
};
