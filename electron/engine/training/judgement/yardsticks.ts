import { realText } from '../../draft/pastPrompt.ts';
import type { Database } from '../../store/database.ts';
import { readMail } from '../../store/mails.ts';
import { runsOf } from './copies.ts';
import type { Sample } from './features.ts';
import type { HeldOut } from './heldOut.ts';
import type { Yardsticks } from './measures.ts';
import type { Samples } from './samples.ts';
import { learnStyle } from './styleScore.ts';

/** What texts mean, one vector each; null where there is no embedder. */
export type Meanings = (texts: readonly string[], signal: AbortSignal) => Promise<readonly Float32Array[] | null>;

export interface Known {
  /** Ids of the mails that were learned from. */
  readonly learned: readonly number[];
  readonly heldOut: readonly HeldOut[];
  /** Bodies by nobody in particular, beside other people's mail. */
  readonly plain: readonly string[];
}

/** Makes what drafts are measured with, out of the mails that were learned from, and says how right the style is. */
export async function makeYardsticks(
  database: Database,
  meanings: Meanings,
  { samples: { own, others }, learned, heldOut, plain }: Known & { samples: Samples },
  signal: AbortSignal,
): Promise<Yardsticks & { styleAccuracy: number | null }> {
  const toSamples = async (texts: readonly string[]): Promise<Sample[]> => {
    const vectors = await meanings(texts, signal);
    return texts.map((text, at) => ({ text, meaning: vectors?.[at] ?? null }));
  };
  const { score, accuracy } = await learnStyle(await toSamples(own), await toSamples([...others, ...plain]));
  const mails = [...learned.map((id) => readMail(database, id)), ...heldOut.map(({ mail }) => mail)];
  return {
    style: async (body) => {
      const [sample = { text: body, meaning: null }] = await toSamples([body]);
      return score(sample);
    },
    styleAccuracy: accuracy,
    runs: runsOf(mails.map((mail) => ({ id: mail.id, text: realText(mail) }))),
  };
}
