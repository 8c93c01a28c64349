// Draws the CloudWatch dashboard of the template from the metrics that a demo put, as CloudWatch would lay it out.
// Only widgets of Weir's own metrics have data there; those of AWS's own services are left out.
import fs from 'node:fs';
import { chromium } from 'playwright-core';

const [, , executablePath, file, shot] = process.argv;
const { body, metrics } = JSON.parse(fs.readFileSync(file, 'utf8'));
const PERIOD = 300;
const COLOURS = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#17becf', '#bcbd22'];
const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

// SEARCH('{"Weir/…",Source,Type} MetricName="Name"', 'Sum', 300)
const search = (expression) => {
  const [, dimensions, name, stat] = expression.match(/\{"[^"]*",([\w,]+)\} MetricName="(\w+)"', '(\w+)'/);
  const wanted = dimensions.split(',').sort().join();
  const found = new Map();
  for (const metric of metrics) {
    if (metric.name !== name || Object.keys(metric.dimensions).sort().join() !== wanted) continue;
    const key = dimensions.split(',').map((d) => metric.dimensions[d]).join(' ');
    const series = found.get(key) ?? found.set(key, new Map()).get(key);
    const at = Math.floor(metric.time / PERIOD) * PERIOD;
    (series.get(at) ?? series.set(at, []).get(at)).push(metric.value);
  }
  const sum = (values) => values.reduce((a, b) => a + b, 0);
  return [...found].map(([key, series]) => ({
    key,
    points: [...series].map(([at, values]) => [at, stat === 'Sum' ? sum(values) : sum(values) / values.length]).sort((a, b) => a[0] - b[0]),
  }));
};
const lines = (properties) => {
  const found = [];
  for (const [metric] of properties.metrics ?? []) {
    if (typeof metric !== 'object' || !metric.expression) return [];
    for (const series of search(metric.expression)) found.push({ label: `${metric.label}${series.key}`.trim(), colour: metric.color, points: series.points });
  }
  return found;
};
const times = metrics.map((metric) => metric.time);
const from = times.reduce((a, b) => Math.min(a, b), Infinity);
const to = times.reduce((a, b) => Math.max(a, b), -Infinity);
const clock = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 16);

const draw = (widget) => {
  const { title, stacked, annotations } = widget.properties;
  const series = lines(widget.properties);
  const [W, H, L, T, B] = [576, 258, 52, 12, 26];
  const rows = Math.max(1, Math.ceil(series.length / 3));
  const bottom = H - B - rows * 15;
  const limits = annotations?.horizontal ?? [];
  const most = 1.08 * Math.max(1e-9, ...series.flatMap((one) => one.points.map((p) => p[1])), ...limits.map((l) => l.value));
  const x = (t) => L + (W - L - 12) * (t - from) / (to - from);
  const y = (v) => bottom - (bottom - T) * v / most;
  const parts = [];
  for (let i = 0; i <= 4; i++) {
    const value = most * i / 4;
    parts.push(`<line x1="${L}" x2="${W - 12}" y1="${y(value)}" y2="${y(value)}" stroke="#e3e6e8"/><text x="${L - 6}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en', { maximumSignificantDigits: 2 })}</text>`);
  }
  for (let t = Math.ceil(from / 14400) * 14400; t <= to; t += 14400) parts.push(`<text x="${x(t)}" y="${bottom + 15}" text-anchor="middle">${clock(t)}</text>`);
  for (const limit of limits) parts.push(`<line x1="${L}" x2="${W - 12}" y1="${y(limit.value)}" y2="${y(limit.value)}" stroke="#d62728" stroke-dasharray="4 3"/>`);
  series.forEach((one, i) => {
    const colour = one.colour ?? COLOURS[i % COLOURS.length];
    parts.push(stacked
      ? one.points.map((p) => `<rect x="${x(p[0]) - 2}" width="4" y="${y(p[1])}" height="${bottom - y(p[1])}" fill="${colour}"/>`).join('')
      : `<polyline fill="none" stroke="${colour}" stroke-width="1.3" points="${one.points.map((p) => `${x(p[0]).toFixed(1)},${y(p[1]).toFixed(1)}`).join(' ')}"/>`);
    const left = L + i % 3 * 172;
    const top = bottom + 32 + Math.floor(i / 3) * 15;
    const label = one.label.replace(/app\/(\w+)\/\w+/, '$1');
    parts.push(`<rect x="${left}" y="${top - 8}" width="9" height="9" fill="${colour}"/><text x="${left + 13}" y="${top}">${escaped(label.slice(0, 25))}</text>`);
  });
  return `<section style="grid-column:${widget.x + 1}/span ${widget.width}"><h2>${escaped(title)}</h2><svg viewBox="0 0 ${W} ${H}">${parts.join('')}</svg></section>`;
};

const shown = body.widgets.filter((widget) => widget.type === 'metric' && lines(widget.properties).length > 0);
const page = `<!doctype html><meta charset="utf-8"><style>
body { font: 13px system-ui, sans-serif; background: #f2f3f3; color: #16191f; margin: 14px; width: 1200px; }
main { display: grid; grid-template-columns: repeat(24, 1fr); gap: 10px; }
section { background: #fff; border: 1px solid #d5dbdb; border-radius: 3px; padding: 8px 10px; }
h1 { font-size: 14px; font-weight: 600; margin: 0 0 10px; } h2 { font-size: 14px; margin: 0 0 4px; } svg text { font-size: 11px; fill: #545b64; }
</style><h1>A rendering of the dashboard from the metrics of a demo's day; CloudWatch draws it by itself</h1><main>${shown.map(draw).join('')}</main>`;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const tab = await browser.newPage({ viewport: { width: 1228, height: 800 } });
await tab.setContent(page);
await tab.screenshot({ path: shot, fullPage: true });
await browser.close();
console.log(`dashboard: ${shown.length} of ${body.widgets.length} widgets have local data`);
process.exit(shown.length > 0 ? 0 : 1);
