import type { LossPoint } from '../../../../electron/contract/voice.ts';
import { choicesOf, formatChoices } from '../verdict/measures.ts';

export interface Curves {
  readonly steps: number[];
  /** Words to choose among, on the mails it learns from: a running mean, since single steps jump. */
  readonly learned: (number | null)[];
  /** The same on mails it does not learn from, where that was looked at. */
  readonly heldOut: (number | null)[];
}

/** How much of the last mean a new step keeps. */
const inertia = 0.85;

/** The two curves of the plot. The running mean is corrected for its empty beginning (as in Adam, Kingma and Ba 2014). */
export function curvesOf(points: readonly LossPoint[]): Curves {
  const curves: Curves = { steps: [], learned: [], heldOut: [] };
  let mean = 0;
  let weight = 0;
  for (const { step, loss, heldOut } of points) {
    if (loss !== null) {
      mean = inertia * mean + (1 - inertia) * loss;
      weight = inertia * weight + (1 - inertia);
    }
    curves.steps.push(step);
    curves.learned.push(loss === null ? null : choicesOf(mean / weight));
    curves.heldOut.push(heldOut === null ? null : choicesOf(heldOut));
  }
  return curves;
}

/** The plot in a sentence, for whoever cannot see it. */
export function describeCurves({ learned, heldOut }: Curves): string {
  const said = [
    { words: 'On mails it learns from', values: learned },
    { words: 'On mails it does not learn from', values: heldOut },
  ].flatMap(({ words, values }) => {
    const known = values.filter((value) => value !== null);
    const [first, last] = [known[0], known.at(-1)];
    return first === undefined || last === undefined
      ? []
      : [`${words}, it went from ${formatChoices(first)} words to choose among to ${formatChoices(last)}.`];
  });
  return said.join(' ') || 'Nothing has been measured yet.';
}
