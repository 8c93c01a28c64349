'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const HOUR = 3600;
  const minutes = () => data.sources.length ? `${Math.max(...data.sources.map((s) => s.step)) / 60} min` : '';
  const units = { requests: 'requests', errors: '% 5xx', refused: '% 4xx', p50: 'ms p50', p95: 'ms p95', p99: 'ms p99', clients: 'clients', bytes: 'bytes' };
  const lines = { p95: ['p50', 'p95', 'p99'] };
  const MOST_ROWS = 48;
  const titles = { requests: `requests in ${minutes()}`, errors: '5xx, %', refused: '4xx, %', p95: 'ms: p50, p95, p99', clients: `clients in ${minutes()}`, bytes: `bytes in ${minutes()}` };
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const two = (n) => String(n).padStart(2, '0');
  // A browser may not know every zone that Java does.
  const zone = (() => {
    try { new Intl.DateTimeFormat('en', { timeZone: data.zone }); return data.zone; } catch { return 'UTC'; }
  })();
  const local = (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone);
  const day = (t) => `${two(t.getMonth() + 1)}-${two(t.getDate())}`;
  const time = (t) => `${two(t.getHours())}:${two(t.getMinutes())}`;
  const clock = (seconds) => { const t = local(seconds); return `${t.getFullYear()}-${day(t)} ${time(t)}`; };
  const ticks = (u, splits, axis, space, step) => {
    let last = '';
    return splits.map((seconds) => {
      const t = local(seconds);
      if (step >= 24 * HOUR) return day(t);
      const text = day(t) === last ? time(t) : `${time(t)}\n${day(t)}`;
      last = day(t);
      return text;
    });
  };
  const short = (value) => value == null ? '–' : value.toLocaleString('en', { maximumSignificantDigits: 3 });

  // The grid of a source is regular; hours hold the bands.
  const grids = new Map();
  const grid = (source) => {
    if (!grids.has(source)) {
      const s = data.sources[source];
      grids.set(source, s.requests.map((_, i) => s.start + i * s.step));
    }
    return grids.get(source);
  };
  const band = (source, name, side) => {
    const s = data.sources[source];
    const values = s.bands[name];
    if (!values || values[0] == null) return null;
    return grid(source).map((time) => values[2 * Math.floor((time - s.bandStart) / HOUR) + side] ?? null);
  };

  const marks = (source, chosen) => ({
    hooks: {
      drawClear: (u) => {
        const { left, top, width, height } = u.bbox;
        u.ctx.save();
        for (const incident of data.incidents) {
          if (incident.source !== source || (chosen && chosen !== incident.group)) continue;
          const shown = document.getElementById('incident-' + incident.group);
          if (shown && shown.hidden) continue;
          const from = Math.max(left, u.valToPos(incident.from, 'x', true));
          const to = Math.min(left + width, Math.max(from + 2, u.valToPos(incident.to, 'x', true)));
          if (to <= left || from >= left + width) continue;
          u.ctx.fillStyle = colour(incident.severity);
          u.ctx.globalAlpha = 0.18;
          u.ctx.fillRect(from, top, to - from, height);
          u.ctx.globalAlpha = 1;
          u.ctx.fillRect(from, top, to - from, 4 * devicePixelRatio);
        }
        u.ctx.restore();
      },
    },
  });

  const draw = (box, source, name, options) => {
    const s = data.sources[source];
    const names = lines[name] || [name];
    const low = band(source, name, 0);
    const high = band(source, name, 1);
    const columns = [grid(source)];
    const series = [{}];
    if (low && high) {
      columns.push(high, low);
      series.push({ stroke: 'transparent', points: { show: false } }, { stroke: 'transparent', points: { show: false } });
    }
    names.forEach((one, i) => {
      columns.push(s[one]);
      series.push({ stroke: colour(['accent', 'medium', 'high'][i]), width: 1.4, spanGaps: false, points: { show: s[one].length < 60 } });
    });
    const axis = { stroke: colour('quiet'), grid: { stroke: colour('line'), width: 1 }, ticks: { stroke: colour('line'), width: 1 } };
    const reading = document.createElement('div');
    reading.className = 'reading';
    const say = (i) => {
      if (i == null) { reading.textContent = ''; return; }
      const values = names.map((one) => `${short(s[one][i])} ${units[one]}`).join(', ');
      const usual = low && low[i] != null ? `, expected ${short(low[i])} to ${short(high[i])}` : '';
      const at = columns[0][i];
      const during = data.incidents.filter((one) => one.source === source && one.from < at + s.step && one.to > at);
      const what = [...new Set(during.map((one) => `${one.label} (${one.severity})`))].slice(0, 3);
      reading.textContent = `${clock(at)}: ${values}${usual}${what.length ? ' · ' : ''}${what.join(', ')}`;
    };
    const plot = new uPlot({
      width: box.clientWidth || 600,
      height: box.clientHeight || 200,
      tzDate: local,
      legend: { show: false },
      cursor: { drag: { x: true, y: false, setScale: options.zoom !== false }, points: { show: false } },
      scales: { x: {}, y: { range: (u, min, max) => [0, max > 0 ? max * 1.05 : 1] } },
      series,
      bands: low && high ? [{ series: [1, 2], fill: colour('bar') + '99' }] : [],
      axes: options.bare ? [{ ...axis, size: 44, values: ticks }, { ...axis, show: false }] : [{ ...axis, values: ticks }, { ...axis, size: 56, label: titles[name], labelSize: 18, labelFont: '12px system-ui, sans-serif', values: (u, splits) => splits.map(short) }],
      plugins: [marks(source, options.group)],
      hooks: { setCursor: [(u) => say(u.cursor.idx)], ...(options.hooks || {}) },
    }, columns, box);
    plot.root.setAttribute('role', 'img');
    plot.root.setAttribute('aria-label', `${box.dataset.label}: ${name} of ${s.name}, drawn; the numbers stand in the tables`);
    box.append(reading);
    if (options.range) plot.setScale('x', { min: options.range[0], max: options.range[1] });
    return plot;
  };

  // What a chart draws, in numbers: for those who cannot see it, made when it is asked for.
  const numbers = (box, source, name, range) => {
    const s = data.sources[source];
    const names = lines[name] || [name];
    const times = grid(source);
    const inside = times.map((_, i) => i).filter((i) => times[i] >= range()[0] && times[i] <= range()[1]);
    const every = Math.ceil(inside.length / MOST_ROWS) || 1;
    const low = band(source, name, 0);
    const high = band(source, name, 1);
    const cell = (kind, text) => { const c = document.createElement(kind); c.textContent = text; if (kind === 'th') c.scope = 'col'; return c; };
    const row = (kind, texts) => { const r = document.createElement('tr'); r.append(...texts.map((text) => cell(kind, text))); return r; };
    const table = document.createElement('table');
    const caption = document.createElement('caption');
    caption.textContent = every === 1 ? 'Each point' : `Every ${every}th point; zoom in for the others`;
    const head = document.createElement('thead');
    head.append(row('th', ['When', ...names.map((one) => units[one]), 'Expected']));
    const body = document.createElement('tbody');
    for (const i of inside.filter((_, n) => n % every === 0)) {
      body.append(row('td', [clock(times[i]), ...names.map((one) => short(s[one][i])), low && low[i] != null ? `${short(low[i])} to ${short(high[i])}` : '–']));
    }
    table.append(caption, head, body);
    box.replaceChildren(table);
  };
  const offer = (chart, source, name, range) => {
    const details = document.createElement('details');
    details.className = 'numbers';
    const summary = document.createElement('summary');
    summary.textContent = 'In numbers';
    const box = document.createElement('div');
    box.className = 'scroll';
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', `${chart.dataset.label} in numbers`);
    details.append(summary, box);
    details.addEventListener('toggle', () => { if (details.open) numbers(box, source(), name(), range); });
    chart.after(details);
    return () => { if (details.open) numbers(box, source(), name(), range); };
  };

  const timeline = document.getElementById('timeline');
  const overview = document.getElementById('overview');
  let main = null;
  let small = null;
  let renumber = () => {};
  const whole = () => { const x = main.data[0]; return [x[0], x[x.length - 1]]; };
  const chosen = () => Number(document.getElementById('source').value);
  const redraw = (keep) => {
    const range = keep && main ? [main.scales.x.min, main.scales.x.max] : null;
    if (main) { main.destroy(); small.destroy(); timeline.replaceChildren(); overview.replaceChildren(); }
    const name = document.getElementById('series').value;
    small = draw(overview, chosen(), name, {
      bare: true,
      zoom: false,
      hooks: { setSelect: [(u) => {
        if (u.select.width > 1) main.setScale('x', { min: u.posToVal(u.select.left, 'x'), max: u.posToVal(u.select.left + u.select.width, 'x') });
      }] },
    });
    main = draw(timeline, chosen(), name, { range, hooks: { setScale: [() => renumber()] } });
    renumber();
  };
  const zoom = (how) => {
    const [first, last] = whole();
    const { min, max } = main.scales.x;
    const span = max - min;
    const to = {
      in: [min + span / 4, max - span / 4],
      out: [min - span / 2, max + span / 2],
      left: [min - span / 2, max - span / 2],
      right: [min + span / 2, max + span / 2],
      all: [first, last],
    }[how];
    const width = Math.min(Math.max(to[1] - to[0], 1800), last - first);
    const from = Math.min(Math.max(to[0], first), last - width);
    main.setScale('x', { min: from, max: from + width });
  };

  const open = (details) => {
    const box = details.querySelector('.chart');
    if (!box || box.dataset.drawn || box.dataset.source === '-1') return;
    box.dataset.drawn = 'yes';
    const range = [Number(box.dataset.from), Number(box.dataset.to)];
    draw(box, Number(box.dataset.source), box.dataset.series, { range, group: details.id.slice('incident-'.length) });
    offer(box, () => Number(box.dataset.source), () => box.dataset.series, () => range);
  };
  const follow = () => {
    if (!location.hash.startsWith('#incident-')) return;
    // One of many of its kind stands in the entry of the gravest; of very many only that is there.
    const known = data.incidents.find((one) => '#incident-' + one.id === location.hash);
    const target = document.getElementById(location.hash.slice(1)) || (known && document.getElementById('incident-' + known.group));
    if (!target) return;
    const entry = target.closest('details.incident');
    entry.hidden = false;
    for (let inside = target; inside !== entry.parentElement; inside = inside.parentElement) if (inside.tagName === 'DETAILS') inside.open = true;
    target.scrollIntoView();
    (target.querySelector('summary, a') || target).focus();
  };

  const filters = document.getElementById('filters');
  const filter = () => {
    const form = new FormData(filters);
    let shown = 0;
    const all = document.querySelectorAll('details.incident');
    for (const incident of all) {
      const fits = (!form.get('source') || form.get('source') === incident.dataset.source)
        && form.getAll('severity').includes(incident.dataset.severity)
        && form.getAll('family').includes(incident.dataset.family);
      incident.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    document.getElementById('shown').textContent = `${shown} of ${all.length} shown`;
    // A chart that is not ready yet draws the marks as they are by then.
    for (const plot of [main, small]) if (plot && plot.status === 1) plot.redraw(false);
  };

  const start = () => {
    for (const details of document.querySelectorAll('details.incident')) {
      details.addEventListener('toggle', () => { if (details.open) open(details); });
    }
    if (timeline) {
      const gravest = data.incidents.find((incident) => incident.source >= 0);
      if (gravest) document.getElementById('source').value = String(gravest.source);
      redraw(false);
      renumber = offer(overview, chosen, () => document.getElementById('series').value, () => [main.scales.x.min, main.scales.x.max]);
      document.getElementById('controls').addEventListener('change', (event) => redraw(event.target.id === 'series'));
      for (const button of document.querySelectorAll('[data-zoom]')) {
        button.addEventListener('click', () => zoom(button.dataset.zoom));
      }
      let waiting = 0;
      const size = (plot, box) => plot.setSize({ width: box.clientWidth, height: box.clientHeight });
      addEventListener('resize', () => {
        cancelAnimationFrame(waiting);
        waiting = requestAnimationFrame(() => { size(main, timeline); size(small, overview); });
      });
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => redraw(true));
    }
    if (filters) { filters.addEventListener('change', filter); filter(); }
    addEventListener('hashchange', follow);
    follow();
  };
  start();
})();
