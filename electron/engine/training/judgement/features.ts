/** A text as a point among texts: values at some places, all others 0. */
export interface Features {
  readonly places: Uint32Array;
  readonly values: Float64Array;
}

/** A text, and what it means where that is known. */
export interface Sample {
  readonly text: string;
  /** Of length 1. */
  readonly meaning: Float32Array | null;
}

/** Letters more than these say no more about a hand. */
const mostLetters = 2_500;
const gramLengths = [3, 4, 5] as const;
/** Grams share places by their hash (Weinberger et al. 2009): enough of them that it does not matter. */
const gramPlaces = 2 ** 18;

/**
 * Learns how telling each run of 3 to 5 letters is, from some texts, and then turns texts into features: TF-IDF of
 * their runs of letters, and what they mean, each part of length 1. Runs of letters show punctuation, spacing, endings
 * and favourite words alike, which is why they tell authors apart so well (Stamatatos 2013).
 */
export function featuresOf(known: readonly Sample[]): (sample: Sample) => Features {
  const texts = new Float64Array(gramPlaces);
  for (const { text } of known) {
    for (const place of countGrams(text).keys()) {
      texts[place] = (texts[place] ?? 0) + 1;
    }
  }
  const rarity = texts.map((count) => Math.log((1 + known.length) / (1 + count)) + 1);
  return ({ text, meaning }) => {
    const grams = [...countGrams(text)].map(([place, count]): [number, number] => [
      place,
      (1 + Math.log(count)) * (rarity[place] ?? 1),
    ]);
    const length = Math.hypot(...grams.map(([, value]) => value)) || 1;
    const meant = [...(meaning ?? [])].map((value, at): [number, number] => [gramPlaces + at, value]);
    const all = [...grams.map(([place, value]): [number, number] => [place, value / length]), ...meant];
    return { places: Uint32Array.from(all, ([place]) => place), values: Float64Array.from(all, ([, value]) => value) };
  };
}

/** Places that features may have, with a meaning of so many dimensions. */
export function featurePlaces(dimensions: number): number {
  return gramPlaces + dimensions;
}

function countGrams(text: string): Map<number, number> {
  // Which number it is says nothing of who writes.
  const plain = ` ${text
    .slice(0, mostLetters)
    .trim()
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\p{N}/gu, '0')} `;
  const counts = new Map<number, number>();
  for (const length of gramLengths) {
    for (let at = 0; at + length <= plain.length; at += 1) {
      const place = hash(plain, at, length) % gramPlaces;
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  return counts;
}

/** FNV-1a (Fowler, Noll, Vo) with a last round of mixing. */
function hash(text: string, from: number, length: number): number {
  let value = 0x811c9dc5 ^ length;
  for (let at = from; at < from + length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
