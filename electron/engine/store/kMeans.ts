/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index here is within bounds by construction. */

/** Vectors side by side: row r is values[r * width] to values[(r + 1) * width - 1]. */
export interface Rows {
  readonly values: Float32Array;
  readonly width: number;
}

/** Vectors handled before a breath: about 10 ms of work. */
const breath = 4_000_000;

/**
 * Spherical k-means (Dhillon and Modha 2001): `count` directions such that every row is near one of them. Rows and
 * results have length 1, so the largest inner product is the nearest. Yields every few milliseconds, so that whoever
 * runs it can do something else between. `random`: 0 to 1.
 */
export function* middlesOf(rows: Rows, count: number, rounds: number, random: () => number): Generator<void, Rows> {
  const { values, width } = rows;
  const total = values.length / width;
  const middles = { values: new Float32Array(count * width), width };
  for (let middle = 0; middle < count; middle += 1) {
    const chosen = Math.floor(random() * total);
    middles.values.set(values.subarray(chosen * width, (chosen + 1) * width), middle * width);
  }
  const sums = new Float32Array(count * width);
  const sizes = new Uint32Array(count);
  const pause = Math.max(1, Math.floor(breath / (count * width)));
  for (let round = 0; round < rounds; round += 1) {
    sums.fill(0);
    sizes.fill(0);
    for (let row = 0; row < total; row += 1) {
      const nearest = nearestOf(middles, values, row * width);
      sizes[nearest] = (sizes[nearest] ?? 0) + 1;
      for (let at = 0; at < width; at += 1) {
        sums[nearest * width + at]! += values[row * width + at]!;
      }
      if (row % pause === 0) {
        yield;
      }
    }
    for (let middle = 0; middle < count; middle += 1) {
      // A middle that lost all its rows starts again somewhere.
      const from = sizes[middle] === 0 ? Math.floor(random() * total) : middle;
      const source = sizes[middle] === 0 ? values : sums;
      middles.values.set(source.subarray(from * width, (from + 1) * width), middle * width);
    }
    normalize(middles);
  }
  return middles;
}

/** The row of `middles` with the largest inner product with the vector that begins at `offset` of `values`. */
export function nearestOf(middles: Rows, values: Float32Array, offset: number, first = 0, last?: number): number {
  const { width } = middles;
  const end = last ?? middles.values.length / width;
  let best = first;
  let most = -Infinity;
  for (let middle = first; middle < end; middle += 1) {
    const product = innerProduct(middles.values, middle * width, values, offset, width);
    if (product > most) {
      most = product;
      best = middle;
    }
  }
  return best;
}

/** Four sums at a time, because one sum makes each addition wait for the last. */
export function innerProduct(a: Float32Array, atA: number, b: Float32Array, atB: number, width: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const even = width - (width % 4);
  let at = 0;
  for (; at < even; at += 4) {
    s0 += a[atA + at]! * b[atB + at]!;
    s1 += a[atA + at + 1]! * b[atB + at + 1]!;
    s2 += a[atA + at + 2]! * b[atB + at + 2]!;
    s3 += a[atA + at + 3]! * b[atB + at + 3]!;
  }
  for (; at < width; at += 1) {
    s0 += a[atA + at]! * b[atB + at]!;
  }
  return s0 + s1 + s2 + s3;
}

/** Makes every row 1 long. */
export function normalize({ values, width }: Rows): void {
  for (let offset = 0; offset < values.length; offset += width) {
    const length = Math.sqrt(innerProduct(values, offset, values, offset, width)) || 1;
    for (let at = offset; at < offset + width; at += 1) {
      values[at]! /= length;
    }
  }
}
