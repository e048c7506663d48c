// The board's page. Written for televisions of 2018: the language of 2015,
// functions and var, nothing newer.
(function () {
  'use strict';
  var body = document.body;
  var words = JSON.parse(body.getAttribute('data-words'));
  var board = null; // the last snapshot
  var received = 0; // when it came, ms of this page's own clock
  var heard = performance.now(); // when the hub was heard last
  var hubTime = ''; // its clock, RFC 3339, '' if it is not to be believed
  var lost = false;
  var shownCall = 0; // number of the call in the large card
  var voice = 0; // which language the notice is in

  function by(id) { return document.getElementById(id); }
  function set(e, text) { if (e.textContent !== text) { e.textContent = text; } }
  function make(tag, cls, text) {
    var e = document.createElement(tag);
    if (cls) { e.className = cls; }
    if (text) { e.textContent = text; }
    return e;
  }
  function icon(name) {
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    var use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    use.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', '#icon-' + name);
    svg.appendChild(use);
    return svg;
  }
  function clock(time) { return time.slice(11, 16); }
  function direction(language) { return words.rtl.indexOf(language) >= 0 ? 'rtl' : 'ltr'; }
  // Letters without a colour of their own take the eleven in order.
  function accent(letter) {
    var own = 'ABCDEFPHJUL', others = 'KMNRTVWXY';
    return own.indexOf(letter) >= 0 ? letter : own.charAt(Math.max(0, others.indexOf(letter)));
  }

  // A call is fresh by its age when the snapshot was sent, so one that a
  // reload brings back is not shown as new.
  function fresh(call) { return call.age_ms + performance.now() - received < words.freshMS; }

  function showCall() {
    var card = by('call'), call = board.calls[0];
    card.className = call ? (fresh(call) ? 'fresh' : '') : 'none';
    if (!call) { return; }
    if (call.seq !== shownCall) {
      set(by('number'), call.number);
      set(by('desk-pt'), words.desk['pt-PT']);
      set(by('desk'), call.desk);
      by('where').className = 'digits-' + Math.min(3, call.desk.length); // the words beside it make room
      var own = by('desk-own'), text = call.language === 'pt-PT' ? '' : words.desk[call.language] || '';
      own.lang = call.language;
      own.dir = direction(call.language);
      set(own, text);
      shownCall = call.seq;
    }
    if (fresh(call) && call.age_ms + performance.now() - received < 2400) { card.className = 'fresh new'; }
  }

  function showEarlier() {
    var list = by('earlier');
    // While the hub is lost the last call is no news: it joins the others.
    var calls = lost ? board.calls.slice(0, words.earlier) : board.calls.slice(1, 1 + words.earlier);
    list.textContent = '';
    calls.forEach(function (call) {
      var row = make('li', '', call.number);
      row.appendChild(icon('go'));
      row.appendChild(make('span', 'unseen', ' ' + words.desk['pt-PT'] + ' '));
      row.appendChild(make('b', '', call.desk));
      var time = make('time', '', board.clock ? clock(call.at) : '');
      time.setAttribute('datetime', call.at);
      row.appendChild(time);
      list.appendChild(row);
    });
  }

  function showWaits() {
    var list = by('waits');
    list.textContent = '';
    board.waits.forEach(function (wait) {
      var cell = make('li'), head = make('div', 'head'), line = make('p');
      head.appendChild(make('span', 'badge letter-' + accent(wait.letter), wait.letter));
      if (wait.icon) { head.appendChild(icon(wait.icon)); }
      if (wait.name) { head.appendChild(make('span', 'unseen', wait.name)); }
      if (lost) {
        line.textContent = '–';
      } else if (wait.state === 'open') {
        line.appendChild(icon('people'));
        line.appendChild(make('span', 'unseen', words.waiting + ': '));
        line.appendChild(make('span', '', String(wait.waiting)));
      } else {
        line.className = 'word';
        line.textContent = wait.state === 'full' ? words.full : words.closed;
      }
      cell.appendChild(head);
      cell.appendChild(line);
      list.appendChild(cell);
    });
  }

  // Two languages side by side; the second one changes.
  function showNotice() {
    var place = by('notice-icon'), text = by('notice-text');
    place.textContent = '';
    text.textContent = '';
    by('notice').style.visibility = 'visible';
    if (lost) {
      place.appendChild(icon('clock'));
      text.textContent = words.lastNews.replace('{time}', hubTime ? hubTime.slice(11, 19) : '–');
      return;
    }
    if (!board || !board.children_floor) {
      by('notice').style.visibility = 'hidden';
      return;
    }
    var tags = (board.languages || []).filter(function (tag) { return tag !== 'pt-PT' && words.children[tag]; });
    var tag = tags[voice % tags.length];
    place.appendChild(icon('child'));
    text.appendChild(make('span', '', words.children['pt-PT'].replace('{floor}', board.children_floor)));
    if (tag) {
      text.appendChild(make('span', '', '\u2002·\u2002'));
      var other = make('span', '', words.children[tag].replace('{floor}', board.children_floor));
      other.lang = tag;
      other.dir = direction(tag);
      text.appendChild(other);
    }
  }

  function showAll() {
    body.className = lost ? 'lost' : '';
    by('lost').hidden = !lost;
    showNotice();
    if (!board) { return; }
    set(by('centre'), board.centre);
    showCall();
    showEarlier();
    showWaits();
  }

  function hear() {
    heard = performance.now();
    if (lost) {
      lost = false;
      showAll();
    }
  }

  function listen() {
    var source = new EventSource('/api/v1/board/events');
    source.addEventListener('board', function (e) {
      board = JSON.parse(e.data);
      received = performance.now();
      lost = false;
      heard = received;
      showAll();
    });
    source.addEventListener('beat', function (e) {
      hubTime = JSON.parse(e.data).now || '';
      hear();
      set(by('clock'), hubTime ? clock(hubTime) : '');
    });
    source.onerror = function () {
      if (source.readyState === 2) { // it has given up: a restarting hub refused
        source.close();
        setTimeout(listen, 1000);
      }
    };
  }

  showAll();
  listen();
  setInterval(function () {
    if (!lost && performance.now() - heard >= words.lostMS) {
      lost = true;
      showAll();
    }
    if (board && !lost) { showCall(); }
  }, 250);
  setInterval(function () {
    voice += 1;
    showNotice();
  }, 12000);
}());
