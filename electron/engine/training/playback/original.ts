import { firstName } from '../../draft/reader.ts';
import { languageName } from '../../draft/language.ts';
import { letterOf } from '../../draft/letter.ts';
import { answeredBy } from '../../draft/past.ts';
import { ownText } from '../../mail/ownText.ts';
import type { PlayedMail } from '../../prompt/playback.ts';
import type { Database } from '../../store/database.ts';
import { readMail } from '../../store/mails.ts';
import { readIdentity } from '../../store/settings.ts';
import type { Original } from './checks.ts';
import { readerOf } from './reader.ts';

/** A mail of the person, read for playback. */
export interface Played extends Original {
  readonly id: number;
  readonly prompt: PlayedMail;
  /** The mail as the person wrote it. */
  readonly text: string;
}

/** First sentences that greet or thank by name where a greeting of its own is missing: "Thanks Archie! ...". */
const opensByName = /^(?:thanks|thank you|many thanks|hi|hello|hey|dear|danke|hallo|liebe[rs]?|moin)\b[^.!\n]{0,40}/iu;

/** Names of lists and offices, which nobody is called by. */
const isMany =
  /\b(?:list|discussion|group|team|users?|help|info|support|claims|office|service|committee|liste|gruppe|verein)\b/i;

/** Reads a mail with what whoever asked for it must have known. Fails with `not-found`. */
export function readPlayed(database: Database, id: number): Played {
  const mail = readMail(database, id);
  const { greeting, body } = letterOf(mail.parts);
  const [only] = mail.to;
  const addressed = mail.to.length === 1 && only !== undefined && !isMany.test(only.name) ? firstName(only) : null;
  const reader = readerOf(greeting ?? opensByName.exec(body)?.[0] ?? null, addressed, mail.to.length);
  const language = mail.language ?? 'en';
  const answered = answeredBy(database, mail);
  const answeredText = answered === null ? null : ownText(answered.parts);
  const writerNames = writerNamesOf(database);
  return {
    id,
    body,
    language,
    reader,
    subject: mail.subject,
    text: ownText(mail.parts),
    writerNames,
    context: [answeredText ?? '', ...[...mail.to, ...mail.cc].map((person) => person.name)].join('\n'),
    prompt: {
      writer: writerNames[0] ?? 'the writer',
      reader: reader.name ?? (reader.several ? 'everyone' : null),
      subject: mail.subject,
      language: languageName(language),
      body,
      answered: answeredText,
    },
  };
}

/** First and full name of the person; none where they never said it. */
export function writerNamesOf(database: Database): string[] {
  const { name = '' } = readIdentity(database) ?? {};
  return name === '' ? [] : [firstName({ name, address: '' }) ?? name, name];
}
