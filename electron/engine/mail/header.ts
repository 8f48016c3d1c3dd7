import { addressParser } from 'postal-mime';
import type { Address } from '../../contract/entities.ts';
import { decodeText } from './charset.ts';
import { decodeWords } from './encodedWord.ts';

/** The fields of a header block that the import looks at, unfolded but not decoded; the first of a name counts. */
export type Header = ReadonlyMap<string, string>;

const wanted = new Set([
  'from',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'sender',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
  'content-length',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'return-path',
  'x-original-from',
  'x-original-sender',
  'x-gm-original-from',
  'auto-submitted',
  'precedence',
  'x-autoreply',
  'x-auto-response-suppress',
  'x-autorespond',
  'list-id',
  'list-post',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'x-mailing-list',
  'x-beenthere',
  'x-loop',
  'feedback-id',
  'x-campaign',
  'x-mailer',
  'x-gmail-labels',
  'x-folder',
  'mailing-list',
]);

/** At most this much of one header block is looked at; a mail with more is read with what came first. */
const headerLimit = 1024 * 1024;
const fieldLimit = 64 * 1024;

/** Reads the header block at `start` and says where the body begins. A line that is no header ends the block. */
export function readHeader(bytes: Buffer, start: number, end: number): { header: Header; body: number } {
  const header = new Map<string, string>();
  let at = start;
  let name = '';
  let value = '';
  const keep = (): void => {
    if (name !== '' && !header.has(name)) {
      header.set(name, value.trim());
    }
    name = '';
  };
  while (at < end) {
    const newline = bytes.indexOf(10, at);
    const next = newline < 0 || newline >= end ? end : newline + 1;
    const first = bytes[at];
    if (first === 10 || (first === 13 && bytes[at + 1] === 10)) {
      at = next;
      break;
    }
    if (first === 32 || first === 9) {
      if (name !== '' && value.length < fieldLimit) {
        value += bytes.toString('latin1', at, Math.min(next, at + fieldLimit)).replace(/[\r\n]+$/, '');
      }
    } else {
      const colon = bytes.indexOf(58, at);
      const isHeader = colon > at && colon < next && colon - at < 200;
      if (!isHeader || !isFieldName(bytes, at, colon)) {
        if (!looksMeant(bytes, at, next)) {
          break;
        }
      } else {
        keep();
        const field = colon - at < 32 ? bytes.toString('latin1', at, colon).trimEnd().toLowerCase() : '';
        if (wanted.has(field) && at - start < headerLimit) {
          name = field;
          value = bytes.toString('latin1', colon + 1, Math.min(next, colon + fieldLimit)).replace(/[\r\n]+$/, '');
        }
      }
    }
    at = next;
  }
  keep();
  return { header, body: Math.min(at, end) };
}

function isFieldName(bytes: Buffer, at: number, colon: number): boolean {
  for (let index = at; index < colon; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte <= 32 || byte > 126) {
      // blanks may stand between the name and the colon
      return index > at && (byte === 32 || byte === 9) && bytes.toString('latin1', index, colon).trim() === '';
    }
  }
  return true;
}

/** A stray mbox line inside a header block is passed over rather than taken for the end of the block. */
function looksMeant(bytes: Buffer, at: number, next: number): boolean {
  return /^>?From /.test(bytes.toString('latin1', at, Math.min(next, at + 6)));
}

/** The text of an unstructured field: encoded words decoded, stray 8-bit bytes read as UTF-8 or Windows-1252. */
export function fieldText(value: string | undefined): string {
  if (value === undefined) {
    return '';
  }
  const text = clear8Bit(value);
  return (text.includes('=?') ? decodeWords(value) : text).replace(/[\0-\x1f\x7f]+/g, ' ').trim();
}

function clear8Bit(value: string): string {
  return /[\x80-\xff]/.test(value) ? decodeText(Buffer.from(value, 'latin1'), undefined) : value;
}

const plainList = new RegExp(
  String.raw`\s*(?:(?:"([^"\\<>=]*)"|([^"\\<>,;:()[\]=@]*?))\s*<([^\s<>,;:"()=]+@[^\s<>,;:"()=]+)>|([^\s<>,;:"()=]+@[^\s<>,;:"()=]+))\s*(?:,|$)`,
  'y',
);

