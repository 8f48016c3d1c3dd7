import type { Step } from '../../contract/entities.ts';
import { cancelled } from '../../contract/errors.ts';
import { sortingPays, sortIntoCells } from '../store/cells.ts';
import type { Database } from '../store/database.ts';
import { type NewPassage, remember, useEmbedder } from '../store/passages.ts';
import {
  countRememberedPassages,
  countWaitingPassages,
  nextPassages,
  rememberPassages,
  type WaitingPassage,
} from '../store/documentPassages.ts';
import { countRemembered, countWaiting, nextToRemember, type Waiting } from '../store/queue.ts';
import type { VectorForm } from '../store/vectorForm.ts';
import { passagesOf } from './chunk.ts';

/** Turns texts into vectors, one each, in order. */
export type Embed = (texts: readonly string[], signal: AbortSignal) => Promise<readonly Float32Array[]>;

export interface Remembering extends VectorForm {
  readonly embed: Embed;
  readonly signal: AbortSignal;
  readonly progress: (step: Step) => void;
}

/** Mails of a step: what a kill can cost is the work of this many. */
const mailsAtOnce = 8;
/** Passages of documents of a step, so that they need not wait for the last mail. */
const passagesAtOnce = 8;
/** Steps after which it is seen whether there are enough passages by now for sorting them to pay. */
const stepsToSorting = 64;

/**
 * Makes the passages of all mails that wait and remembers them by meaning, what the person wrote first, and with them
 * the passages of documents. Each step is kept as it is done, so it may be stopped or killed at any time and goes on
 * from there. Fails with `cancelled`.
 */
export async function rememberAll(database: Database, work: Remembering): Promise<void> {
  useEmbedder(database, { embedder: work.embedder, dimensions: work.dimensions });
  const before = countRemembered(database);
  const started = performance.now();
  let done = 0;
  const documents = { before: countRememberedPassages(database), done: 0, started };
  for (let steps = 1; ; steps += 1) {
    const mails = nextToRemember(database, mailsAtOnce);
    const passages = nextPassages(database, passagesAtOnce);
    if (mails.length === 0 && passages.length === 0) {
      break;
    }
    remember(database, await embedMails(mails, work));
    rememberPassages(database, await embedPassages(passages, work));
    done += mails.length;
    documents.done += passages.length;
    if (mails.length > 0) {
      const waiting = countWaiting(database);
      work.progress(step('Remembering mail', 'mails', { before, done, waiting, started }));
    } else {
      const waiting = countWaitingPassages(database);
      work.progress(step('Remembering documents', 'passages', { ...documents, waiting }));
    }
    await new Promise(setImmediate);
    if (work.signal.aborted) {
      throw cancelled();
    }
    if (steps % stepsToSorting === 0) {
      await sort(database, work);
    }
  }
  await sort(database, work);
}

/** Sorts the vectors where there are many, so that searching stays quick. */
async function sort(database: Database, { signal, progress }: Remembering): Promise<void> {
  if (sortingPays(database)) {
    const started = performance.now();
    let before: number | undefined;
    await sortIntoCells(database, {
      signal,
      progress: (at, all) => {
        before ??= at;
        progress(step('Sorting memory', 'passages', { before, done: at - before, waiting: all - at, started }));
      },
    });
  }
}

/** Whether `rememberAll` has something to do with the embedder used last, also where a sorting was stopped. */
export function memoryIsBehind(database: Database): boolean {
  return countWaiting(database) > 0 || countWaitingPassages(database) > 0 || sortingPays(database);
}

async function embedMails(
  mails: readonly Waiting[],
  { embed, signal }: Remembering,
): Promise<{ id: number; passages: NewPassage[] }[]> {
  const cut = mails.map((mail) => ({ mail, ranges: passagesOf(mail.own) }));
  const texts = cut.flatMap(({ mail, ranges }) => ranges.map(({ start, end }) => embeddedText(mail, start, end)));
  const vectors = texts.length === 0 ? [] : await embed(texts, signal);
  if (vectors.length !== texts.length) {
    throw new Error('The embedder must answer one vector a text.');
  }
  const next = vectors.values();
  return cut.map(({ mail, ranges }) => ({
    id: mail.id,
    passages: ranges.map((range) => ({ ...range, vector: next.next().value ?? new Float32Array(0) })),
  }));
}

async function embedPassages(
  passages: readonly WaitingPassage[],
  { embed, signal }: Remembering,
): Promise<{ id: number; vector: Float32Array }[]> {
  const texts = passages.map(({ title, headings, text }) => {
    // A passage that begins with its heading need not be told of it.
    const about = [title, headings.at(-1) ?? ''].filter((words) => words !== '' && !text.startsWith(words));
    return [...about, text].join('\n');
  });
  const vectors = texts.length === 0 ? [] : await embed(texts, signal);
  if (vectors.length !== texts.length) {
    throw new Error('The embedder must answer one vector a text.');
  }
  return passages.map(({ id }, index) => ({ id, vector: vectors[index] ?? new Float32Array(0) }));
}

/**
 * What the embedder reads: subject and passage. With the subject, a mail finds its answer among all sent mails of the
 * sample mailbox at a mean reciprocal rank of 0.44 instead of 0.40; naming the recipients as well makes it 0.42.
 */
function embeddedText({ subject, own }: Pick<Waiting, 'subject' | 'own'>, start: number, end: number): string {
  const about = subject.replace(/^((re|aw|fwd?|wg|sv|tr|antw)(\[\d+\])?:\s*)+/i, '').trim();
  return about === '' ? own.slice(start, end) : `${about}\n${own.slice(start, end)}`;
}

function step(
  stage: string,
  unit: Step['unit'],
  at: { before: number; done: number; waiting: number; started: number },
): Step {
  const perSecond = (at.done * 1_000) / Math.max(1, performance.now() - at.started);
  return {
    stage,
    done: at.before + at.done,
    total: at.before + at.done + at.waiting,
    unit,
    perSecond,
    secondsLeft: perSecond > 0 ? at.waiting / perSecond : null,
  };
}
