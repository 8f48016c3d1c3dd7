import type { Part } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from '../store/database.ts';
import { listMails, readMail } from '../store/mails.ts';
import { forgetPairs } from '../store/pairs.ts';
import { replaceParts } from '../store/takeMails.ts';
import { addVerdicts, readVerdicts, sentMailsWith, writeVerdicts } from '../store/verdicts.ts';
import { applyVerdicts, correctLines, type Lines, textAt, type Verdicts, verdictsOn } from './verdicts.ts';

/** What a correction changed, as it was before. */
export interface Correction {
  /** The parts of each changed mail, by the mail's number. */
  readonly parts: ReadonlyMap<number, readonly Part[]>;
  readonly verdicts: Verdicts;
}

/**
 * The person says of some lines of a mail that they are theirs, or that they are not. That is set right there and in
 * every mail they sent in which the same lines stand, and remembered for mail that is still to come; what was made of
 * those mails to learn from is made anew. Fails with
 * `not-found`, and with `invalid-input` for mail that somebody else sent.
 */
export function correct(database: Database, mailId: number, lines: Lines, mine: boolean): Correction {
  return database.transaction(() => {
    const mail = readMail(database, mailId);
    if (mail.direction !== 'sent') {
      throw new AppError('invalid-input', 'Only mail that you sent yourself can be corrected.');
    }
    const before = readVerdicts(database);
    const text = textAt(mail.parts, lines);
    const verdicts = verdictsOn(text, mine);
    const changed = new Map([[mailId, mail.parts]]);
    replaceParts(database, mailId, mail, correctLines(mail.parts, lines, mine));
    addVerdicts(database, verdicts);
    const telling = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => verdictsOn(line, mine).size > 0);
    for (const id of sentMailsWith(database, telling).filter((other) => other !== mailId)) {
      const other = readMail(database, id);
      const parts = applyVerdicts(other.parts, verdicts);
      if (parts !== other.parts) {
        replaceParts(database, id, other, parts);
        changed.set(id, other.parts);
      }
    }
    forgetPairs(database, [...changed.keys()]);
    return { parts: changed, verdicts: before };
  });
}

/** Takes the latest correction back. Mail that went meanwhile is left out; mail that came meanwhile stays as it is. */
export function takeBack(database: Database, { parts, verdicts }: Correction): void {
  database.transaction(() => {
    writeVerdicts(database, verdicts);
    for (const { id } of listMails(database, [...parts.keys()])) {
      replaceParts(database, id, readMail(database, id), parts.get(id) ?? []);
    }
    forgetPairs(database, [...parts.keys()]);
  });
}
