import type { Step } from '../../../contract/entities.ts';
import { AppError } from '../../../contract/errors.ts';
import type { Score } from '../../../contract/trainer.ts';
import type { Judgement } from '../../../contract/voice.ts';
import { groundHabit, pastGround } from '../../complete/ground.ts';
import { type Guess, guessWords, type PastCompleter, type PastMail } from '../../complete/guess.ts';
import { guessesKey, keepGuesses, keptGuesses } from '../../complete/keptGuesses.ts';
import { playBack } from '../../complete/sureness.ts';
import { ownText } from '../../mail/ownText.ts';
import type { Stretch } from '../../prompt/completion.ts';
import type { Database } from '../../store/database.ts';
import type { Tokens } from '../tokens.ts';
import { judgeCompleter } from './completingVerdict.ts';
import { countdown } from './countdown.ts';
import { readHeldOut, spread } from './heldOut.ts';
import { armScore, type Measures, unmeasured } from './measures.ts';

export interface CompletionJudging {
  readonly database: Database;
  /** The completer's fingerprint, and the voice that is judged. */
  readonly model: string;
  readonly voice: number;
  /** The model, with what was trained or without. */
  readonly completer: (adapted: boolean, signal: AbortSignal) => Promise<PastCompleter>;
  readonly tokenize: (stretches: readonly Stretch[]) => Tokens;
  /** How likely the model finds some texts, with what was trained or without. */
  readonly score: (examples: readonly Tokens[], adapted: boolean, signal: AbortSignal) => Promise<readonly Score[]>;
}

/** A word is said when it is as sure as this: what people begin with, see `CompletionChoices`. */
const usualPrecision = 0.6;
const mailsAtOnce = 8;

/**
 * Judges how well a model foresees the person's mail, with its voice and without, on mails that nothing was learned
 * from: how likely it finds them, and word by word whether it would have said the next one. May be stopped at any time
 * and goes on with the words of the next mail.
 *
 * @param plan Mails whose words are guessed, and the most that are looked at: the loss, which takes less time, is
 *   measured on all of these, by default on every mail that is held out.
 * @throws {AppError} `too-little-mail`; `cancelled`; what loading and scoring throw.
 */
export async function judgeCompletion(
  judging: CompletionJudging,
  { mails, most }: { readonly mails: number; readonly most?: number | undefined },
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (step: Step) => void },
): Promise<Judgement> {
  const { database } = judging;
  const { heldOut, learned } = await readHeldOut(database, signal, judging.voice, most);
  const habit = groundHabit(database);
  const pasts = heldOut.map(({ mail }) => ({
    mailId: mail.id,
    ground: pastGround(database, habit, mail),
    text: ownText(mail.parts),
  }));
  const guessed = new Set(spread(pasts, mails));
  const tell = countdown({ losses: 2 * pasts.length, words: 2 * guessed.size }, progress);
  const measureArm = async (adapted: boolean): Promise<Measures[]> => {
    const losses: (number | null)[] = [];
    for (let at = 0; at < pasts.length; at += mailsAtOnce) {
      const some = pasts.slice(at, at + mailsAtOnce);
      losses.push(...(await lossesOf(judging, some, adapted, signal)));
      tell('losses', some.length);
    }
    const measures: Measures[] = [];
    for (const [at, past] of pasts.entries()) {
      const words = guessed.has(past) ? await guessPatiently(judging, past, adapted, signal) : {};
      measures.push({ ...unmeasured, loss: losses[at] ?? null, ...words });
      if (guessed.has(past)) {
        tell('words', 1);
      }
    }
    return measures;
  };
  const without = await measureArm(false);
  const withVoice = await measureArm(true);
  return {
    mails: pasts.length,
    drafted: guessed.size,
    arms: [armScore('base', without), armScore('adapter', withVoice)],
    own: { style: null, greeting: null, signOff: null, copied: null },
    styleAccuracy: null,
    ...judgeCompleter({ without, withVoice, learned: learned.length }),
  };
}

async function lossesOf(
  { tokenize, score }: CompletionJudging,
  pasts: readonly PastMail[],
  adapted: boolean,
  signal: AbortSignal,
): Promise<(number | null)[]> {
  const examples = pasts.map(({ ground, text }) =>
    tokenize([
      { text: ground, learned: false },
      { text, learned: true },
    ]),
  );
  const scores = await score(examples, adapted, signal);
  return examples.map((_, at) => {
    const { loss = 0, weight = 0 } = scores[at] ?? {};
    return weight === 0 ? null : loss / weight;
  });
}

/**
 * Guesses the words of a mail; where the model was put away meanwhile because somebody writes, once more. Nothing of a
 * mail that is longer than the model can read.
 */
async function guessPatiently(
  judging: CompletionJudging,
  past: PastMail,
  adapted: boolean,
  signal: AbortSignal,
): Promise<Partial<Measures>> {
  const { database, model, voice } = judging;
  const key = guessesKey({ model, voice: adapted ? voice : null }, past);
  const kept = keptGuesses(database, key);
  if (kept !== null) {
    return measured(kept);
  }
  for (;;) {
    try {
      const guesses = await guessWords(await judging.completer(adapted, signal), past, signal);
      keepGuesses(database, key, guesses);
      return measured(guesses);
    } catch (error) {
      const code = error instanceof AppError ? error.code : null;
      if (code === 'invalid-input') {
        return {};
      }
      if (code !== 'busy') {
        throw error;
      }
    }
  }
}

function measured(guesses: readonly Guess[]): Partial<Measures> {
  const beginnings = guesses.filter(({ typed }) => typed === 0);
  const shown = playBack(guesses, usualPrecision);
  const share = (some: number, all: number): number | null => (all === 0 ? null : some / all);
  return {
    nextWord: share(beginnings.filter(({ letters }) => letters > 0).length, beginnings.length),
    saved: share(
      shown.saved,
      beginnings.reduce((sum, { length }) => sum + length, 0),
    ),
    sureRight: share(shown.right, shown.words),
  };
}
