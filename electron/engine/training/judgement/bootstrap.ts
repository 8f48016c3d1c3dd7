/** A mean with the interval that holds it with a probability of 95 %. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const resamples = 2_000;
const tail = 0.025;

/**
 * The mean and its 95 % interval by the percentile bootstrap (Efron 1979): means of as many values drawn with
 * replacement. The same values give the same interval. Null without values; with one value nothing is known of the
 * spread, and the interval is that value.
 */
export function interval(values: readonly number[]): Interval | null {
  if (values.length === 0) {
    return null;
  }
  const random = seeded(values.length);
  const means = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < values.length; drawn += 1) {
      sum += values[Math.floor(random() * values.length)] ?? 0;
    }
    return sum / values.length;
  }).sort();
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    low: means[Math.floor(tail * resamples)] ?? 0,
    high: means[Math.ceil((1 - tail) * resamples) - 1] ?? 0,
  };
}

/**
 * The mean difference of two measurements of the same things. Pairing takes out that some mails are harder than others,
 * so that far fewer of them tell a difference. Things that were not measured both times are left out.
 */
export function difference(after: readonly (number | null)[], before: readonly (number | null)[]): Interval | null {
  const both = after.flatMap((value, at) => {
    const other = before[at] ?? null;
    return value === null || other === null ? [] : [value - other];
  });
  return interval(both);
}

/** Numbers from 0 to 1 that are the same for the same seed: mulberry32 (Tommy Ettinger 2017, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
