/**
 * How fast mail is taken in, and in how much memory, against Python's `mailbox` and `email`: bare, and with PanzaMail's
 * rules for own words, which tell the language as we do.
 *
 *   node e2e/bench/import.ts [--megabytes 60] [--runs 3] [MAILBOX]
 *
 * Three mailboxes are made of the sample mailbox (or MAILBOX): the mail as it is, repeated under new Message-IDs; the
 * same with an attachment of 300 KB in every third mail, as in a real life of mail; and one with larger attachments.
 * Each program runs as a process of its own, in turn; the best of the runs counts. The ratios are ours to theirs.
 * Bare Python reads headers, decodes the text and keeps the lines above the first quotation, which is less than we do.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importSource } from '../../electron/engine/mail/import.ts';
import { meFrom } from '../../electron/engine/mail/authorship.ts';
import { readLetter } from '../../electron/engine/mail/letter.ts';
import { openSource, readSource } from '../../electron/engine/mail/source.ts';
import { openDatabase } from '../../electron/engine/store/database.ts';
import { makeKey } from '../../electron/engine/store/keys.ts';
import { pythonPeer } from './peers.ts';

const sample = join(import.meta.dirname, '../../electron/sample/sample.mbox');
const me = ['nobody@example.org'];
const bare = 'Python';
const rules = "Python with Panza's rules";

interface Run {
  readonly mails: number;
  readonly seconds: number;
  /** Peak resident memory in MiB. */
  readonly memory: number;
}

const { values, positionals } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '60' },
    runs: { type: 'string', default: '3' },
    role: { type: 'string' },
  },
  allowPositionals: true,
});

if (values.role !== undefined) {
  const began = performance.now();
  const [path = '', home = ''] = positionals;
  const mails = values.role === 'read' ? await readOnly(path) : await readAndStore(path, home);
  say(`${mails} ${(performance.now() - began) / 1_000} ${process.resourceUsage().maxRSS / 1_024}`);
} else {
  compare(positionals[0] ?? sample, Number(values.megabytes) * 1_000_000, Number(values.runs));
}

/** Parse and take apart, as `ownhand extract` does. */
async function readOnly(path: string): Promise<number> {
  const knowledge = { me: meFrom(me), footers: new Set<string>() };
  let mails = 0;
  for await (const found of readSource(await openSource(path))) {
    if (found.kind !== 'refused') {
      readLetter(found, knowledge);
      mails += 1;
    }
  }
  return mails;
}

async function readAndStore(path: string, home: string): Promise<number> {
  const database = openDatabase(home, makeKey());
  const { read } = await importSource(database, path, me);
  database.close();
  return read;
}

function compare(mailbox: string, bytes: number, runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
  const { python, trouble } = pythonPeer('import', ['langdetect==1.0.9']);
  if (trouble !== undefined) {
    say(trouble);
  }
  try {
    say("| mailbox | program | MB/s | mails/s | peak memory | to bare Python | to Python with Panza's rules |");
    say('|---|---|---|---|---|---|---|');
    for (const [name, attachment] of [
      ['text only', 0],
      ['every third mail with 300 KB attached', 300_000],
      ['every third mail with 3 MB attached', 3_000_000],
    ] as const) {
      const path = join(folder, 'box');
      grow(mailbox, path, attachment === 0 ? bytes : bytes * 4, attachment);
      const size = statSync(path).size / 1e6;
      const best = new Map<string, Run>();
      for (let run = 0; run < runs; run += 1) {
        for (const program of [bare, ...(trouble === undefined ? [rules] : []), 'read', 'read and store']) {
          const result = measure(python, program, path, join(folder, `home-${run}`));
          const known = best.get(program);
          best.set(program, known === undefined || result.seconds < known.seconds ? result : known);
        }
      }
      const ratio = (peer: string, seconds: number): string => ((best.get(peer)?.seconds ?? NaN) / seconds).toFixed(1);
      for (const [program, { mails, seconds, memory }] of best) {
        const speed = `${(size / seconds).toFixed(1)} | ${Math.round(mails / seconds)}`;
        say(
          `| ${name} | ${program} | ${speed} | ${Math.round(memory)} MB | ${ratio(bare, seconds)} | ${ratio(rules, seconds)} |`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(python: string, program: string, path: string, home: string): Run {
  rmSync(home, { recursive: true, force: true });
  const role = program === 'read' ? 'read' : 'store';
  const output =
    program === bare || program === rules
      ? execFileSync(python, [join(import.meta.dirname, 'importPeer.py'), path, program === bare ? 'bare' : 'rules'])
      : execFileSync(process.execPath, [import.meta.filename, '--role', role, path, home]);
  const [mails = 0, seconds = 0, memory = 0] = output.toString().trim().split(' ').map(Number);
  return { mails, seconds, memory };
}

/** Repeats a mailbox under new Message-IDs up to a size; `attachment` bytes are added to every third mail. */
function grow(from: string, to: string, bytes: number, attachment: number): void {
  const mails = readFileSync(from, 'latin1').split(/^(?=From [^\n]*\d{4}\n)/m);
  const lines = `${'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p9Rx'.slice(0, 76)}\n`;
  const payload = lines.repeat(Math.ceil(attachment / 77));
  writeFileSync(to, '');
  const file = openSync(to, 'a');
  let written = 0;
  for (let number = 0; written < bytes; number += 1) {
    const mail = (mails[number % mails.length] ?? '').replace(/^Message-ID: *<(.*)>$/im, `Message-ID: <${number}.$1>`);
    const grown = attachment > 0 && number % 3 === 0 ? attach(mail, payload) : mail;
    written += writeSync(file, Buffer.from(grown, 'latin1'));
  }
  closeSync(file);
}

/** Puts the body and an image into a multipart/mixed. */
function attach(mail: string, payload: string): string {
  const [head = '', ...rest] = mail.split('\n\n');
  const moved = /^content-(?:type|transfer-encoding|disposition):.*(?:\n[ \t].*)*\n?/gim;
  const inner = (head.match(moved) ?? []).map((line) => `${line.trimEnd()}\n`).join('');
  const outer = `${head.replace(moved, '').trimEnd()}\nContent-Type: multipart/mixed; boundary="grown"`;
  const image = `Content-Type: image/png; name="lamp.png"\nContent-Transfer-Encoding: base64\n\n${payload}`;
  return `${outer}\n\n--grown\n${inner}\n${rest.join('\n\n')}\n--grown\n${image}\n--grown--\n\n`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
