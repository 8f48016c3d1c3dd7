import type { PairFault, PairForm } from '../../../contract/pairs.ts';
import type { NewPair } from '../../store/pairs.ts';

/** A request that was tried for a mail. */
export interface Candidate {
  readonly form: PairForm;
  readonly request: string;
  /** The model that wrote it; `rule` where none did. */
  readonly model: string;
  /** What the checks found. */
  readonly fault: PairFault | null;
}

export interface Judged extends Candidate {
  /** Nats per token by which it makes the mail likelier than no request does; null where that was not measured. */
  readonly gain: number | null;
}

/** A request that helps the mail along by less says nothing about it. */
const leastGain = 0.02;

/**
 * What a rule makes leaves out words where it would copy, as nobody does who asks. The model's own words are preferred
 * to it where they help nearly as much.
 */
const worthOfRule = 0.7;

/**
 * The pairs to store for a mail: the best request in sentences, the best in notes and the restatement, as far as they
 * are free of fault. Best is what makes the real mail likeliest (as PEARL, arXiv 2311.09180, chooses documents); where
 * nothing was measured, what came first. A mail for which nothing is left has one pair that says what was wrong.
 */
export function choosePairs(judged: readonly Judged[]): NewPair[] {
  const usable = judged.filter(({ fault, gain }) => fault === null && (gain === null || gain >= leastGain));
  const chosen = (['sentence', 'note', 'restatement'] as const).flatMap((form) => {
    const best = usable.filter((each) => each.form === form).sort((a, b) => worth(b) - worth(a))[0];
    return best === undefined ? [] : [pair(best, null)];
  });
  if (chosen.some(({ form }) => form !== 'restatement')) {
    return chosen;
  }
  // The one that came nearest tells most: first what only helps too little, then what was asked of the model.
  const asked = judged.filter(({ form }) => form !== 'restatement');
  const first = asked.find(({ fault }) => fault === null) ?? asked[0];
  return first === undefined
    ? [{ form: 'sentence', request: '', gain: null, dropped: 'refused', model: 'rule' }]
    : [pair(first, first.fault ?? 'no-gain')];
}

function worth({ gain, model }: Judged): number {
  return (gain ?? 0) * (model === 'rule' ? worthOfRule : 1);
}

function pair({ form, request, gain, model }: Judged, dropped: PairFault | null): NewPair {
  return { form, request, gain, dropped, model };
}
