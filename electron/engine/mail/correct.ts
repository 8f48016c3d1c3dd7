import type { Database } from '../store/database.ts';
import { readMail } from '../store/mails.ts';
import { replaceParts } from '../store/takeMails.ts';
import { addVerdicts, sentMailsWith } from '../store/verdicts.ts';
import { applyVerdicts, correctLines, type Lines, textAt, verdictsOn } from './verdicts.ts';

/**
 * The person says of some lines of a mail that they are theirs, or that they are not. That is set right there and in
 * every mail they sent in which the same lines stand, and remembered for mail that is still to come. Returns how many
 * mails were changed. Fails with `not-found`.
 */
export function correct(database: Database, mailId: number, lines: Lines, mine: boolean): number {
  return database.transaction(() => {
    const mail = readMail(database, mailId);
    const text = textAt(mail.parts, lines);
    const verdicts = verdictsOn(text, mine);
    replaceParts(database, mailId, mail, correctLines(mail.parts, lines, mine));
    addVerdicts(database, verdicts);
    const telling = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => verdictsOn(line, mine).size > 0);
    let changed = 1;
    for (const id of sentMailsWith(database, telling)) {
      const other = readMail(database, id);
      const parts = id === mailId ? other.parts : applyVerdicts(other.parts, verdicts);
      if (parts !== other.parts) {
        replaceParts(database, id, other, parts);
        changed += 1;
      }
    }
    return changed;
  });
}
