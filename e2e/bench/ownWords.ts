/**
 * Of a mail, how much of what its author wrote is kept, and how much of what others wrote, against three published
 * programs at the same mails.
 *
 *   node e2e/bench/ownWords.ts [--show tuning] [FOLDER]
 *
 * FOLDER, otherwise ../shared/data/mail beside this project, holds real mail, which is no part of it; where it is
 * absent, nothing is measured. The mails were picked at random in each mailbox and labelled by hand, line by line:
 * ownWords/labels.json holds Message-IDs and numbers of lines. A third of them, named `final`, stayed aside while the
 * program was improved. `--show` prints the mails of a set in which something is wrong, without their text.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { learn } from '../../electron/engine/mail/batches.ts';
import { meFrom } from '../../electron/engine/mail/authorship.ts';
import { type Knowledge, readLetter } from '../../electron/engine/mail/letter.ts';
import { Recollection } from '../../electron/engine/mail/recollection.ts';
import { type MailSource, openSource, readSource } from '../../electron/engine/mail/source.ts';
import { readLabels, score, type Score } from './ownWords/score.ts';
import { pythonPeer } from './peers.ts';

interface Labelled {
  readonly id: string;
  readonly file: string;
  readonly set: 'tuning' | 'final';
  readonly lines: string;
}

interface Reading {
  readonly id: string;
  readonly lines: readonly string[];
  /** By program the text that it keeps, or why it could not be asked. */
  readonly kept: Readonly<Record<string, string | { readonly reason: string }>>;
}

interface Result extends Score {
  readonly id: string;
  readonly set: Labelled['set'];
  readonly writer: string;
  readonly program: string;
}

const { values, positionals } = parseArgs({ options: { show: { type: 'string' } }, allowPositionals: true });
const folder = positionals[0] ?? join(import.meta.dirname, '../../../shared/data/mail');
const labelFile = join(import.meta.dirname, 'ownWords/labels.json');
if (existsSync(join(folder, 'authors'))) {
  await measure();
} else {
  process.stderr.write('ownWords is skipped: the folder of real mail that the labels speak of is not here.\n');
}

async function measure(): Promise<void> {
  const labelled = JSON.parse(readFileSync(labelFile, 'utf8')) as Labelled[];
  const ours = await readOurs(labelled);
  const readings = new Map(readPeers().map((reading) => [reading.id, reading]));
  const reasons = new Map<string, string>();
  const results: Result[] = [];
  for (const { id, file, set, lines } of labelled) {
    const reading = readings.get(id);
    if (reading === undefined) {
      throw new Error(`The mail <${id}> is labelled but not in ${file}.`);
    }
    const writer = file.startsWith('authors/')
      ? basename(file, '.mbox')
      : file.startsWith('lists/')
        ? 'a list'
        : 'odd mail';
    const all: Reading['kept'] = { Ownhand: ours.get(id) ?? '', ...reading.kept };
    for (const [program, kept] of Object.entries(all)) {
      if (typeof kept === 'string') {
        results.push({ id, set, writer, program, ...score(reading.lines, readLabels(lines), kept) });
      } else {
        reasons.set(program, kept.reason);
      }
    }
  }
  for (const set of ['tuning', 'final'] as const) {
    print(
      set,
      results.filter((result) => result.set === set),
    );
  }
  for (const [program, reason] of reasons) {
    say(`${program} could not be asked: ${reason}\n`);
  }
  if (values.show !== undefined) {
    show(results.filter(({ set, program }) => set === values.show && program === 'Ownhand'));
  }
}

/** What `ownhand extract` prints for these mails, by id. */
async function readOurs(labelled: readonly Labelled[]): Promise<Map<string, string>> {
  const kept = new Map<string, string>();
  for (const file of new Set(labelled.map((each) => each.file))) {
    const ids = new Set(labelled.filter((each) => each.file === file).map(({ id }) => id));
    const source = await openSource(join(folder, file));
    const knowledge = await learn(source, await addressesOf(source, ids));
    const recollection = new Recollection();
    const recall = recollection.recall.bind(recollection);
    for await (const found of readSource(source)) {
      if (found.kind !== 'refused') {
        const { mail, own } = readLetter(found, { ...knowledge, recall });
        recollection.remember(mail.messageId, mail.from?.address ?? '', mail.parts);
        if (ids.has(mail.messageId) && !kept.has(mail.messageId)) {
          kept.set(mail.messageId, mail.direction === 'sent' && !mail.automatic ? own : '');
        }
      }
    }
  }
  return kept;
}

/** Those who wrote the mails with these ids: each of them would be `--me`. */
async function addressesOf(source: MailSource, ids: ReadonlySet<string>): Promise<string[]> {
  const nobody: Knowledge = { me: meFrom([]), footers: new Set() };
  const addresses = new Set<string>();
  for await (const found of readSource(source)) {
    const mail = found.kind === 'refused' ? null : readLetter(found, nobody).mail;
    if (mail?.from && ids.has(mail.messageId)) {
      addresses.add(mail.from.address);
    }
  }
  return [...addresses];
}

/** Asks the peers, installing them first if need be. */
function readPeers(): Reading[] {
  // One that cannot be installed is named below the table.
  const { python } = pythonPeer('ownWords', ['talon==1.4.4', 'mail-parser-reply==1.36', 'email_reply_parser==0.5.12']);
  const script = join(import.meta.dirname, 'ownWords/peers.py');
  const { stdout, status } = spawnSync(python, [script, folder, labelFile], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  if (status !== 0) {
    throw new Error('The labelled mails could not be read.');
  }
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reading);
}

function print(set: string, results: readonly Result[]): void {
  const mails = new Set(results.map(({ id }) => id)).size;
  say(`${set}, ${mails} mails: goals at least 95 %, at least 99 %, at most 0.5 %\n`);
  say('| mails of | program | mails that keep nine tenths | own words kept | of the kept, foreign | signature |');
  say('| --- | --- | --- | --- | --- | --- |');
  for (const writer of [...new Set(results.map((result) => result.writer)), 'all']) {
    const rows = results.filter((result) => writer === 'all' || result.writer === writer);
    for (const program of new Set(rows.map((row) => row.program))) {
      const mine = rows.filter((row) => row.program === program);
      const sum = (value: (row: Result) => number): number => mine.reduce((total, row) => total + value(row), 0);
      const holding = mine.filter((row) => row.own > 0);
      const keeping = holding.filter(isKept).length;
      const kept = sum((row) => row.kept);
      const cells = [
        percent(keeping, holding.length),
        percent(
          sum((row) => row.ownKept),
          sum((row) => row.own),
        ),
        percent(
          sum((row) => row.foreign),
          kept,
        ),
        percent(
          sum((row) => row.signature),
          kept,
        ),
      ];
      say(`| ${writer} (${mine.length}) | ${program} | ${cells.join(' | ')} |`);
    }
  }
  say('');
}

function isKept({ own, ownKept }: Score): boolean {
  return ownKept >= 0.9 * own;
}

function show(results: readonly Result[]): void {
  for (const { id, writer, own, ownKept, foreign, signature } of results) {
    if (ownKept < own || foreign + signature > 0) {
      process.stderr.write(
        `${writer} <${id}>: lost ${own - ownKept} of ${own}, foreign ${foreign}, signature ${signature}\n`,
      );
    }
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
