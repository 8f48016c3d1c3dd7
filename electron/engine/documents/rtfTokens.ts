export type Token =
  | { readonly kind: 'open' | 'close' }
  /** A control word, or one of the signs that stand for one. */
  | { readonly kind: 'word'; readonly name: string; readonly number: number | null }
  /** A byte of a code page. */
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string };

const backslash = 0x5c;
/** Control words are short; a longer one is no RTF. */
const longestWord = 40;

/** Takes RTF apart into its tokens. Binary stretches are passed over. */
export function* readTokens(bytes: Uint8Array): Generator<Token> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (at < data.length) {
    const byte = data[at] ?? 0;
    if (byte === 0x7b || byte === 0x7d) {
      at += 1;
      yield { kind: byte === 0x7b ? 'open' : 'close' };
    } else if (byte === backslash) {
      const { token, end } = readControl(data, at + 1);
      at = end;
      if (token !== null) {
        yield token;
      }
    } else if (byte === 0x0d || byte === 0x0a || byte === 0) {
      at += 1;
    } else if (byte >= 0x80) {
      at += 1;
      yield { kind: 'byte', value: byte };
    } else {
      const start = at;
      while (at < data.length && isPlain(data[at] ?? 0)) {
        at += 1;
      }
      yield { kind: 'text', text: data.toString('latin1', start, at) };
    }
  }
}

function isPlain(byte: number): boolean {
  return (
    byte < 0x80 && byte !== backslash && byte !== 0x7b && byte !== 0x7d && byte !== 0x0d && byte !== 0x0a && byte !== 0
  );
}

function readControl(data: Buffer, start: number): { token: Token | null; end: number } {
  const head = data.toString('latin1', start, start + longestWord);
  const [whole, name, digits] = /^([a-z]+)(-?\d{1,10})? ?/i.exec(head) ?? [];
  if (whole !== undefined && name !== undefined) {
    const number = digits === undefined ? null : Number(digits);
    const end = start + whole.length;
    return name === 'bin'
      ? { token: null, end: end + Math.max(0, number ?? 0) }
      : { token: { kind: 'word', name, number }, end };
  }
  const [hex] = /^'[\da-f]{2}/i.exec(head) ?? [];
  if (hex !== undefined) {
    return { token: { kind: 'byte', value: parseInt(hex.slice(1), 16) }, end: start + 3 };
  }
  const sign = head.charAt(0);
  if ('\\{}'.includes(sign) && sign !== '') {
    return { token: { kind: 'text', text: sign }, end: start + 1 };
  }
  // A backslash at the end of a line is an older way to end a paragraph.
  return { token: { kind: 'word', name: sign === '\n' || sign === '\r' ? 'par' : sign, number: null }, end: start + 1 };
}
