import type { Address, Mail, Part, PartKind } from '../../contract/entities.ts';
import type { Database } from './database.ts';
import type { NewMail } from './newMail.ts';
import { type Acquaintances, addToCounts, type MailCount, meetPerson, nameRank, normalAddress } from './people.ts';
import { findCopy } from './findCopy.ts';
import { forgetPassages } from './passages.ts';
import { joinThread } from './threads.ts';

/**
 * Takes a batch of mails in, together with where the importer goes on after it: both or neither are kept, so a kill
 * at any line loses nothing and doubles nothing. A mail that is known already is only noted to come from this source too.
 * A thousand mails a call are a good batch: what they have in common is written once. Fails with `disk-full`; nothing of the batch is kept then.
 */
export function takeMails(
  database: Database,
  sourceId: number,
  mails: readonly NewMail[],
  cursor: unknown,
): { added: number; known: number } {
  return database.transaction(() => {
    const people: People = { met: new Map(), counts: new Map() };
    const added = mails.flatMap((mail) => {
      const id = takeMail(database, sourceId, mail, people);
      return id === null ? [] : { id, mail };
    });
    for (const [person, count] of people.counts) {
      addToCounts(database, person, count);
    }
    // All words last: a change of another table makes FTS5 write out what it has gathered, at every single mail.
    for (const { id, mail } of added) {
      indexWords(database, id, mail);
    }
    database.change('UPDATE sources SET cursor = ? WHERE id = ?', JSON.stringify(cursor), sourceId);
    return { added: added.length, known: mails.length - added.length };
  });
}

/** The people of a batch, with what is to be counted of them in the end. */
interface People {
  readonly met: Acquaintances;
  readonly counts: Map<number, MailCount>;
}

/** The new mail's number, or null where the mail was known. */
function takeMail(database: Database, sourceId: number, mail: NewMail, people: People): number | null {
  const comesFromHere = (id: number): void => {
    database.change('INSERT INTO mail_sources VALUES (?, ?) ON CONFLICT DO NOTHING', sourceId, id);
  };
  const known = database.one<{ id: number }>('SELECT id FROM mails WHERE message_id = ?', mail.messageId);
  if (known !== undefined) {
    comesFromHere(known.id);
    return null;
  }
  const copy = findCopy(database, mail);
  if (copy !== null) {
    joinThread(database, copy.id, copy.messageId, [...mail.ancestors, mail.messageId]);
    comesFromHere(copy.id);
    return null;
  }
  const own = textOf(mail.parts, ['own']);
  const { id } = database.change(
    `INSERT INTO mails (message_id, thread, direction, subject, date, language, automatic, list, attachments,
                        own_words, remembered)
     VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    mail.messageId,
    mail.direction,
    mail.subject,
    mail.date,
    mail.language,
    mail.automatic ? 1 : 0,
    mail.list,
    JSON.stringify(mail.attachments),
    own.match(/\S+/g)?.length ?? 0,
    mail.automatic || own.trim() === '' ? 1 : 0,
  );
  comesFromHere(id);
  joinThread(database, id, mail.messageId, mail.ancestors);
  for (const [position, part] of mail.parts.entries()) {
    database.change('INSERT INTO parts VALUES (?, ?, ?, ?)', id, position, part.kind, part.text);
  }
  keepCorrespondents(database, id, mail, people);
  return id;
}

/** Takes a mail's text apart anew: its words, and what is remembered of it, follow. */
export function replaceParts(database: Database, id: number, mail: Mail, parts: readonly Part[]): void {
  const own = textOf(parts, ['own']);
  forgetPassages(database, id);
  database.change('DELETE FROM passages WHERE mail_id = ?', id);
  database.change('DELETE FROM parts WHERE mail_id = ?', id);
  for (const [position, part] of parts.entries()) {
    database.change('INSERT INTO parts VALUES (?, ?, ?, ?)', id, position, part.kind, part.text);
  }
  database.change(
    'UPDATE mails SET own_words = ?, remembered = ? WHERE id = ?',
    own.match(/\S+/g)?.length ?? 0,
    mail.automatic || own.trim() === '' ? 1 : 0,
    id,
  );
  database.change('DELETE FROM mail_words WHERE rowid = ?', id);
  indexWords(database, id, { ...mail, parts });
}

function indexWords(
  database: Database,
  id: number,
  mail: Pick<NewMail, 'from' | 'to' | 'cc' | 'subject' | 'parts'>,
): void {
  const people = [mail.from, ...mail.to, ...mail.cc].flatMap((who) => (who === null ? [] : [who.name, who.address]));
  database.change(
    'INSERT INTO mail_words (rowid, own, subject, people, rest) VALUES (?, ?, ?, ?, ?)',
    id,
    textOf(mail.parts, ['greeting', 'own', 'sign-off']),
    mail.subject,
    [...new Set(people)].join(' '),
    textOf(mail.parts, ['forward', 'automatic', 'other']),
  );
}

export function textOf(parts: readonly Part[], kinds: readonly PartKind[]): string {
  return parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('\n');
}

/** Notes From, To and Cc, and counts the mail for those it was sent to or came from. */
function keepCorrespondents(database: Database, id: number, mail: NewMail, { met, counts }: People): void {
  const counted = new Set<number>();
  const keep = (role: 'from' | 'to' | 'cc', who: Address, position: number): void => {
    if (normalAddress(who.address) === '') {
      return;
    }
    const rank = role === 'from' ? nameRank.bySelf : nameRank.byOthers;
    const person = meetPerson(database, met, who, rank, mail.date);
    const name = who.name.trim();
    database.change('INSERT INTO correspondents VALUES (?, ?, ?, ?, ?)', id, role, position, person, name);
    const address = normalAddress(who.address);
    if (mail.list !== null && role !== 'from' && [address, address.replace('@', '.')].includes(mail.list)) {
      database.change('UPDATE people SET list = 1 WHERE id = ? AND list = 0', person);
    }
    if ((role === 'from') === (mail.direction === 'received') && !counted.has(person)) {
      counted.add(person);
      const count = counts.get(person) ?? { sent: 0, received: 0, lastDate: null };
      count[mail.direction] += 1;
      count.lastDate = mail.date === null ? count.lastDate : Math.max(count.lastDate ?? mail.date, mail.date);
      counts.set(person, count);
    }
  };
  if (mail.from !== null) {
    keep('from', mail.from, 0);
  }
  for (const role of ['to', 'cc'] as const) {
    for (const [position, who] of mail[role].entries()) {
      keep(role, who, position);
    }
  }
}
