/**
 * Whether damaged mail is read without a crash and without a hang, and its parts are its whole text.
 *
 *   node e2e/bench/fuzz.ts [--mails 100000] [--seed 1]
 *
 * The mails are invented ones, damaged at random but the same for one seed. A mail that fails is named by its number.
 */
import { parseArgs } from 'node:util';
import { meFrom } from '../../electron/engine/mail/authorship.ts';
import { damagedMails } from '../../electron/engine/mail/damagedMail.ts';
import { readLetter } from '../../electron/engine/mail/letter.ts';
import { parseMail } from '../../electron/engine/mail/mime.ts';

const { values } = parseArgs({
  options: { mails: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const knowledge = { me: meFrom(['mara@example.org']), footers: new Set<string>() };
const place = { where: '', folder: '', cursor: '', done: 0 };
const failures: string[] = [];
const count = Number(values.mails);
let number = 0;
let slowest = { number: 0, milliseconds: 0 };
for (const raw of damagedMails(count, Number(values.seed))) {
  const began = performance.now();
  try {
    const { parts } = readLetter({ kind: 'mail', raw, bytes: raw.length, ...place }, knowledge).mail;
    if (parts.map(({ text }) => text).join('\n') !== parseMail(raw).body.lines.join('\n')) {
      failures.push(`${number}: its parts are not its text`);
    }
  } catch (error) {
    failures.push(`${number}: ${String(error)}`);
  }
  const milliseconds = performance.now() - began;
  slowest = milliseconds > slowest.milliseconds ? { number, milliseconds } : slowest;
  number += 1;
}
const memory = Math.round(process.resourceUsage().maxRSS / 1_024);
process.stdout.write(`${count} damaged mails of seed ${values.seed}: ${failures.length} failures.\n`);
process.stdout.write(
  `The slowest, ${slowest.number}, took ${Math.round(slowest.milliseconds)} ms; peak memory ${memory} MB.\n`,
);
process.stdout.write(failures.slice(0, 20).join('\n'));
process.exitCode = failures.length === 0 ? 0 : 1;
