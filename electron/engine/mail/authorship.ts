import type { Address, Direction } from '../../contract/entities.ts';
import { fieldAddresses, fieldText, type Header } from './header.ts';
import type { ParsedMail } from './mime.ts';

/** Who wrote a mail. A list may have put its own address in From: then the author stands in other fields. */
export function authorOf(header: Header): Address | null {
  const from = fieldAddresses(header.get('from'), 1)[0] ?? fieldAddresses(header.get('sender'), 1)[0] ?? null;
  if (from === null) {
    return null;
  }
  const rewritten = /^(?:"?'?)(.+?)'?"?\s+(?:via|über|par|através de|tramite)\s+\S/i.exec(from.name);
  const list = listOf(header);
  if (!rewritten && from.address !== list) {
    return from.name === '' ? { ...from, name: archivedName(header) } : from;
  }
  const name = (rewritten?.[1] ?? from.name).replace(/^['"]|['"]$/g, '');
  const originals = ['x-original-from', 'x-gm-original-from', 'x-original-sender', 'reply-to'].flatMap((field) =>
    fieldAddresses(header.get(field), 5),
  );
  const original = originals.find(({ address }) => address !== '' && address !== list && address !== from.address);
  return { name, address: original?.address ?? from.address };
}

/** The name that an archive of Lotus Notes or Exchange keeps beside a bare address; empty where there is none. */
function archivedName(header: Header): string {
  const name = fieldText(header.get('x-from')).replace(/\s*<.*$/, '');
  return name.includes('@') ? '' : name;
}

/** The address or the id of the mailing list that carried the mail, or null. */
export function listOf(header: Header): string | null {
  const post = /mailto:([^>?\s]+)/i.exec(header.get('list-post') ?? '')?.[1];
  const direct = post ?? header.get('x-mailing-list') ?? header.get('x-beenthere') ?? header.get('mailing-list');
  const address = direct === undefined ? undefined : /[^\s<>:;,]+@[^\s<>:;,]+/.exec(direct)?.[0];
  if (address !== undefined) {
    return address.toLowerCase();
  }
  const id = /<([^<>\s]+)>/.exec(header.get('list-id') ?? '')?.[1];
  return id?.toLowerCase() ?? null;
}

/**
 * An address that got the mail and asks for answers in the author's place: a list that names itself in no other way, or
 * null.
 */
export function answeringList(header: Header, author: Address | null): string | null {
  const [reply] = fieldAddresses(header.get('reply-to'), 2);
  if (reply === undefined || reply.address === author?.address) {
    return null;
  }
  const readers = ['to', 'cc'].flatMap((field) => fieldAddresses(header.get(field), 50));
  return readers.some(({ address }) => address === reply.address) ? reply.address : null;
}

/**
 * True where a machine wrote the mail: newsletters, notices, automatic replies, calendar items, delivery reports. What
 * the person sent to many is theirs all the same.
 */
export function isAutomatic(mail: ParsedMail, direction: Direction): boolean {
  return mail.machine !== null || isAutoReply(mail.header) || (direction === 'received' && isBulk(mail.header));
}

/** How mail programs begin the subject of an answer in somebody's absence. */
const autoSubject = new RegExp(
  `^(?:${[
    'automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|automatische antwort|abwesenheits?\\S*|abwesend',
    'réponse automatique|absence du bureau|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)',
    'automatisch antwoord|afwezig\\S*|resposta automática|odpowiedź automatyczna|автоответ|автоматичн\\S+ відповідь|автоматический ответ',
    'autosvar|automatisk(?:t)? svar|automaattinen vastaus|poissa|automatická odpove[ďd]|automatická odpověď|otomatik yanıt|automatikus válasz|răspuns automat',
    'auto: .{2,80}(?:is out of the office|ist au(?:ß|ss)er haus|est absent|\\(returning|\\(rückkehr|\\(retour)', // Lotus Notes
    '自动(?:回复|答复)|自動(?:返信|応答|回覆)|자동 ?(?:회신|응답)|מענה אוטומטי|رد تلقائي',
  ].join('|')})(?!\\p{L})`,
  'iu',
);

/** Sent by a program on a person's behalf: not their words, even under their name. */
export function isAutoReply(header: Header): boolean {
  const submitted = header.get('auto-submitted')?.toLowerCase() ?? 'no';
  return (
    !submitted.startsWith('no') ||
    header.get('return-path') === '<>' ||
    /^(?:"?mail delivery|.*<?(?:mailer-daemon|postmaster)@)/i.test(header.get('from') ?? '') ||
    isMachineAddress(fieldAddresses(header.get('sender'), 1)[0]?.address ?? '') ||
    header.has('x-autoreply') ||
    header.has('x-autorespond') ||
    /auto_reply/i.test(header.get('precedence') ?? '') ||
    autoSubject.test(fieldText(header.get('subject')))
  );
}

const machineSender =
  /^(?:mailer-daemon|postmaster|no-?_?\.?reply|do-?not-?reply|donotreply|notifications?|bounces?|newsletter|news|alerts?|automated|daemon|nobody|root|cron|info-noreply|[\w-]+-(?:noreply|notifications?))(?:[+\-.].*)?@/i;

/** True for an address that programs write from. */
export function isMachineAddress(address: string): boolean {
  return machineSender.test(address);
}

function isBulk(header: Header): boolean {
  const from = fieldAddresses(header.get('from'), 1)[0]?.address ?? '';
  if (isMachineAddress(from)) {
    return true;
  }
  // A discussion list also says "list" and how to leave; one can write to it.
  const canPost =
    header.has('list-post') ||
    header.has('x-mailing-list') ||
    header.has('x-beenthere') ||
    /(?:^|<)owner-|-owner@/i.test(header.get('sender') ?? ''); // Majordomo says nothing else
  const bulk = /^(?:bulk|junk)/i.test(header.get('precedence') ?? '');
  return !canPost && (bulk || header.has('list-unsubscribe-post') || header.has('x-campaign'));
}

/** The person as the importer knows them: their addresses, and names for mail whose address a list has replaced. */
export interface Me {
  readonly addresses: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/** Makes `Me` from confirmed addresses, and the names that were seen with them. */
export function meFrom(addresses: readonly string[], names: readonly string[] = []): Me {
  return {
    addresses: new Set(addresses.map((address) => address.trim().toLowerCase())),
    names: new Set(names.map(sortedName).filter((name) => name.includes(' '))),
  };
}

/** A name with its words in one order, so that "Lemon, Jim" is "Jim Lemon". */
export function sortedName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\(.*?\)|["',]/g, ' ')
    .trim()
    .split(/\s+/)
    .sort()
    .join(' ');
}

/** Which side of the conversation: sent only where the author is the person. */
export function directionOf(header: Header, author: Address | null, me: Me, inSentFolder = false): Direction {
  if (author === null) {
    return 'received';
  }
  const sender = fieldAddresses(header.get('from'), 1)[0];
  if (me.addresses.has(author.address) && author.address !== listOf(header)) {
    return 'sent';
  }
  // In a folder of sent mail another address under the person's name is theirs too.
  const rewritten =
    inSentFolder || (sender !== undefined && (/ via /i.test(sender.name) || sender.address === listOf(header)));
  return rewritten && me.names.has(sortedName(author.name)) ? 'sent' : 'received';
}
