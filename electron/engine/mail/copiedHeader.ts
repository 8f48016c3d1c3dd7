import { framedAddress, headerNames, timeInside, yearInside } from './phrases.ts';

export type HeaderName = keyof typeof headerNames;

const named = /^[\s>|]{0,4}\**([\p{L}\p{M}][\p{L}\p{M} \u3000()-]{0,22}?)\**\s?[:：]\**(?:\s|$|\S)/u;

/** Which header line of a copied header block this is, or null. */
export function headerName(line: string): HeaderName | null {
  const name = named
    .exec(line)?.[1]
    ?.replace(/\u3000/g, '')
    .trim();
  if (name === undefined) {
    return null;
  }
  for (const key of ['from', 'date', 'to', 'cc', 'subject'] as const) {
    if (headerNames[key].test(name)) {
      return key;
    }
  }
  return null;
}

function isHeaderLike(line: string): boolean {
  return line.length < 500 && named.test(line);
}

/**
 * The line behind a copied header block in whatever language, or -1: three or more lines with a name each, of which
 * the first two say who wrote and when, to the minute. Below a ruler the first four may say it, in any order.
 */
export function unknownHeaderEnd(lines: readonly string[], at: number, belowRuler: boolean): number {
  let end = at;
  while (end < lines.length && end < at + 8 && isHeaderLike(lines[end] ?? '')) {
    end += 1;
  }
  if (end - at < 3) {
    return -1;
  }
  const found = new Set(lines.slice(at, end).map(headerName));
  if (found.has('date') && found.has('subject')) {
    return -1; // in a language that is known, and incomplete
  }
  const [first = '', second = ''] = lines.slice(at, at + 2);
  const isWhen = (line: string): boolean => timeInside.test(line) && yearInside.test(line);
  const says =
    (framedAddress.test(first) && isWhen(second) && !framedAddress.test(second)) ||
    (isWhen(first) && framedAddress.test(second) && !framedAddress.test(first)) ||
    (belowRuler && lines.slice(at, Math.min(end, at + 4)).some((line) => framedAddress.test(line) && !isWhen(line)));
  // version control lists who and when twice
  const times = lines.slice(at, end).filter(isWhen).length;
  return says && times === 1 ? end : -1;
}
