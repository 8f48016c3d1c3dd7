/**
 * How much typing completion saves, how often it is right, and how soon it is there.
 *
 *   node e2e/bench/completion.ts [--mails N] [--model ID] [--home DIR]... [--soak N]
 *
 * Each mail of the newest fifth of a mailbox is typed anew, word by word, knowing only older mail (typing.ts). "Saved"
 * is the share of letters that need not be typed, keys for taking them counted against it. The sample mailbox is always
 * measured; OWNHAND_BENCH_MAIL may name more: a list of mailbox=address, with commas between. A data folder that is
 * named (with its passphrase in OWNHAND_PASSPHRASE) is measured with the voice for suggestions that is switched on in
 * it too, on the mails that this did not learn from. `--soak` asks so many more times and watches the memory.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CursorContext } from '../../electron/contract/completion.ts';
import { sampleIdentity, samplePath } from '../../electron/engine/app/sample.ts';
import { adapterOf } from '../../electron/engine/app/voiceAdapter.ts';
import { complete, type Habit, learnHabit } from '../../electron/engine/complete/complete.ts';
import { groundOf, pastGround } from '../../electron/engine/complete/ground.ts';
import { guessWords, type Guess } from '../../electron/engine/complete/guess.ts';
import { PhraseBook } from '../../electron/engine/complete/phraseBook.ts';
import { leastConfidence } from '../../electron/engine/complete/sureness.ts';
import { importSource } from '../../electron/engine/mail/import.ts';
import { ownText } from '../../electron/engine/mail/ownText.ts';
import { Completer } from '../../electron/engine/model/completer.ts';
import { modelPath, modelsFolder } from '../../electron/engine/model/folder.ts';
import { Runtime } from '../../electron/engine/model/runtime.ts';
import { type Database, openDatabase } from '../../electron/engine/store/database.ts';
import { setIdentity } from '../../electron/engine/store/identity.ts';
import { keyFromPassphrase, makeKey } from '../../electron/engine/store/keys.ts';
import { type MailFilter, newestMails } from '../../electron/engine/store/mailFilter.ts';
import { readMail } from '../../electron/engine/store/mails.ts';
import { activeVoice } from '../../electron/engine/store/voices.ts';
import { splitMails } from '../../electron/engine/training/split.ts';
import { usableMails } from '../../electron/engine/training/usable.ts';
import { byConfidence, emptyScore, row, type } from './typing.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '20' },
    model: { type: 'string', default: 'smollm2-135m' },
    precision: { type: 'string', default: '0.6' },
    home: { type: 'string', multiple: true, default: [] },
    soak: { type: 'string', default: '0' },
  },
});
const mostMails = Number(values.mails);
const precision = Number(values.precision);
const longestMail = 900;
/** Mails that tell how sure a model must be. */
const mostTelling = 12;

/** Whose mail is typed, and what may be known of it. */
interface Box {
  readonly name: string;
  readonly database: Database;
  readonly typed: readonly number[];
  /** Mails that tell how sure a model must be: no voice learned from them, and they are not typed here. */
  readonly telling: readonly number[];
  /** Mail that may be known: what is older, and not typed here. */
  readonly known: MailFilter;
  readonly close: () => void;
}

const runtime = new Runtime();
const path = modelPath(modelsFolder(), values.model);
const tells: string[] = [];
process.stdout.write(`${values.model}, shown from ${precision}, at most ${mostMails} mails each.\n\n`);
process.stdout.write(
  '| mailbox | with | letters saved | shown | first word right | first shown p50 / p95, ms |\n|---|---|---|---|---|---|\n',
);
const more = (process.env['OWNHAND_BENCH_MAIL'] ?? '').split(',').filter((each) => each !== '');
for (const open of [
  ...(values.home.length > 0 ? [] : [() => imported('sample', samplePath, sampleIdentity.addresses)]),
  ...more.map((each) => {
    const [mailbox = '', address = ''] = each.split('=');
    return () => imported(basename(mailbox), mailbox, address === '' ? [] : [address]);
  }),
  ...values.home.map((home) => () => inHome(home)),
]) {
  const box = await open();
  try {
    await measureBox(box);
  } finally {
    box.close();
  }
}
process.stdout.write(`\n${tells.join('')}`);
await runtime.stop();

