import type { Tokens } from '../tokens.ts';

/** A token counts fully where the person's own mail makes it this much more probable. */
const raise = 0.05;
const weights = { personal: 0.9, common: 0.1 } as const;

/** -log likelihood of each token that has a label, in nats; null for the others. */
export type TokenLosses = readonly (number | null)[];

/**
 * Weights the tokens of an answer by how much the person's mails in the prompt raise their probability: what anybody
 * would have written counts little. (NextQuill, ICLR 2026: 0.9 where the probability rises by more than 0.05, else 0.1.)
 *
 * @param shown The losses of the answer after a prompt with the person's mails.
 * @param bare The same after a prompt without; both end with the same tokens.
 */
export function weighTokens(example: Tokens, shown: TokenLosses, bare: TokenLosses): Tokens {
  return {
    ...example,
    weights: example.weights.map((weight, i) => {
      const before = bare[bare.length - example.tokens.length + i];
      const after = shown[i];
      if (weight === 0 || before === null || before === undefined || after === null || after === undefined) {
        return weight;
      }
      return Math.exp(-after) - Math.exp(-before) > raise ? weights.personal : weights.common;
    }),
  };
}
