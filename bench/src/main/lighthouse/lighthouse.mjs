// Opens the two pages with the most features as Lighthouse does, and prints its scores; bench/README.md says how.
import { execSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import lighthouse, { desktopConfig } from 'lighthouse';
import { computeMedianRun } from 'lighthouse/core/lib/median-run.js';
import puppeteer from 'puppeteer-core';

const RUNS = 3;
const GOAL = 95;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'];
const FORMS = { mobile: undefined, desktop: desktopConfig };
const PAGES = [
  { path: '/previews', person: 'Annie Easley', features: 50, stage: 'beta' },
  { path: '/console#/board', person: 'Grace Hopper', features: 200, stage: 'concept' },
];

const [base, file] = process.argv.slice(2);
let token;
({ token } = await call('POST', '/local/tokens', { sub: 'grace', name: 'Grace Hopper', roles: ['ADMIN'] }));
const results = [];
for (const page of PAGES) {
  await createFeatures(page);
  for (const [form, config] of Object.entries(FORMS)) {
    const result = await measured(page, form, config);
    console.log(lineOf(result));
    results.push(result);
  }
}
mkdirSync(new URL('.', `file://${file}`), { recursive: true });
writeFileSync(file, JSON.stringify(results, null, 2) + '\n');
process.exitCode = results.some((each) => CATEGORIES.some((category) => each[category] < GOAL)) ? 1 : 0;

async function createFeatures({ features, stage }) {
  const { items } = await call('GET', '/api/v1/admin/overview?limit=200');
  for (let number = items.length + 1; number <= features; number++) {
    await call('POST', '/api/v1/admin/features', {
      name: `Number ${number}`,
      description: 'What it does, in one line.',
      documentationUrl: 'https://docs.example.com/',
      owner: { name: 'Editor team', email: 'editor@example.com', team: 'Editor' },
      targetDate: '2030-12-24',
      stage,
    });
  }
}

/** The run in the middle. Each has a browser of its own, in which the person has signed in. */
async function measured({ path, person, features }, form, config) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const browser = await puppeteer.launch({
      executablePath: process.env.CHROME_PATH ?? chromium(),
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    try {
      const [page] = await browser.pages();
      await page.goto(base + path);
      await page.locator(`a::-p-text(${person})`).click();
      await page.waitForSelector('pierce/article', { visible: true });
      const flags = { onlyCategories: CATEGORIES, logLevel: 'error' };
      runs.push((await lighthouse(base + path, flags, config, page)).lhr);
    } finally {
      await browser.close();
    }
  }
  const { categories, audits } = computeMedianRun(runs);
  return {
    page: path,
    features,
    form,
    ...Object.fromEntries(CATEGORIES.map((each) => [each, Math.round(categories[each].score * 100)])),
    ...Object.fromEntries(TIMES.map((each) => [each, Math.round(audits[each].numericValue)])),
    found: CATEGORIES.flatMap((each) => categories[each].auditRefs)
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
      .map(({ id }) => `${audits[id].title} ${audits[id].displayValue ?? ''}`.trim()),
  };
}

function lineOf(result) {
  const scores = CATEGORIES.map((each) => `${each} ${result[each]}`).join(', ');
  const times = TIMES.map((each) => `${each} ${result[each]} ms`).join(', ');
  const found = result.found.map((each) => `\n    ${each}`).join('');
  return `${result.page} with ${result.features} features, ${result.form}: ${scores}\n    ${times}${found}`;
}

function chromium() {
  return execSync('command -v chromium || command -v chromium-browser || command -v google-chrome', { encoding: 'utf8' }).trim();
}

async function call(method, path, body) {
  const response = await fetch(base + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}
