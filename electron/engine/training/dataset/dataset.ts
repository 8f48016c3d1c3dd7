import type { Step } from '../../../contract/entities.ts';
import { AppError, cancelled } from '../../../contract/errors.ts';
import type { LlamaModel } from '../../model/runtime.ts';
import type { Turn } from '../../prompt/turn.ts';
import { playbackLanguages } from '../../prompt/playback.ts';
import type { Database } from '../../store/database.ts';
import type { LearnedFrom } from '../../store/voices.ts';
import { taughtPassages } from '../passages/taughtPassages.ts';
import type { Made } from '../prepared.ts';
import { splitMails } from '../split.ts';
import { tokenizeAnswer, type Tokens } from '../tokens.ts';
import { usableMails } from '../usable.ts';
import { chance } from './chance.ts';
import { redact } from './redact.ts';
import { type Taught, taughtByMails, taughtByPassages } from './taught.ts';

export interface DatasetMeans {
  readonly database: Database;
  /** The vocabulary of the model that is to be trained. */
  readonly vocabulary: LlamaModel;
  /** The meaning of a text, or null where there is no embedder. */
  readonly embed: (text: string, signal: AbortSignal) => Promise<Float32Array | null>;
}

export interface DatasetOptions {
  readonly seed: number;
  /** Whether `withoutExamples` is asked for. */
  readonly forWeights: boolean;
  readonly made?: Map<string, Made>;
}

export interface DatasetCall {
  readonly signal: AbortSignal;
  readonly progress: (step: Step) => void;
}

export interface Dataset {
  readonly examples: readonly Tokens[];
  readonly validation: readonly Tokens[];
  /** Pairs that are learned from. */
  readonly pairs: number;
  readonly learnedFrom: LearnedFrom;
  /** Of those of `examples` that saw fitting mails of the person: the same without. For `tokenWeights`. */
  readonly withoutExamples: readonly (Tokens | null)[];
  /** What stands no more in what is learned; each text once. */
  readonly replaced: Readonly<Made['replaced']>;
}

/**
 * How often an example sees fitting mails of the person, as RAFT trains: often enough to learn to use them, seldom
 * enough to write without. (Zhang et al. 2024, "RAFT: Adapting Language Model to Domain Specific RAG".)
 */
const withExamplesShare = 0.55;
/** With fewer pairs nothing is learned that lasts beyond them. */
export const fewestPairs = 20;

/**
 * Makes what is trained on of the pairs of all mails and passages that can teach: the conversations of drafting, as they
 * would have been made on the day of each mail, and those of rewriting, without what must not be learned by heart. The
 * same store and seed give the same.
 *
 * @param options.made What was made of pairs before it was stopped, by their keys; what is made is added.
 * @throws {AppError} `too-little-mail` with fewer than `fewestPairs` pairs; `cancelled`.
 */
export async function makeDataset(
  means: DatasetMeans,
  { seed, forWeights, made: before = new Map() }: DatasetOptions,
  { signal, progress }: DatasetCall,
): Promise<Dataset> {
  const { database } = means;
  const mails = splitMails((await usableMails(database, signal)).mails);
  const passages = await taughtPassages(database, mails, playbackLanguages, signal);
  const unseen = [...mails.heldOut, ...mails.validation];
  const taughtBy = (group: 'learned' | 'validation'): Taught[] => [
    ...taughtByMails(means, mails[group]),
    ...taughtByPassages(means, passages[group], unseen),
  ];
  const [learned, validation] = [taughtBy('learned'), taughtBy('validation')];
  if (learned.length < fewestPairs) {
    throw new AppError('too-little-mail', tooLittle(learned.length));
  }
  const replaced = new Map<string, Made['replaced'][number]>();
  const total = learned.length + validation.length;
  const began = performance.now();
  let done = 0;

  const tokenize = async (
    { converse }: Taught,
    withExamples: boolean,
    replacedIn: Made['replaced'],
  ): Promise<Tokens> => {
    const { turns, answer, language } = await converse(withExamples, signal);
    const cleaned = (text: string): string => {
      const { text: rest, replaced: found } = redact(text, language);
      replacedIn.push(...found);
      return rest;
    };
    const cleanTurns = turns.map((turn): Turn => ({ ...turn, text: cleaned(turn.text) }));
    return tokenizeAnswer(means.vocabulary, cleanTurns, cleaned(answer));
  };

  const make = async (taught: Taught): Promise<Made> => {
    const withExamples = chance(seed, taught.id) < withExamplesShare;
    const found: Made['replaced'] = [];
    const shown = await tokenize(taught, withExamples, found);
    return { shown, bare: withExamples && forWeights ? await tokenize(taught, false, found) : null, replaced: found };
  };

  const tokenizeAll = async (list: readonly Taught[]): Promise<Made[]> => {
    const made: Made[] = [];
    for (const taught of list) {
      if (signal.aborted) {
        throw cancelled();
      }
      const one = before.get(taught.key) ?? (await make(taught));
      before.set(taught.key, one);
      made.push(one);
      for (const each of one.replaced) {
        replaced.set(`${each.kind} ${each.text}`, each);
      }
      done += 1;
      const perSecond = (1_000 * done) / (performance.now() - began);
      progress({ stage: 'Preparing', done, total, unit: 'pairs', perSecond, secondsLeft: (total - done) / perSecond });
      await new Promise(setImmediate);
    }
    return made;
  };

  const examples = await tokenizeAll(learned);
  const looked = await tokenizeAll(validation);
  return {
    examples: examples.map(({ shown }) => shown),
    validation: looked.map(({ shown }) => shown),
    withoutExamples: examples.map(({ bare }) => bare),
    pairs: learned.length,
    learnedFrom: { mails: learnedIn(learned, 'mails'), documents: learnedIn(learned, 'documents') },
    replaced: [...replaced.values()],
  };
}

function learnedIn(learned: readonly Taught[], kind: keyof LearnedFrom): number[] {
  return [...new Set(learned.filter(({ from }) => from.of === kind).map(({ from }) => from.id))];
}

function tooLittle(pairs: number): string {
  return (
    `There ${pairs === 1 ? 'is 1 pair' : `are ${pairs} pairs`} of a request and a text of yours to learn from, and at ` +
    `least ${fewestPairs} are needed. Add more of your sent mail; until then your mails serve as examples.`
  );
}
