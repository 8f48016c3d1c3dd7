import { createHash } from 'node:crypto';
import { fieldIds, type Header } from './header.ts';

/**
 * What a mail is known by: its Message-ID; where it has none, as sent mail often has, who wrote what to whom and when.
 * Copies of one mail differ in what programs note in the header, in line ends and in empty lines behind the last.
 */
export function mailId(header: Header, raw: Buffer): string {
  const [id] = fieldIds(header.get('message-id'), 1);
  if (id !== undefined) {
    return id;
  }
  const lines = raw.toString('latin1').replaceAll('\r\n', '\n').trimEnd();
  const bodyAt = lines.indexOf('\n\n');
  // Of a damaged mail, whose header tells nothing, all counts.
  const body = bodyAt >= 0 && header.has('from') ? lines.slice(bodyAt) : lines;
  const fields = ['from', 'to', 'cc', 'subject', 'date'].map((name) => header.get(name) ?? '');
  return digest(Buffer.from([...fields, body].join('\n'), 'latin1'));
}

/** What a text without any id is known by. */
export function digest(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