/** A mailbox taken into a store that is thrown away again. */
async function imported(name: string, mailbox: string, me: readonly string[]): Promise<Box> {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
  const database = openDatabase(home, makeKey());
  await setIdentity(database, { name: name === 'sample' ? sampleIdentity.name : '', addresses: [...me] });
  const call = { name, signal: new AbortController().signal, progress: () => undefined };
  await importSource(database, mailbox, [...me], call);
  const sent = newestMails(database, { direction: 'sent', ownWords: 12 }, 100_000);
  const heldOut = sent.slice(0, Math.floor(sent.length / 5));
  const close = (): void => {
    database.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { name, database, ...some(database, heldOut), close };
}

/** A person's data, and the mails that no voice learned from. */
async function inHome(home: string): Promise<Box> {
  const database = openDatabase(home, keyFromPassphrase(home, process.env['OWNHAND_PASSPHRASE'] ?? ''));
  const { heldOut } = splitMails((await usableMails(database)).mails);
  const close = (): void => {
    database.close();
  };
  return { name: basename(home), database, ...some(database, heldOut), close };
}

function some(database: Database, heldOut: readonly number[]): Pick<Box, 'typed' | 'telling' | 'known'> {
  const step = Math.max(1, Math.floor(heldOut.length / mostMails));
  const until = Math.min(...heldOut.map((id) => readMail(database, id).date ?? Infinity));
  const typed = heldOut.filter((_, index) => index % step === 0).slice(0, mostMails);
  return {
    typed,
    telling: heldOut.filter((id) => !typed.includes(id)).slice(0, mostTelling),
    known: { excludeIds: heldOut, ...(Number.isFinite(until) ? { before: until - 1 } : {}) },
  };
}

async function measureBox(box: Box): Promise<void> {
  const { database, known } = box;
  const habit = learnHabit(database, known);
  const nothing: Habit = { ...habit, phrases: new PhraseBook([]) };
  const plain = await Completer.load(runtime, path);
  const sure = await sureness(box, habit, plain);
  await measure(box, 'phrases and model', { habit, completer: plain, sure }, true);
  await measure(box, 'phrases alone', { habit, completer: null, sure }, true);
  await measure(box, 'model alone, knowing nobody', { habit: nothing, completer: plain, sure }, false);
  await soak(box, { habit, completer: plain, sure }, Number(values.soak));
  await plain.dispose();
  const voice = activeVoice(database, 'completer');
  if (voice?.base === values.model) {
    const adapted = await Completer.load(runtime, path, { voice: adapterOf(database, voice) });
    const surely = await sureness(box, habit, adapted);
    await measure(box, 'phrases, model and voice', { habit, completer: adapted, sure: surely }, true);
    await measure(box, 'model and voice', { habit: nothing, completer: adapted, sure: surely }, true);
    await adapted.dispose();
  }
}

/** How sure a model must be for its words to be right as often as is wanted, as the app finds out. */
async function sureness({ database, telling, name }: Box, habit: Habit, completer: Completer): Promise<number> {
  const { signal } = new AbortController();
  const guesses: Guess[] = [];
  for (const mailId of telling) {
    const mail = readMail(database, mailId);
    const past = { mailId, ground: pastGround(database, habit, mail), text: ownText(mail.parts) };
    guesses.push(...(await guessWords(completer, past, signal)));
  }
  const least = leastConfidence(guesses, precision);
  tells.push(`${name}: shown where it is surer than ${least.toFixed(2)}, by ${guesses.length} guesses\n`);
  return least;
}

type Means = Pick<Parameters<typeof complete>[0], 'habit' | 'completer' | 'sure'> & { readonly habit: Habit };

async function measure(box: Box, label: string, means: Means, knowing: boolean): Promise<void> {
  const score = emptyScore();
  for (const id of box.typed) {
    const { text, head, ground } = occasion(box, id, means.habit, knowing);
    await type(text, head, { ...means, ground }, score);
  }
  process.stdout.write(row(box.name, label, score));
  tells.push(byConfidence(`${box.name}, ${label}`, score));
}

function occasion(
  { database, known }: Box,
  id: number,
  habit: Habit,
  knowing: boolean,
): { text: string; head: CursorContext; ground: string } {
  const mail = readMail(database, id);
  const text = ownText(mail.parts).slice(0, longestMail);
  const to = mail.to[0]?.address;
  const head: CursorContext = {
    ...{ before: text, after: '', subject: mail.subject, answered: '', precision },
    ...(to === undefined ? {} : { to }),
  };
  return { text, head, ground: knowing ? groundOf(database, habit, head, known) : '' };
}

/** Asks over and over, at other places of other mails, and says how the memory stands. */
async function soak(box: Box, means: Means, times: number): Promise<void> {
  const occasions = box.typed.map((id) => occasion(box, id, means.habit, true));
  const megabytes = (): number => Math.round(process.memoryUsage().rss / 1_000_000);
  const seen: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const { text, head, ground } = occasions[turn % occasions.length] ?? { text: '', head: null, ground: '' };
    if (head !== null) {
      const before = text.slice(0, 20 + ((turn * 7) % Math.max(1, text.length - 20)));
      const call = { signal: new AbortController().signal, onShown: () => undefined };
      await complete({ ...means, ground }, { ...head, before }, call);
    }
    if (turn % Math.ceil(times / 10) === 0) {
      seen.push(megabytes());
    }
  }
  if (times > 0) {
    tells.push(`${box.name}: ${times} times asked, memory in MB on the way: ${[...seen, megabytes()].join(', ')}\n`);
  }
}
