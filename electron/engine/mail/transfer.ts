/** Undoes a Content-Transfer-Encoding. Broken encodings are read as far as they go. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (
    encoding
      .trim()
      .toLowerCase()
      .replace(/[^\w-].*$/s, '')
  ) {
    case 'base64':
      return decodeBase64(bytes);
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    default:
      return bytes;
  }
}

function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const pad = text.indexOf('=');
  // Some programs encode each line by itself, so padding stands in the middle; behind it anything else is no data.
  if (pad >= 0 && /[A-Za-z\d+/]/.test(text.slice(pad))) {
    const pieces = text.split(/=+[ \t]*\r?\n/).map((piece) => piece.split('=', 1)[0] ?? '');
    return Buffer.concat(pieces.map((piece) => Buffer.from(piece.replace(/[^A-Za-z\d+/]/g, ''), 'base64')));
  }
  return Buffer.from(text, 'base64');
}

/** RFC 2045, 6.7: "=XX" is a byte, "=" at the end of a line joins it to the next, blanks before a line end are none. */
function decodeQuotedPrintable(bytes: Buffer): Buffer {
  if (!bytes.includes(0x3d)) {
    return bytes;
  }
  const out = Buffer.allocUnsafe(bytes.length);
  let to = 0;
  let from = 0;
  for (let at = bytes.indexOf(0x3d); at >= 0; at = bytes.indexOf(0x3d, from)) {
    to += bytes.copy(out, to, from, at);
    const high = nibble(bytes[at + 1]);
    const low = nibble(bytes[at + 2]);
    if (high >= 0 && low >= 0) {
      out[to] = high * 16 + low;
      to += 1;
      from = at + 3;
    } else {
      let next = at + 1;
      while (bytes[next] === 32 || bytes[next] === 9 || bytes[next] === 13) {
        next += 1;
      }
      if (bytes[next] === 10 || next >= bytes.length) {
        from = next + 1; // soft line break
      } else {
        out[to] = 0x3d;
        to += 1;
        from = at + 1;
      }
    }
  }
  to += from < bytes.length ? bytes.copy(out, to, from) : 0;
  return out.subarray(0, to);
}

function nibble(byte: number | undefined): number {
  if (byte === undefined) {
    return -1;
  }
  if (byte >= 48 && byte <= 57) {
    return byte - 48;
  }
  const letter = (byte | 32) - 97;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}
