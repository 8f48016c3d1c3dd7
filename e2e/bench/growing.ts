/** Repeatable numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Neighbours that a vector is mixed with. */
const neighbours = 12;
/** Length of what is added at random, against 1 of what is mixed. */
const noise = 0.35;

/**
 * Makes vectors like the given ones, 1 long, without end: each lies between a real one and one of its nearest
 * neighbours, and a little beside it, in directions in which real ones differ too.
 */
export function growVectors(real: readonly Float32Array[], random: () => number): () => Float32Array {
  const near = real.map((vector) => {
    const order = real.map((other, index) => ({ index, product: dot(vector, other) }));
    return order.sort((a, b) => b.product - a.product).slice(1, neighbours + 1);
  });
  const pick = (): number => Math.floor(random() * real.length);
  const at = (index: number): Float32Array => real[index] ?? new Float32Array(0);
  return () => {
    const first = pick();
    const second = near[first]?.[Math.floor(random() * neighbours)]?.index ?? first;
    const share = random();
    // The difference of unrelated vectors is a direction in which vectors do differ.
    const [one, two, three, four] = [at(pick()), at(pick()), at(pick()), at(pick())];
    const away = normalized(
      one.map((value, index) => value - (two[index] ?? 0) + (three[index] ?? 0) - (four[index] ?? 0)),
    );
    const other = at(second);
    return normalized(
      at(first).map(
        (value, index) => share * value + (1 - share) * (other[index] ?? 0) + noise * random() * (away[index] ?? 0),
      ),
    );
  };
}

export function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function normalized(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}
