/**
 * How much typing completion saves, how often it is right, and how soon it is there.
 *
 *   node e2e/bench/completion.ts [--mails N] [--model ID]
 *
 * Each mail of the newest fifth of a mailbox is typed anew, word by word, knowing only older mail. At the beginning of
 * each word, and after its second and fourth letter, completion is asked; where its first word is right, all its right words are taken, a key each. "Saved" is
 * the share of letters that need not be typed, keys for taking them counted against it. The sample mailbox is always
 * measured; OWNHAND_BENCH_MAIL may name more: a list of mailbox=address, with commas between.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CursorContext } from '../../electron/contract/completion.ts';
import { sampleIdentity, samplePath } from '../../electron/engine/app/sample.ts';
import { complete, type Habit, learnHabit } from '../../electron/engine/complete/complete.ts';
import { groundOf } from '../../electron/engine/complete/ground.ts';
import { PhraseBook } from '../../electron/engine/complete/phraseBook.ts';
import { importSource } from '../../electron/engine/mail/import.ts';
import { ownText } from '../../electron/engine/mail/ownText.ts';
import { Completer } from '../../electron/engine/model/completer.ts';
import { modelPath, modelsFolder } from '../../electron/engine/model/folder.ts';
import { Runtime } from '../../electron/engine/model/runtime.ts';
import { type Database, openDatabase } from '../../electron/engine/store/database.ts';
import { rightWords } from '../../electron/engine/training/judgement/rightWords.ts';
import { setIdentity } from '../../electron/engine/store/identity.ts';
import { makeKey } from '../../electron/engine/store/keys.ts';
import { newestMails } from '../../electron/engine/store/mailFilter.ts';
import { readMail } from '../../electron/engine/store/mails.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '20' },
    model: { type: 'string', default: 'smollm2-135m' },
    precision: { type: 'string', default: '0.6' },
  },
});
const mostMails = Number(values.mails);
const precision = Number(values.precision);
const longestMail = 900;

interface Score {
  letters: number;
  saved: number;
  asked: number;
  shown: number;
  right: number;
  readonly firstMs: number[];
  /** Of each suggestion: how sure it was, and whether its first word was right. */
  readonly judged: { readonly source: string; readonly confidence: number; readonly right: boolean }[];
}

const sureness: (() => void)[] = [];

const runtime = new Runtime();
const completer = await Completer.load(runtime, modelPath(modelsFolder(), values.model));
const more = (process.env['OWNHAND_BENCH_MAIL'] ?? '').split(',').filter((each) => each !== '');
const boxes = [
  { name: 'sample', path: samplePath, me: sampleIdentity.addresses },
  ...more.map((each) => {
    const [path = '', address = ''] = each.split('=');
    return { name: basename(path), path, me: address === '' ? [] : [address] };
  }),
];
process.stdout.write(`${values.model}, shown from ${precision}, at most ${mostMails} mails each.\n\n`);
process.stdout.write(
  '| mailbox | with | letters saved | shown | first word right | first shown p50 / p95, ms |\n|---|---|---|---|---|---|\n',
);
for (const box of boxes) {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
  const database = openDatabase(home, makeKey());
  try {
    await setIdentity(database, { name: box.name === 'sample' ? sampleIdentity.name : '', addresses: [...box.me] });
    await importSource(database, box.path, [...box.me], {
      name: box.name,
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    const sent = newestMails(database, { direction: 'sent', ownWords: 12 }, 100_000);
    const heldOut = sent.slice(0, Math.floor(sent.length / 5));
    const until = (readMail(database, heldOut.at(-1) ?? 0).date ?? 1) - 1;
    const step = Math.max(1, Math.floor(heldOut.length / mostMails));
    const typed = heldOut.filter((_, index) => index % step === 0).slice(0, mostMails);
    const habit = learnHabit(database, until);
    const nothing: Habit = { ...habit, phrases: new PhraseBook([]) };
    await measure('phrases and model', box.name, database, typed, habit, until, completer, true);
    await measure('phrases alone', box.name, database, typed, habit, until, null, true);
    await measure('model alone, knowing nobody', box.name, database, typed, nothing, until, completer, false);
  } finally {
    database.close();
    rmSync(home, { recursive: true, force: true });
  }
}
process.stdout.write('\n');
for (const tell of sureness) {
  tell();
}
await completer.dispose();
await runtime.stop();

async function measure(
  label: string,
  box: string,
  database: Database,
  ids: readonly number[],
  habit: Habit,
  until: number,
  model: Completer | null,
  knowing: boolean,
): Promise<void> {
  const score: Score = { letters: 0, saved: 0, asked: 0, shown: 0, right: 0, firstMs: [], judged: [] };
  for (const id of ids) {
    const mail = readMail(database, id);
    const text = ownText(mail.parts).slice(0, longestMail);
    const to = mail.to[0]?.address;
    const head: CursorContext = {
      ...{ before: text, after: '', subject: mail.subject, answered: '', precision },
      ...(to === undefined ? {} : { to }),
    };
    const ground = knowing ? groundOf(database, habit, head, { before: until }) : '';
    await type(text, head, { habit, ground, completer: model }, score);
  }
  const { letters, saved, asked, shown, right, firstMs } = score;
  const sorted = firstMs.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(part * sorted.length)] ?? 0).toFixed(0);
  const percent = (part: number, all: number): string => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`;
  process.stdout.write(
    `| ${box} | ${label} | ${percent(saved, letters)} | ${percent(shown, asked)} | ${percent(right, shown)} | ${at(0.5)} / ${at(0.95)} |\n`,
  );
  sureness.push(() => {
    reportSureness(`${box}, ${label}`, score);
  });
}

/** How often suggestions were right, by how sure they were. */
function reportSureness(box: string, { judged }: Score): void {
  for (const source of ['phrase', 'model']) {
    const bins = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((low) => {
      const within = judged.filter(
        (each) => each.source === source && each.confidence >= low && each.confidence < low + 0.1,
      );
      const right = within.filter((each) => each.right).length;
      return `${low.toFixed(1)}: ${within.length === 0 ? '-' : `${right}/${within.length}`}`;
    });
    process.stdout.write(`${box}, ${source}, right of shown by sureness: ${bins.join(', ')}\n`);
  }
}

async function type(
  text: string,
  head: CursorContext,
  means: Parameters<typeof complete>[0],
  score: Score,
): Promise<void> {
  score.letters += text.length;
  const starts = [...text.matchAll(/(?<=\s)\S+/gu)].flatMap(({ index, 0: word }) =>
    [0, 2, 4].filter((letters) => letters < word.length).map((letters) => index + letters),
  );
  let at = 0;
  for (const start of starts) {
    if (start < at) {
      continue;
    }
    at = start;
    const began = performance.now();
    let firstMs = 0;
    const {
      text: offered,
      confidence,
      source,
    } = await complete(
      means,
      { ...head, before: text.slice(0, at) },
      {
        signal: new AbortController().signal,
        onShown: () => {
          firstMs ||= performance.now() - began;
        },
      },
    );
    score.asked += 1;
    if (offered === '') {
      continue;
    }
    score.shown += 1;
    score.firstMs.push(firstMs || performance.now() - began);
    const taken = rightWords(offered, text.slice(at));
    score.judged.push({ source: source ?? '', confidence, right: taken.words > 0 });
    if (taken.words > 0) {
      score.right += 1;
      score.saved += Math.max(0, taken.letters - taken.words);
      at += taken.letters;
    }
  }
}
