/** Values of D-Bus as bytes, by their types, which it writes as letters: a signature. Those types that are of use here. */

/** Numbers and texts as they are; arrays and structures as arrays; a variant as what it holds. */
export type Value = number | string | readonly Value[];

/** Lays out what is sent, in little order of bytes: `s`, `o`, `g`, `i` and `u`. */
export function writer() {
  const parts: Buffer[] = [];
  let length = 0;
  const bytes = (more: Buffer): void => {
    parts.push(more);
    length += more.length;
  };
  const align = (to: number): void => {
    bytes(Buffer.alloc(aligned(length, to) - length));
  };
  const number = (value: number): Buffer => {
    const four = Buffer.alloc(4);
    four.writeInt32LE(value | 0);
    return four;
  };
  return {
    ...{ bytes, align },
    write: (type: string, value: string | number): void => {
      const text = Buffer.from(`${value}\0`);
      if (type === 'g') {
        bytes(Buffer.from([text.length - 1]));
        bytes(text);
        return;
      }
      align(4);
      bytes(number(typeof value === 'number' ? value : text.length - 1));
      if (typeof value === 'string') {
        bytes(text);
      }
    },
    done: () => Buffer.concat(parts),
  };
}

/**
 * Takes values out of bytes: those types, and `y`, `v`, arrays and structures. Throws a RangeError where the bytes are not
 * what the signature says, a TypeError for other types.
 */
export function reader(bytes: Buffer, isLittle: boolean) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const step = (size: number): number => {
    at = aligned(at, size) + size;
    return at - size;
  };
  const text = (length: number): string => {
    if (at + length + 1 > bytes.length) {
      throw new RangeError('A text is longer than its message.');
    }
    at += length + 1;
    return bytes.toString('utf8', at - length - 1, at - 1);
  };
  const read = (type: string): Value => {
    switch (type[0]) {
      case 'y':
        return view.getUint8(step(1));
      case 'i':
        return view.getInt32(step(4), isLittle);
      case 'u':
        return view.getUint32(step(4), isLittle);
      case 's':
      case 'o':
        return text(view.getUint32(step(4), isLittle));
      case 'g':
        return text(view.getUint8(step(1)));
      case 'v':
        return read(String(read('g')));
      case 'a': {
        const length = view.getUint32(step(4), isLittle);
        const inner = type.slice(1);
        at = aligned(at, inner.startsWith('(') ? 8 : 1);
        const end = at + length;
        const items: Value[] = [];
        while (at < end) {
          const before = at;
          items.push(read(inner));
          if (at === before) {
            throw new TypeError('An array holds things of no size.');
          }
        }
        return items;
      }
      case '(':
        at = aligned(at, 8);
        return parts(type.slice(1, -1)).map(read);
      default:
        throw new TypeError('A message has a type that is not known.');
    }
  };
  return { all: (signature: string) => parts(signature).map(read) };
}

/** A signature's complete types, one by one: `a(so)u` as `a(so)` and `u`. */
function parts(signature: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < signature.length; index++) {
    const sign = signature.charAt(index);
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth === 0 && sign !== 'a') {
      found.push(signature.slice(start, index + 1));
      start = index + 1;
    }
  }
  return found;
}

/** The next place that is a multiple of `to`. */
export function aligned(at: number, to: number): number {
  return Math.ceil(at / to) * to;
}
