/** A list, best first, and how much it counts. */
export interface Ranking {
  /** Null: a place that something of another kind takes. */
  readonly ids: readonly (number | null)[];
  readonly weight: number;
}

export interface Fused {
  readonly id: number;
  readonly score: number;
}

/** How slowly the weight of a rank falls: the value of the method's authors, which proved right for many collections. */
const k = 60;

/** Reciprocal rank fusion (Cormack, Clarke and Buettcher 2009): one list of many, without comparing their scores. */
export function fuse(rankings: readonly Ranking[]): Fused[] {
  const scores = new Map<number, number>();
  for (const { ids, weight } of rankings) {
    for (const [rank, id] of ids.entries()) {
      if (id !== null) {
        scores.set(id, (scores.get(id) ?? 0) + weight / (k + rank + 1));
      }
    }
  }
  // Ties, which are common between lists, go to the newer mail.
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score || b.id - a.id);
}

interface Near {
  readonly id: number;
  readonly similarity: number;
}

/** Ranks two kinds of things in one order, nearest first: each gets the list with the other's places left empty. */
export function rankTogether(
  first: readonly Near[],
  second: readonly Near[],
): { first: (number | null)[]; second: (number | null)[] } {
  const all = [...first.map((near) => ({ near, isFirst: true })), ...second.map((near) => ({ near, isFirst: false }))];
  all.sort((a, b) => b.near.similarity - a.near.similarity);
  return {
    first: all.map(({ near, isFirst }) => (isFirst ? near.id : null)),
    second: all.map(({ near, isFirst }) => (isFirst ? null : near.id)),
  };
}
