import type { CursorContext } from '../../contract/completion.ts';
import type { Mail } from '../../contract/entities.ts';
import { draftLanguage } from '../draft/language.ts';
import { answeredBy, before } from '../draft/past.ts';
import { likelyLanguages } from '../draft/prepare.ts';
import { firstName, parseReader } from '../draft/reader.ts';
import { ownText } from '../mail/ownText.ts';
import { completionText, type EarlierMail } from '../prompt/completion.ts';
import type { Database } from '../store/database.ts';
import { type MailFilter, newestMails } from '../store/mailFilter.ts';
import { readMail } from '../store/mails.ts';
import { readIdentity } from '../store/settings.ts';

/** Letters of earlier mail that the model reads. */
const earlierLetters = 1_400;
const earlierMails = 3;
/** The last so many letters before the caret decide which language is being written. */
const tellingLetters = 300;
/** Of the mail being answered, in letters, what a small model has use for. */
export const answeredLetters = 800;

/** What of a person's habits the ground of a completion depends on. */
export interface GroundHabit {
  readonly writer: string;
  /** ISO 639-1, the likeliest first. */
  readonly languages: readonly string[];
}

export function groundHabit(database: Database): GroundHabit {
  return { writer: readIdentity(database)?.name ?? '', languages: likelyLanguages(database, null) };
}

/**
 * Everything before the caret's text: fixed while one mail is being written. `known`: which mail the person had at
 * hand, for playing the past back.
 */
export function groundOf(
  database: Database,
  { writer, languages }: GroundHabit,
  { to, subject, answered, before: written }: Pick<CursorContext, 'to' | 'subject' | 'answered' | 'before'>,
  known: MailFilter = {},
): string {
  const reader = to === undefined || to === '' ? null : parseReader(to);
  const language = draftLanguage(written.slice(-tellingLetters), languages);
  const own = { ...known, direction: 'sent', ownWords: 8, language } as const;
  const toReader = reader?.address ? newestMails(database, { ...own, person: reader.address }, earlierMails) : [];
  const ids = [...new Set([...toReader, ...newestMails(database, own, earlierMails)])].slice(0, earlierMails);
  return completionText({
    writer,
    to: reader === null ? '' : (firstName(reader) ?? ''),
    subject,
    answered,
    // The best stands last, next to what is being written.
    earlier: ids
      .map((id) => earlierMail(readMail(database, id)))
      .map((mail) => ({ ...mail, text: mail.text.slice(0, earlierLetters / earlierMails) }))
      .toReversed(),
  });
}

/** The ground on which a mail of the person was once written: only what they had at hand then. */
export function pastGround(database: Database, habit: GroundHabit, mail: Mail): string {
  const [reader] = mail.to;
  return groundOf(
    database,
    habit,
    {
      ...(reader === undefined ? {} : { to: `${reader.name} <${reader.address}>` }),
      subject: mail.subject,
      answered: answeredText(database, mail),
      before: ownText(mail.parts),
    },
    before(database, mail),
  );
}

/** As much of the mail that a mail of the person answers as the model reads, or ''. */
export function answeredText(database: Database, mail: Mail): string {
  const answered = answeredBy(database, mail);
  return answered === null ? '' : ownText(answered.parts).slice(0, answeredLetters);
}

/** A mail of the person as it stands in a ground. */
export function earlierMail({ to: [reader], subject, parts }: Mail): EarlierMail {
  return { to: reader === undefined ? '' : (firstName(reader) ?? ''), subject, text: ownText(parts) };
}
