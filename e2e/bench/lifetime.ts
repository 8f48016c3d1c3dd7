/**
 * A life of mail, a million of them in one mailbox: how long taking it in lasts, how large the store becomes, how much
 * memory it takes, and how fast words are found in it.
 *
 *   node e2e/bench/lifetime.ts [--mails 1000000]
 *
 * The mails are grown from the sample mailbox: their sentences mixed anew, between a person and three thousand others,
 * and written as an mbox. A million takes a quarter of an hour and 6 GB of disk. Searching by meaning at that size is
 * measured by search.ts.
 */
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SearchQuery } from '../../electron/contract/entities.ts';
import { meFrom } from '../../electron/engine/mail/authorship.ts';
import { importSource } from '../../electron/engine/mail/import.ts';
import { readLetter } from '../../electron/engine/mail/letter.ts';
import { openSource, readSource } from '../../electron/engine/mail/source.ts';
import { search } from '../../electron/engine/memory/search.ts';
import { openDatabase } from '../../electron/engine/store/database.ts';
import { inHome } from '../../electron/engine/store/home.ts';
import { makeKey } from '../../electron/engine/store/keys.ts';
import type { NewMail } from '../../electron/engine/store/newMail.ts';
import { randomFrom } from './growing.ts';
import { growMail } from './realMail.ts';

const sample = join(import.meta.dirname, '../../electron/sample/sample.mbox');
const queries = 200;

const { values } = parseArgs({ options: { mails: { type: 'string', default: '1000000' } } });
const mails = Number(values.mails);
const folder = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
try {
  const random = randomFrom(7);
  const sentences = await sentencesOf(sample);
  const mailbox = join(folder, 'life.mbox');
  write(mailbox, mails, sentences, random);
  const size = statSync(mailbox).size;

  const home = join(folder, 'home');
  const database = openDatabase(home, makeKey());
  const began = performance.now();
  const { read, refused } = await importSource(database, mailbox, ['me@example.org'], { name: 'Me' });
  const seconds = (performance.now() - began) / 1_000;
  const memory = process.resourceUsage().maxRSS / 1_024;

  const times = Array.from({ length: queries + 5 }, (_, number) => {
    const words = (sentences[Math.floor(random() * sentences.length)] ?? '').split(/\s+/);
    const start = Math.floor(random() * Math.max(1, words.length - 3));
    const text = number % 2 === 0 ? words.join(' ') : words.slice(start, start + 1 + (number % 3)).join(' ');
    const asked = performance.now();
    search(database, SearchQuery.parse({ text }), null);
    return performance.now() - asked;
  }).slice(5); // the first few prepare the statements, as they do once in a run of the app
  database.close();

  const at = (share: number): string =>
    (times.toSorted((a, b) => a - b)[Math.floor(share * times.length)] ?? NaN).toFixed(1);
  say('| mails | mailbox | taken in within | mails/s | refused | store | peak memory | words found, p50 / p95 |');
  say('|---|---|---|---|---|---|---|---|');
  const cells = [
    ...[read.toLocaleString('en'), `${(size / 1e9).toFixed(2)} GB`, `${(seconds / 60).toFixed(1)} min`],
    ...[
      (read / seconds).toFixed(0),
      String(refused),
      `${(statSync(inHome(home, 'database')).size / 1e9).toFixed(2)} GB`,
    ],
    ...[`${memory.toFixed(0)} MB`, `${at(0.5)} / ${at(0.95)} ms`],
  ];
  say(`| ${cells.join(' | ')} |`);
} finally {
  rmSync(folder, { recursive: true });
}

async function sentencesOf(path: string): Promise<string[]> {
  const sentences: string[] = [];
  for await (const found of readSource(await openSource(path))) {
    if (found.kind !== 'refused') {
      const { own } = readLetter(found, { me: meFrom([]), footers: new Set() });
      sentences.push(...own.split(/(?<=[.!?])\s+/).filter((text) => text.length > 20));
    }
  }
  return sentences;
}

function write(path: string, count: number, sentences: readonly string[], random: () => number): void {
  const file = openSync(path, 'w');
  let waiting = '';
  for (let number = 0; number < count; number += 1) {
    waiting += mboxText(growMail(number, sentences, random).mail);
    if (waiting.length > 4e6 || number === count - 1) {
      writeSync(file, waiting);
      waiting = '';
    }
  }
  closeSync(file);
}

function mboxText({ messageId, ancestors, subject, date, from, to, parts }: NewMail): string {
  const headers = [
    `From - ${new Date(date ?? 0).toUTCString()}`,
    `From: ${from?.address ?? ''}`,
    `To: ${to.map(({ address }) => address).join(', ')}`,
    `Subject: ${subject.replaceAll(/\s+/g, ' ')}`,
    `Date: ${new Date(date ?? 0).toUTCString()}`,
    `Message-ID: <${messageId}>`,
    ...ancestors.map((id) => `In-Reply-To: <${id}>`),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return `${headers.join('\n')}\n\n${parts.map(({ text }) => text.replaceAll(/^(>*From )/gm, '>$1')).join('\n\n')}\n\n`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
