import { createHash } from 'node:crypto';
import { z } from 'zod';
import { TrainerExample } from '../../contract/trainer.ts';
import type { Tokens } from './tokens.ts';

/** What was made of one pair. */
export const Made = z.object({
  shown: TrainerExample,
  /** The same without mails of the person beside it, where that is asked for. */
  bare: TrainerExample.nullable(),
  replaced: z.array(z.object({ kind: z.string(), text: z.string() })),
});
export type Made = z.infer<typeof Made>;

const Losses = z.array(z.number().nullable());

/** Preparing as it was left when it was stopped, to go on there. As it is written: maps as lists. */
export const Written = z.object({
  /** SHA-256 of the model whose tokens these are, in hex. */
  baseHash: z.string(),
  made: z.array(z.tuple([z.string(), Made])),
  scores: z.array(z.tuple([z.string(), Losses])),
});

export interface Prepared {
  /** By pair, as `pairKey` names it. */
  readonly made: Map<string, Made>;
  /** The losses of each token, by `exampleKey`. */
  readonly scores: Map<string, readonly (number | null)[]>;
}

/** A pair whose request was put right meanwhile is made anew. */
export function pairKey(id: number, request: string): string {
  return `${id} ${request}`;
}

export function exampleKey({ tokens }: Tokens): string {
  return createHash('sha256').update(tokens.join(' ')).digest('hex');
}

/** What was prepared before, where it was with the same model. */
export function preparedFrom(written: z.infer<typeof Written> | null, baseHash: string): Prepared {
  const same = written?.baseHash === baseHash ? written : null;
  return { made: new Map(same?.made), scores: new Map(same?.scores) };
}
