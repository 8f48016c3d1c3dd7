import type { RawMail } from '../rawMail.ts';

const bit = { deleted: 1 << 1, draft: 1 << 6, junk: 1 << 24 } as const;

/**
 * Takes the mail out of an .emlx file: a line with its length, the mail, a property list. Where the stated length is
 * wrong the list is cut off by its look. Null for a file that has no such line.
 */
export function takeEmlx(file: Buffer): Pick<RawMail, 'raw' | 'mark'> | null {
  const line = /^\s*(\d{1,12})[ \t]*\r?\n/.exec(file.toString('latin1', 0, 40));
  if (line === null) {
    return null;
  }
  const start = line[0].length;
  const stated = start + Number(line[1]);
  const list = file.lastIndexOf('<?xml version="1.0"');
  const looksRight = stated <= file.length && (list < 0 || Math.abs(stated - list) <= 2);
  const end = looksRight ? stated : list > start ? list : file.length;
  const flags = /<key>flags<\/key>\s*<integer>(\d{1,15})<\/integer>/.exec(file.toString('latin1', end))?.[1];
  const has = (mask: number): boolean => (Number(flags ?? 0) & mask) !== 0;
  const mark = has(bit.deleted) ? 'trash' : has(bit.draft) ? 'drafts' : has(bit.junk) ? 'spam' : null;
  return { raw: file.subarray(start, end), ...(mark && { mark }) };
}
