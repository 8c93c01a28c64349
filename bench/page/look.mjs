// Looks at a report in a headless Chromium and fails if something is not as it should be.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [, , executablePath, report, shots] = process.argv;
const MOST_BYTES = 2_000_000;
const MOST_PAINT_MILLIS = 2_000;
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const failures = [];
const expect = (good, what) => { if (!good) failures.push(what); };

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

const open = async (viewport, colorScheme, options = {}) => {
  const context = await browser.newContext({ viewport, colorScheme, ...options });
  const page = await context.newPage();
  page.on('console', (message) => expect(message.type() !== 'error', `console: ${message.text()}`));
  page.on('pageerror', (error) => failures.push(`script: ${error.message}`));
  page.on('request', (request) => expect(request.url() === `file://${report}` || request.url().startsWith('data:'), `request: ${request.url()}`));
  await page.goto(`file://${report}`, { waitUntil: 'load' });
  await page.waitForTimeout(400);
  return page;
};
const shoot = async (page, name) => { if (shots) await page.screenshot({ path: `${shots}/report-${name}.png` }); };

// First screen, size and paint; the gravest incident stands on it.
const bytes = fs.statSync(report).size;
expect(bytes < MOST_BYTES, `${bytes} bytes, at most ${MOST_BYTES}`);
const first = await open(WIDE, 'light');
await shoot(first, 'light');
const facts = await first.evaluate(() => ({
  paint: Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1),
  height: document.documentElement.scrollHeight,
  incidents: document.querySelectorAll('details.incident').length,
  urgent: document.querySelector('.urgent li')?.getBoundingClientRect().bottom ?? 0,
  live: [...document.querySelectorAll('*')].filter((element) =>
    element.matches('main script, img, svg, math, iframe, object, embed, link, base, video, audio, main style, main meta, [src], [srcset], [srcdoc], [action], [formaction]')
    || [...element.attributes].some((attribute) => attribute.name.startsWith('on'))
    || (element.hasAttribute('href') && !element.getAttribute('href').startsWith('#'))).map((element) => element.outerHTML.slice(0, 120)),
  scripts: document.scripts.length,
  title: document.title,
}));
expect(facts.paint >= 0 && facts.paint < MOST_PAINT_MILLIS, `first paint after ${facts.paint} ms`);
expect(facts.urgent <= WIDE.height, 'the gravest incident is below the first screen');
expect(facts.live.length === 0, `${facts.live.length} live elements that are not ours, such as ${facts.live[0]}`);
expect(facts.title.startsWith('Weir: '), `the title became ${facts.title}`);
expect(facts.scripts === 3, `${facts.scripts} scripts, where three are ours`);

// Everything can be reached by the keyboard alone.
const reached = new Set();
const want = await first.evaluate(() => {
  const all = [...document.querySelectorAll('details.incident > summary, #filters input, #filters select, #controls select, #controls button, .urgent a')];
  all.forEach((element, i) => { element.dataset.look = String(i); });
  return all.length;
});
await first.evaluate(() => document.body.focus());
for (let i = 0; i < 4 * want + 100 && reached.size < want; i++) {
  await first.keyboard.press('Tab');
  const at = await first.evaluate(() => document.activeElement?.dataset.look);
  if (at !== undefined) reached.add(at);
}
expect(reached.size === want, `${want - reached.size} of ${want} controls and incidents cannot be reached by Tab`);
if (facts.incidents > 0) {
  await first.focus('details.incident > summary');
  await first.keyboard.press('Enter');
  await first.waitForTimeout(300);
  expect(await first.evaluate(() => document.querySelector('details.incident').open), 'Enter does not open an incident');
  expect(await first.evaluate(() => document.querySelector('details.incident canvas, details.incident .chart[data-source="-1"]') !== null), 'an open incident has no chart');
  await first.locator('details.incident').first().scrollIntoViewIfNeeded();
  await first.evaluate(() => document.querySelector('details.incident').scrollIntoView());
  await shoot(first, 'incident');
}

for (const mode of ['light', 'dark']) {
  for (const [name, viewport] of [['wide', WIDE], ['phone', PHONE]]) {
    // The page's own policy would keep the checker out.
    const page = await open(viewport, mode, { bypassCSP: true });
    if (name === 'phone' && mode === 'light') await shoot(page, 'phone');
    if (name === 'wide' && mode === 'dark') await shoot(page, 'dark');
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways <= 0, `${name}: ${sideways} px wider than the screen`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details, i) => { if (i < 40) details.open = true; }));
    await page.waitForTimeout(600);
    await page.addScriptTag({ content: axe });
    const result = await page.evaluate(() => axe.run());
    for (const violation of result.violations) {
      failures.push(`axe, ${mode} ${name}: ${violation.id} at ${violation.nodes.length} places, such as ${violation.nodes[0].html.slice(0, 120)}`);
    }
    await page.context().close();
  }
}

const printed = await open(WIDE, 'light');
await printed.emulateMedia({ media: 'print' });
await shoot(printed, 'print');
await browser.close();

console.log(`report: ${bytes} bytes, first paint ${facts.paint} ms, ${facts.height} px high at ${WIDE.width} px, ${facts.incidents} kinds of incidents, ${want} controls by keyboard`);
for (const failure of failures) console.log(`  wrong: ${failure}`);
process.exit(failures.length === 0 ? 0 : 1);
