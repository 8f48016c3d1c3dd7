import { seeded } from './bootstrap.ts';
import type { Features } from './features.ts';

/** One thing to learn from, and which of two kinds it is. */
export interface Labelled {
  readonly features: Features;
  readonly is: boolean;
}

const passes = 30;
const rate = 0.5;
/** How strongly weights are held at 0, which a few hundred texts with thousands of features need. */
const decay = 1e-4;

/**
 * Learns to tell two kinds apart: logistic regression, trained one by one in an order that is the same each time, with
 * AdaGrad's rates (Duchi et al. 2011). Both kinds count as much, however many there are of each.
 *
 * @returns How likely something is of the first kind, 0 to 1.
 */
export function learnToTell(known: readonly Labelled[], places: number): (features: Features) => number {
  const weights = new Float64Array(places);
  const squares = new Float64Array(places).fill(1e-8);
  let bias = 0;
  let biasSquares = 1e-8;
  const random = seeded(known.length);
  const ofKind = known.filter(({ is }) => is).length;
  const counts = { true: known.length / (2 * ofKind || 1), false: known.length / (2 * (known.length - ofKind) || 1) };
  const likelihood = ({ places: at, values }: Features): number => {
    let sum = bias;
    for (let index = 0; index < at.length; index += 1) {
      sum += (weights[at[index] ?? 0] ?? 0) * (values[index] ?? 0);
    }
    return 1 / (1 + Math.exp(-sum));
  };
  for (let pass = 0; pass < passes; pass += 1) {
    for (const { features, is } of shuffled(known, random)) {
      const error = (likelihood(features) - (is ? 1 : 0)) * counts[is ? 'true' : 'false'];
      features.places.forEach((place, index) => {
        const slope = error * (features.values[index] ?? 0) + decay * (weights[place] ?? 0);
        squares[place] = (squares[place] ?? 0) + slope * slope;
        weights[place] = (weights[place] ?? 0) - (rate * slope) / Math.sqrt(squares[place]);
      });
      biasSquares += error * error;
      bias -= (rate * error) / Math.sqrt(biasSquares);
    }
  }
  return likelihood;
}

/** In another order, each order as likely (Fisher and Yates). */
export function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
