// Draws an alert as a mail program shows it, from what the demo said.
import fs from 'node:fs';
import { chromium } from 'playwright-core';

const [, , executablePath, file, shot] = process.argv;
const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const [head, , ...lines] = fs.readFileSync(file, 'utf8').split('\n');
const subject = head.replace(/^.*? e-mail: /, '');
// The console's addresses and the query are long, and nothing to look at.
const body = lines.slice(0, lines.indexOf('Links')).join('\n').trimEnd();
const severity = (subject.match(/^\[(\w+)]/) ?? ['', ''])[1].toLowerCase();
const colours = { critical: '#7a0000', high: '#b3261e', medium: '#9a5b00', low: '#4a5568' };
const page = `<!doctype html><meta charset="utf-8"><style>
body { font: 14px/1.5 system-ui, sans-serif; background: #eef0f2; color: #16191f; margin: 18px; width: 964px; }
article { background: #fff; border: 1px solid #d5dbdb; border-radius: 6px; border-left: 6px solid ${colours[severity] ?? '#4a5568'}; }
header { padding: 12px 18px; border-bottom: 1px solid #e3e6e8; } h1 { font-size: 17px; margin: 0 0 2px; }
header p { margin: 0; color: #545b64; font-size: 13px; }
pre { font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; margin: 0; padding: 14px 18px; }
</style><article><header><h1>${escaped(subject)}</h1><p>AWS Notifications, to you · ${escaped(head.slice(0, 5))}</p></header><pre>${escaped(body)}</pre></article>`;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const tab = await browser.newPage({ viewport: { width: 1000, height: 400 } });
await tab.setContent(page);
await tab.screenshot({ path: shot, fullPage: true });
await browser.close();
