import type { NewMail } from '../store/newMail.ts';
import { answeringList, authorOf, directionOf, isAutomatic, isAutoReply, listOf, type Me } from './authorship.ts';
import { isSentFolder } from './candidates.ts';
import { plainBody } from './body.ts';
import { takeApart } from './clean.ts';
import { fieldAddresses, fieldDate, fieldIds, fieldText, writtenAt } from './header.ts';
import { languageOf } from './language.ts';
import { digest, mailId } from './mailId.ts';
import { parseMail } from './mime.ts';
import { ownText } from './ownText.ts';
import type { MailRecord, RawMail } from './rawMail.ts';

export interface Letter {
  readonly mail: NewMail;
  /** The person's or the other's own words. */
  readonly own: string;
  /** What had to be left out, in a sentence; null where all was read. */
  readonly incomplete: string | null;
}

export interface Knowledge {
  readonly me: Me;
  /** Lines that were met at the end of several people's mail. */
  readonly footers: ReadonlySet<string>;
  /** Lines that one person ends a good part of their mail with. */
  readonly cards?: ReadonlySet<string>;
  /** What the mails with these ids say, as far as they are known and somebody else's. */
  readonly recall?: (messageIds: readonly string[], answerer: string) => string;
  /** The language that an author mostly writes in, as far as it is known. */
  readonly usualLanguage?: (author: string) => string | null;
}

/** Makes a mail for the store out of what a source yielded. A pure function of its arguments. */
export function readLetter(found: RawMail | MailRecord, knowledge: Knowledge): Letter {
  return found.kind === 'mail' ? fromRaw(found, knowledge) : fromRecord(found, knowledge);
}

function fromRaw(found: RawMail, { me, footers, cards, recall, usualLanguage }: Knowledge): Letter {
  const parsed = parseMail(found.raw, found.bytes);
  const { header } = parsed;
  const author = authorOf(header);
  const direction = directionOf(header, author, me, isSentFolder(found.folder, header));
  const subject = fieldText(header.get('subject'));
  const ancestors = [...fieldIds(header.get('references')), ...fieldIds(header.get('in-reply-to'), 5)];
  const parts = takeApart(parsed.body, {
    ...(author && { name: author.name, address: author.address }),
    isReply:
      ancestors.length > 0 ||
      /^\s*(?:re|aw|antw|sv|vs|odp|rép|ref|ynt|回复|答复)\s*(?:\[\d+\])?\s*[:：]/i.test(subject),
    automatic: parsed.machine !== null || isAutoReply(header),
    footers,
    ...(cards && { cards }),
    ...(recall && { earlier: recall(ancestors, author?.address ?? '') }),
  });
  const own = ownText(parts);
  return {
    mail: {
      messageId: mailId(header, found.raw),
      ancestors: [...new Set(ancestors)],
      direction,
      subject,
      date: writtenAt(header),
      from: author,
      to: fieldAddresses(header.get('to')),
      cc: fieldAddresses(header.get('cc')),
      language: languageOf(own, usualLanguage?.(author?.address ?? '')),
      automatic: isAutomatic(parsed, direction),
      list: listOf(header) ?? answeringList(header, author),
      parts,
      attachments: parsed.attachments,
    },
    own,
    incomplete: parsed.incomplete,
  };
}

function fromRecord(found: MailRecord, { me, footers, cards, usualLanguage }: Knowledge): Letter {
  const [address = ''] = me.addresses;
  const [name = ''] = me.names;
  const isReply = /^\s*(?:re|aw)\s*:/i.test(found.subject);
  const parts = takeApart(plainBody(found.text), { name, address, isReply, footers, ...(cards && { cards }) });
  const own = ownText(parts);
  return {
    mail: {
      messageId: digest(Buffer.from(JSON.stringify([found.text, found.subject, found.date, found.to]))),
      ancestors: [],
      direction: 'sent',
      subject: found.subject.replace(/\s+/g, ' ').trim(),
      date: fieldDate(found.date),
      from: address === '' ? null : { name: '', address },
      to: fieldAddresses(found.to),
      cc: [],
      language: languageOf(own, usualLanguage?.(address)),
      automatic: false,
      list: null,
      parts,
      attachments: [],
    },
    own,
    incomplete: null,
  };
}