/** The addresses of a list without comments, groups, escapes and encoded words, as nearly all are; null for another. */
function plainAddresses(text: string, limit: number): Address[] | null {
  const found: Address[] = [];
  plainList.lastIndex = 0;
  while (plainList.lastIndex < text.length && found.length < limit) {
    const match = plainList.exec(text);
    if (match === null) {
      return null;
    }
    const [, quoted, bare = '', inBrackets, alone = ''] = match;
    const address = (inBrackets ?? alone).toLowerCase();
    const name = (quoted ?? bare).trim();
    found.push({ name: name.toLowerCase() === address ? '' : name, address });
  }
  return found;
}

/** Every address of a field; groups are unwrapped, addresses are in lower case. */
export function fieldAddresses(value: string | undefined, limit = 500): Address[] {
  if (value === undefined || value.trim() === '') {
    return [];
  }
  const text = clear8Bit(value);
  const plain = text.includes('=?') ? null : plainAddresses(text.slice(0, fieldLimit), limit);
  if (plain) {
    return plain;
  }
  return addressParser(text.slice(0, fieldLimit), { flatten: true })
    .slice(0, limit)
    .map((found) => ({ name: found.name.trim(), address: unhide(found.address ?? '', found.name) }))
    .filter(({ name, address }) => name !== '' || address !== '')
    .map((found) => (found.name.toLowerCase() === found.address ? { ...found, name: '' } : found));
}

/** Archives write "jo at example.org" for an address. */
function unhide(address: string, name: string): string {
  const hidden = address === '' ? /^([\w.+-]+) (?:at|AT) ([\w-]+(?:\.[\w-]+)+)$/.exec(name.trim()) : null;
  return (hidden ? `${hidden[1] ?? ''}@${hidden[2] ?? ''}` : address).toLowerCase();
}

/** A field such as Content-Type: its value in lower case and its parameters (RFC 2045, 2231). */
export function structuredField(value: string | undefined): { value: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>();
  const text = value ?? '';
  const main = /^\s*([^;\s"]*)/.exec(text)?.[1]?.toLowerCase() ?? '';
  const pattern = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;\s]*))/g;
  const continued = new Map<string, { order: number; text: string; encoded: boolean }[]>();
  for (const [, key = '', quoted, token = ''] of text.matchAll(pattern)) {
    const content = quoted === undefined ? token : quoted.replace(/\\(.)/g, '$1');
    const piece = /^([^*]+)\*(?:(\d+)(\*?))?$/.exec(key.toLowerCase());
    if (piece?.[1] !== undefined) {
      const list = continued.get(piece[1]) ?? [];
      list.push({ order: Number(piece[2] ?? 0), text: content, encoded: piece[2] === undefined || piece[3] === '*' });
      continued.set(piece[1], list);
    } else if (!parameters.has(key.toLowerCase())) {
      parameters.set(key.toLowerCase(), content);
    }
  }
  for (const [key, pieces] of continued) {
    pieces.sort((a, b) => a.order - b.order);
    const charset = /^([^']*)'[^']*'/.exec(pieces[0]?.text ?? '');
    const bytes = pieces.map((piece, index) => {
      const content = index === 0 && charset ? piece.text.slice(charset[0].length) : piece.text;
      const plain = piece.encoded
        ? content.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        : content;
      return Buffer.from(plain, 'latin1');
    });
    parameters.set(key, decodeText(Buffer.concat(bytes), charset?.[1]));
  }
  return { value: main, parameters };
}

/** Milliseconds since 1970, or null where the text is no date of the years 1970 to 2200. */
export function fieldDate(value: string | undefined): number | null {
  const text = (value ?? '').replace(/\([^)]*\)/g, ' ').trim();
  if (text === '') {
    return null;
  }
  // a colon in the zone, a missing zone and unknown zone letters are common
  const tidy = text
    .replace(/ ([+-]\d\d):(\d\d)$/, ' $1$2')
    .replace(/(\d\d:\d\d(?::\d\d)?)\s+(?!GMT|UTC?)[A-Z]{2,5}$/, '$1 GMT');
  const attempts = [text, tidy, /\d{1,2} \w{3}\w* \d{2,4}(?: \d{1,2}:\d\d(?::\d\d)?(?: [+-]\d{4})?)?/.exec(text)?.[0]];
  for (const attempt of attempts) {
    const time = attempt === undefined ? Number.NaN : Date.parse(attempt);
    if (time >= 0 && time < 7_258_118_400_000) {
      return time;
    }
  }
  return null;
}

/** Message-IDs in a field, without angle brackets. */
export function fieldIds(value: string | undefined, limit = 100): string[] {
  if (value === undefined) {
    return [];
  }
  const bracketed = [...value.matchAll(/<([^<>\s]+)>/g)].map(([, id = '']) => id);
  const ids = bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter((word) => word.includes('@'));
  return ids.slice(-limit);
}
