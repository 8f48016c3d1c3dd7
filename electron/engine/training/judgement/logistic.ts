import { seeded } from './bootstrap.ts';
import type { Features } from './features.ts';

/** One thing to learn from, and which of two kinds it is. */
export interface Labelled {
  readonly features: Features;
  readonly is: boolean;
}

const passes = 15;
const rate = 0.5;
/** How strongly weights are held at 0, which a few hundred texts with thousands of features need. */
const decay = 1e-4;

/**
 * Learns to tell two kinds apart: logistic regression, trained one by one in an order that is the same each time, with
 * AdaGrad's rates (Duchi et al. 2011). Both kinds count as much, however many there are of each. Lets other work
 * through between passes.
 *
 * @returns How likely something is of the first kind, 0 to 1.
 */
export async function learnToTell(known: readonly Labelled[], places: number): Promise<(features: Features) => number> {
  const weights = new Float64Array(places);
  const squares = new Float64Array(places).fill(1e-8);
  let bias = 0;
  let biasSquares = 1e-8;
  const random = seeded(known.length);
  const ofKind = known.filter(({ is }) => is).length;
  const counts = { first: known.length / (2 * ofKind || 1), second: known.length / (2 * (known.length - ofKind) || 1) };
  const likelihood = ({ places: at, values }: Features): number => {
    let sum = bias;
    for (let index = 0; index < at.length; index += 1) {
      sum += (weights[at[index] ?? 0] ?? 0) * (values[index] ?? 0);
    }
    return 1 / (1 + Math.exp(-sum));
  };
  for (let pass = 0; pass < passes; pass += 1) {
    for (const { features, is } of shuffled(known, random)) {
      const error = (likelihood(features) - (is ? 1 : 0)) * (is ? counts.first : counts.second);
      const { places: at, values } = features;
      for (let index = 0; index < at.length; index += 1) {
        const place = at[index] ?? 0;
        const weight = weights[place] ?? 0;
        const slope = error * (values[index] ?? 0) + decay * weight;
        const square = (squares[place] ?? 0) + slope * slope;
        squares[place] = square;
        weights[place] = weight - (rate * slope) / Math.sqrt(square);
      }
      biasSquares += error * error;
      bias -= (rate * error) / Math.sqrt(biasSquares);
    }
    await new Promise(setImmediate);
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
