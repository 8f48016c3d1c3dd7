import { z } from 'zod';
import type { TrainerEstimate } from '../../contract/trainer.ts';
import type { Database } from '../store/database.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Tokens } from './tokens.ts';
import type { Usable } from './usable.ts';

/** How fast a model is trained on this machine and what memory it takes, as it was measured. */
export const Measured = z.object({
  /** SHA-256 of the model's file: another file is another measurement. */
  hash: z.string(),
  tokensPerSecond: z.number(),
  memoryBytes: z.number(),
  leanBytes: z.number(),
});
export type Measured = z.infer<typeof Measured>;

type Lengths = Pick<Usable, 'words'>;

const setting = 'voice.estimates';
const All = z.record(z.string(), Measured);

/** Tokens around a mail: the style in words, the request, the form of a conversation. */
const promptTokens = 150;
/** Fitting mails of the person that stand in the prompt, on average: 350 tokens in 55 % of all examples. */
const fittingTokens = 190;
const tokensPerWord = 1.45;
/** A mail mostly has two requests that lead to it, one in sentences and one in notes. */
const pairsPerMail = 1.9;
/** Tokens over a mail as a completer learns it: to whom, about what. */
const headTokens = 25;
/** Training mostly ends after its second or third epoch, because the next helps no more. */
export const likelyEpochs = 3;

export function readEstimates(database: Database): Readonly<Record<string, Measured>> {
  return readSetting(database, setting, All) ?? {};
}

export function keepEstimate(database: Database, model: string, hash: string, estimate: TrainerEstimate): void {
  const { tokensPerSecond, memory } = estimate;
  const measured: Measured = { hash, tokensPerSecond, memoryBytes: memory.recompute, leanBytes: memory.lean };
  writeSetting(database, setting, { ...readEstimates(database), [model]: measured });
}

/** Tokens that one epoch over these mails and passages has for a model that drafts. */
export function tokensOfPairs(mails: readonly Lengths[], passages: readonly Lengths[]): number {
  // A passage stands in its prompt once more, in other words.
  return pairsPerMail * tokensOf(mails) + tokensOf(passages.map(({ words }) => ({ words: words * 2 })));
}

/** The same for a model that completes: it learns from the texts themselves. */
export function tokensOfPractice(texts: readonly Lengths[]): number {
  return texts.reduce((sum, { words }) => sum + headTokens + words * tokensPerWord, 0);
}

/** Tokens of these mails, each with a request and what stands around it. */
export function tokensOf(mails: readonly Lengths[]): number {
  return mails.reduce((sum, { words }) => sum + promptTokens + fittingTokens + words * tokensPerWord, 0);
}

/** Examples that are as long as those of these mails, to measure with. What they say does not matter. */
export function likeExamples(mails: readonly Lengths[], count = 24): Tokens[] {
  const every = Math.max(1, Math.floor(mails.length / count));
  return mails
    .filter((_, i) => i % every === 0)
    .slice(0, count)
    .map(({ words }) => {
      const answer = Math.round(words * tokensPerWord);
      const prompt = promptTokens + fittingTokens;
      const tokens = Array.from({ length: prompt + answer }, (_, i) => 5 + ((i * 7) % 200));
      return { tokens, weights: tokens.map((_, i) => (i < prompt ? 0 : 1)) };
    });
}
