import { lexicon } from '../lexicon.ts';
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

const decoders = new Map<string, TextDecoder | null>();

function decoderFor(label: string, fatal = false): TextDecoder | null {
  const key = fatal ? `${label}!` : label;
  let decoder = decoders.get(key);
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(label, { fatal });
    } catch {
      decoder = null; // a label that nobody knows
    }
    decoders.set(key, decoder);
  }
  return decoder;
}

/** Labels that mail programs use and the encoding standard does not know. */
const aliases = lexicon<string>({
  cp850: 'windows-1252',
  cp437: 'windows-1252',
  ansi: 'windows-1252',
  'iso-8859-8-i': 'iso-8859-8',
  'ks_c_5601-1987': 'euc-kr',
  'x-gbk': 'gbk',
  cp936: 'gbk',
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  cp950: 'big5',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  utf8: 'utf-8',
  utf8mb4: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
});

const eastAsian = /^(?:gb|big5|euc|shift|iso-2022|ks_|x-gbk|cp9)/;
const unlabelled = /^(?:|us-ascii|ascii|ansi_x3\.4-1968|unknown(?:-8bit)?|x-unknown|default|8bit|binary|none|utf-?8)$/;

/**
 * Decodes the text of a part. The label is believed where the bytes fit it: valid UTF-8 beats every single-byte label,
 * bytes that are not UTF-8 beat the label "utf-8", and without a usable label the script is guessed.
 */
export function decodeText(bytes: Uint8Array, given: string | undefined): string {
  const label = (given ?? '').trim().toLowerCase().replace(/^"|"$/g, '');
  if (isAscii(bytes)) {
    if (label.startsWith('iso-2022') || (bytes.includes(0x1b) && bytes.includes(0x24))) {
      return decode(bytes, label.startsWith('iso-2022') ? label : 'iso-2022-jp');
    }
    return label === 'utf-7' ? decodeUtf7(latin1(bytes)) : latin1(bytes);
  }
  if (label.startsWith('utf-16') || hasUtf16Mark(bytes)) {
    return decode(bytes, bytes[0] === 0xfe ? 'utf-16be' : label.startsWith('utf-16') ? label : 'utf-16le');
  }
  if (eastAsian.test(label)) {
    const text = tryDecode(bytes, aliases[label] ?? label);
    if (text !== null) {
      return text;
    }
  }
  if (isUtf8(bytes)) {
    return decode(bytes, 'utf-8');
  }
  if (!unlabelled.test(label)) {
    const decoder = decoderFor(aliases[label] ?? label);
    if (decoder) {
      return decoder.decode(bytes);
    }
  }
  return guess(bytes);
}

function decode(bytes: Uint8Array, label: string): string {
  return (decoderFor(aliases[label] ?? label) ?? new TextDecoder()).decode(bytes);
}

function tryDecode(bytes: Uint8Array, label: string): string | null {
  try {
    return decoderFor(label, true)?.decode(bytes) ?? null;
  } catch {
    return null;
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Reads bytes that are not UTF-8 and carry no usable label. */
function guess(bytes: Uint8Array): string {
  // UTF-8 with a few broken places, as a cut or a gateway leaves them
  const utf8 = decode(bytes, 'utf-8');
  const broken = utf8.split('\ufffd').length - 1;
  const whole = (utf8.match(/[\u0080-\ufffc]/g) ?? []).length;
  if (whole > broken * 4) {
    return utf8;
  }
  const sample = bytes.subarray(0, 4_096);
  const high = sample.filter((byte) => byte >= 0x80).length;
  const letters = sample.filter((byte) => byte >= 0x80 || ((byte | 0x20) - 0x61) >>> 0 < 26).length;
  if (high > 3 && high > letters * 0.6) {
    for (const label of ['euc-jp', 'shift_jis', 'gb18030', 'big5', 'euc-kr']) {
      const text = tryDecode(bytes, label);
      if (text !== null && /[\u3040-\u30ff]|[\u4e00-\u9fff]{4}|[\uac00-\ud7a3]{3}/.test(text)) {
        return text;
      }
    }
    // Lower case letters, the bulk of any text, lie in 0xE0-0xFF in windows-1251 and in 0xC0-0xDF in KOI8-R.
    const upperHalf = sample.filter((byte) => byte >= 0xe0).length;
    return decode(bytes, upperHalf * 2 > high ? 'windows-1251' : 'koi8-r');
  }
  return decode(bytes, 'windows-1252');
}

/** UTF-7 (RFC 2152): base64 of UTF-16 between "+" and "-". */
function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z\d+/]*)-?/g, (_, encoded: string) =>
    encoded === '' ? '+' : decode(Buffer.from(encoded, 'base64'), 'utf-16be'),
  );
}
