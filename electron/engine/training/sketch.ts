/** Words of a shingle: fewer make unlike texts look alike, more let a changed word hide a copy. */
const shingleWords = 3;
/** Hashes kept of a text. So many tell a likeness of a half from one of a fifth, and bound the memory of all mails. */
const kept = 24;
/** Texts that share this part of their shingles say the same. */
const alike = 0.5;

/**
 * The smallest hashes of a text's shingles: their overlap in two texts estimates how much the texts have in common
 * (Broder, "On the resemblance and containment of documents", 1997). Ascending, none twice.
 */
export function sketch(text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = new Set<number>();
  for (let at = 0; at <= Math.max(0, words.length - shingleWords); at++) {
    hashes.add(hash(words.slice(at, at + shingleWords).join(' ')));
  }
  return [...hashes].sort((a, b) => a - b).slice(0, kept);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** Remembers texts and tells whether one like it was seen before. Takes about 200 bytes a text. */
export class Sketches {
  readonly #texts: number[][] = [];
  readonly #byHash = new Map<number, number[]>();

  /** True where a text like it came before; else it is remembered. */
  seen(text: string): boolean {
    const hashes = sketch(text);
    const shared = new Map<number, number>();
    for (const each of hashes) {
      for (const other of this.#byHash.get(each) ?? []) {
        shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    for (const other of shared.keys()) {
      if (likeness(hashes, this.#texts[other] ?? []) >= alike) {
        return true;
      }
    }
    const number = this.#texts.push(hashes) - 1;
    for (const each of hashes) {
      const holders = this.#byHash.get(each);
      if (holders === undefined) {
        this.#byHash.set(each, [number]);
      } else if (holders.length < 64) {
        // What stands in so many texts is a turn of phrase, and tells nothing.
        holders.push(number);
      }
    }
    return false;
  }
}

/** How much two texts have in common, estimated from their sketches: 0 to 1. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  const smallest = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, Math.max(a.length, b.length));
  const [inA, inB] = [new Set(a), new Set(b)];
  return smallest.length === 0 ? 1 : smallest.filter((each) => inA.has(each) && inB.has(each)).length / smallest.length;
}
