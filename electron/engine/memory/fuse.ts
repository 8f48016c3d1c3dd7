/** A list of mails, best first, and how much it counts. */
export interface Ranking {
  readonly ids: readonly number[];
  readonly weight: number;
}

/** How slowly the weight of a rank falls: the value of the method's authors, which proved right for many collections. */
const k = 60;

/** Reciprocal rank fusion (Cormack, Clarke and Buettcher 2009): one list of many, without comparing their scores. */
export function fuse(rankings: readonly Ranking[]): { id: number; score: number }[] {
  const scores = new Map<number, number>();
  for (const { ids, weight } of rankings) {
    for (const [rank, id] of ids.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + weight / (k + rank + 1));
    }
  }
  // Ties, which are common between lists, go to the newer mail.
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score || b.id - a.id);
}
