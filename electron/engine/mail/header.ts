import { addressParser } from 'postal-mime';
import type { Address } from '../../contract/entities.ts';
import { decodeText } from './charset.ts';
import { decodeWords } from './encodedWord.ts';

/** The fields of a header block, unfolded but not decoded; the first of a name counts. */
export interface Header {
  get(name: string): string | undefined;
  has(name: string): boolean;
}

const fieldLimit = 64 * 1024;

/** Makes the fields of the lines of a header block, names in lower case and folded lines joined as they stand. */
export function headerOf(lines: readonly { readonly key: string; readonly line: string }[]): Header {
  const folded = new Map<string, string>();
  for (const { key, line } of lines) {
    if (!folded.has(key)) {
      folded.set(key, line);
    }
  }
  const unfolded = new Map<string, string>();
  return {
    has: (name) => folded.has(name),
    get: (name) => {
      const line = folded.get(name);
      if (line === undefined) {
        return undefined;
      }
      const value = unfolded.get(name) ?? unfold(line.slice(line.indexOf(':') + 1, fieldLimit));
      unfolded.set(name, value);
      return value;
    },
  };
}

function unfold(value: string): string {
  return value.replace(/\r?\n[ \t]*/g, ' ').trim();
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

/** Every address of a field; groups are unwrapped, addresses are in lower case. */
export function fieldAddresses(value: string | undefined, limit = 500): Address[] {
  if (value === undefined || value.trim() === '') {
    return [];
  }
  const shown = archived.exec(clear8Bit(value).trim());
  if (shown !== null) {
    return [{ name: shown[3] ?? '', address: `${shown[1] ?? ''}@${shown[2] ?? ''}`.toLowerCase() }];
  }
  return addressParser(clear8Bit(value), { flatten: true })
    .slice(0, limit)
    .map((found) => ({ name: found.name.trim(), address: unhide(found.address ?? '', found.name) }))
    .filter(({ name, address }) => name !== '' || address !== '')
    .map((found) => (found.name.toLowerCase() === found.address ? { ...found, name: '' } : found));
}

/** How archives of lists show who wrote: "jo at example.org (Jo Renn)". */
const archived = /^([\w.+-]+) at ([\w-]+(?:\.[\w-]+)+) \(([^()]*)\)$/i;

/** Archives write "jo at example.org" for an address. */
function unhide(address: string, name: string): string {
  const hidden = address === '' ? /^([\w.+-]+) (?:at|AT) ([\w-]+(?:\.[\w-]+)+)$/.exec(name.trim()) : null;
  return (hidden ? `${hidden[1] ?? ''}@${hidden[2] ?? ''}` : address).toLowerCase();
}

/** Milliseconds since 1970, or null where the text is no date of the years 1970 to 2200. */
export function fieldDate(value: string | undefined): number | null {
  const text = (value ?? '').replace(/\([^)]*\)/g, ' ').trim();
  if (text === '') {
    return null;
  }
  return timeOf(text) ?? timeOf(tidyDate(text)) ?? timeOf(dateIn.exec(text)?.[0] ?? '');
}

/** For clocks and zones that are a little off. */
const aDay = 86_400_000;

/**
 * When a mail was written, in milliseconds since 1970: when it came in where it tells nothing, or a day that has not
 * come yet, as a wrong clock does; it would stay the newest for years. Null where neither is told.
 */
export function writtenAt(header: Header, now = Date.now()): number | null {
  const told = fieldDate(header.get('date'));
  return told === null || told > now + aDay ? (arrival(header) ?? told) : told;
}

function arrival(header: Header): number | null {
  return fieldDate(header.get('delivery-date')) ?? fieldDate(/;([^;]*)$/.exec(header.get('received') ?? '')?.[1]);
}

const dateIn = /\d{1,2} \w{3}\w* \d{2,4}(?: \d{1,2}:\d\d(?::\d\d)?(?: [+-]\d{4})?)?/;

function timeOf(text: string): number | null {
  const time = Date.parse(text);
  return time >= 0 && time < 7_258_118_400_000 ? time : null;
}

/** A colon in the zone, a missing zone and unknown zone letters are common; 2002 was written 102 for some time. */
function tidyDate(text: string): string {
  return text
    .replace(/ 1(\d\d) (?=\d\d?:\d\d)/, ' 20$1 ')
    .replace(/ ([+-]\d\d):(\d\d)$/, ' $1$2')
    .replace(/(\d\d:\d\d(?::\d\d)?)\s+(?!GMT|UTC?)[A-Z]{2,5}$/, '$1 GMT');
}

/** Message-IDs in a field, without angle brackets. */
export function fieldIds(value: string | undefined, limit = 100): string[] {
  if (value === undefined) {
    return [];
  }
  const bracketed = value.match(/<[^<>\s]+>/g)?.map((id) => id.slice(1, -1));
  const ids = bracketed ?? value.split(/[\s,]+/).filter((word) => word.includes('@'));
  return ids.slice(-limit);
}
