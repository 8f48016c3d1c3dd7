import type { Example as Similar } from '../memory/similar.ts';

/**
 * The examples that stand in the prompt of a model already. The next draft keeps them in their places and adds only
 * what fits it better, so that the model reads a few mails instead of all of them anew.
 */
export interface Shelf {
  /** Model and language that the examples are for. */
  readonly for: string;
  readonly examples: readonly Similar[];
}

export const emptyShelf: Shelf = { for: '', examples: [] };

export interface Restocking {
  readonly for: string;
  /** Best first. */
  readonly similar: readonly Similar[];
  readonly excluded: readonly number[];
  /** Examples a draft should have that fit it. */
  readonly wanted: number;
  /** Tokens that all examples may take, and those that may be added to a shelf that is there. */
  readonly budget: { readonly all: number; readonly first: number; readonly next: number };
  readonly tokensOf: (example: Similar) => number;
}

/**
 * The shelf for a draft. Starts afresh for another model or language, when the person has taken an example away, and
 * when it has become too full.
 */
export function restock(shelf: Shelf, work: Restocking): Shelf {
  const { similar, budget, tokensOf } = work;
  const stays = shelf.for === work.for && !shelf.examples.some(({ id }) => work.excluded.includes(id));
  const standing = stays ? shelf.examples : [];
  const isEmpty = standing.length === 0;
  const there = new Set(standing.map(({ id }) => id));
  const fitting = similar.slice(0, work.wanted);
  const missing = similar.filter(({ id }) => !there.has(id));
  const room = work.wanted - fitting.filter(({ id }) => there.has(id)).length;
  const added = take(missing, room, isEmpty ? budget.first : budget.next, tokensOf, isEmpty);
  const examples = [...standing, ...added.toReversed()];
  const total = examples.reduce((sum, example) => sum + tokensOf(example), 0);
  if (!isEmpty && total > budget.all) {
    return restock(emptyShelf, work);
  }
  return { for: work.for, examples };
}

/**
 * Takes examples, best first, while they fit; one that is too long is passed over. Where none fits into an empty shelf,
 * the shortest is taken: without an example there is no voice.
 */
function take(
  candidates: readonly Similar[],
  most: number,
  budget: number,
  tokensOf: (example: Similar) => number,
  isEmpty: boolean,
): Similar[] {
  const chosen: Similar[] = [];
  let left = budget;
  for (const candidate of candidates) {
    const tokens = tokensOf(candidate);
    if (chosen.length < most && tokens <= left) {
      chosen.push(candidate);
      left -= tokens;
    }
  }
  return chosen.length > 0 || most <= 0 || !isEmpty
    ? chosen
    : candidates.toSorted((a, b) => tokensOf(a) - tokensOf(b)).slice(0, 1);
}
