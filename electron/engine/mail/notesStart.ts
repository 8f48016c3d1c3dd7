import { isBlank, type Kinds } from './kinds.ts';

const time = String.raw`\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?(?:\s[A-Z]{2,4}\d?)?`;
const timeAlone = new RegExp(`^\\s*${time}\\s*$`, 'i');
const nameAndTime = new RegExp(`^\\s*\\S.{1,80}(?:\\s{2,}|\\son\\s)${time}\\s*$`, 'i');
/** What may stand between name, time and header lines. */
const remark = /^\s*(?:please respond to\b|sent by:)/i;

/**
 * Where Lotus Notes put name and time above a header block, on lines of their own or on one, the line with the name;
 * else `blockStart`.
 */
export function notesStart(lines: readonly string[], kinds: Kinds, blockStart: number): number {
  const above = (from: number): number => {
    let at = from - 1;
    while (at > 0 && (isBlank(lines[at]) || remark.test(lines[at] ?? ''))) {
      at -= 1;
    }
    return at;
  };
  const at = above(blockStart);
  const line = lines[at] ?? '';
  if (kinds[at] !== undefined || line.length > 120) {
    return blockStart;
  }
  if (nameAndTime.test(line)) {
    return at;
  }
  if (!timeAlone.test(line)) {
    return blockStart;
  }
  const named = isBlank(lines[at - 1]) ? at - 1 : above(at);
  const name = (lines[named] ?? '').trim();
  return name !== '' && name.length < 60 && kinds[named] === undefined ? named : at;
}
