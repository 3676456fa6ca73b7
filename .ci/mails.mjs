// Compares what mail programs cannot show, of the mails in docs/mails/, with the list in mail-findings.txt.
// `node mails.mjs --update` writes the list.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { caniemail, rawData } from 'caniemail';

process.chdir(fileURLToPath(new URL('.', import.meta.url)));

const MAILS = '../docs/mails/';
const LIST = 'mail-findings.txt';

// Each line is a feature of HTML or CSS that some mail programs support partly (warning) or not at all (error).
const clients = new Map();

function note(level, feature, client) {
  const line = `${level} ${feature}`;
  clients.set(line, (clients.get(line) ?? new Set()).add(client));
}

for (const mail of readdirSync(MAILS).filter(file => file.endsWith('.html'))) {
  const html = readFileSync(MAILS + mail, 'utf8');
  const { issues } = caniemail({ clients: ['*'], html });
  issues.errors.forEach((found, client) => found.forEach(({ title }) => note('error', title, client)));
  issues.warnings.forEach((found, client) => found.forEach(({ title }) => note('warning', title, client)));
}

const found = [...clients].map(([line, where]) => `${line}: ${[...where].sort().join(' ')}`).sort().join('\n') + '\n';

if (process.argv.includes('--update')) {
  writeFileSync(LIST, found);
} else {
  const known = readFileSync(LIST, 'utf8').replaceAll('\r\n', '\n');
  if (found !== known) {
    const lines = new Set(known.split('\n'));
    const now = new Set(found.split('\n'));
    now.forEach(line => lines.has(line) || console.error('+ ' + line));
    lines.forEach(line => now.has(line) || console.error('- ' + line));
    console.error(`The mails need other abilities of mail programs than ${LIST} says (caniemail, data of `
      + `${rawData.last_update_date}). If the mails still look right, run: node .ci/mails.mjs --update`);
    process.exitCode = 1;
  }
}
