import type { Address, Candidate, Identity } from '../../contract/entities.ts';
import { authorOf, listOf, sortedName } from './authorship.ts';
import { fieldAddresses, fieldText, type Header } from './header.ts';

/** What a reading of mailboxes tells about who the person may be. */
export interface Evidence {
  mails: number;
  /** Mails in folders of sent mail. */
  inSent: number;
  /** Mails that a list carried. */
  fromLists: number;
  readonly writers: Map<string, Writer>;
}

interface Writer {
  readonly address: string;
  name: string;
  mails: number;
  inSent: number;
  /** Mails that this address did not write but got. */
  received: number;
  readonly folders: Set<string>;
}

const sentFolder =
  /(?:^|[/.\\])(?:sent(?:[ -_]?(?:items?|mail|messages?|elements))?|gesendet(?:e (?:objekte|elemente|nachrichten))?|[ée]l[ée]ments envoy[ée]s|envoy[ée]s|messages envoy[ée]s|elementos enviados|enviad[oa]s|mensajes enviados|itens enviados|posta inviata|inviati|verzonden(?: items| berichten)?|elementy wys[łl]ane|wys[łl]ane|отправленные|надіслані|skickat|skickade objekt|sendt post|l[äa]hetetyt|送信済み.*|已发送.*|寄件備份)(?:[-.].*)?$/i;

/** True where the folder, or a Gmail label, says that its mail was sent. */
export function isSentFolder(folder: string, header?: Header): boolean {
  return (
    sentFolder.test(folder) ||
    /(?:^|,)\s*"?(?:sent|gesendet|envoyés|messages envoyés|enviados|enviad[oa]s|posta inviata|inviati|verzonden|wysłane|отправленные)"?\s*(?:,|$)/i.test(
      fieldText(header?.get('x-gmail-labels')),
    )
  );
}

export function noEvidence(): Evidence {
  return { mails: 0, inSent: 0, fromLists: 0, writers: new Map() };
}

/** At most this many addresses are followed: an archive of a large list names hundreds of thousands. */
const writerLimit = 50_000;

function writerOf(evidence: Evidence, { address, name }: Address): Writer | null {
  let writer = evidence.writers.get(address);
  if (!writer) {
    if (address === '' || evidence.writers.size >= writerLimit) {
      return null;
    }
    writer = { address, name: '', mails: 0, inSent: 0, received: 0, folders: new Set() };
    evidence.writers.set(address, writer);
  }
  writer.name ||= name;
  return writer;
}

/** Notes who wrote a mail and who got it. */
export function gatherEvidence(evidence: Evidence, header: Header, folder: string): void {
  evidence.mails += 1;
  const author = authorOf(header);
  const list = listOf(header);
  const isSent = isSentFolder(folder, header);
  evidence.inSent += isSent ? 1 : 0;
  evidence.fromLists += list === null ? 0 : 1;
  if (author !== null && author.address !== list) {
    const writer = writerOf(evidence, author);
    if (writer) {
      writer.mails += 1;
      writer.inSent += isSent ? 1 : 0;
      writer.folders.add(folder);
    }
  }
  const recipients = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'].flatMap((field) =>
    fieldAddresses(header.get(field), 50),
  );
  for (const address of new Set(recipients.map((recipient) => recipient.address))) {
    const writer = address === author?.address || address === list ? null : writerOf(evidence, { address, name: '' });
    if (writer) {
      writer.received += 1;
    }
  }
}

/**
 * Who of those that write here the person may be, likeliest first. Addresses that write under one name count as one
 * person. In the archive of a list nobody stands out, and the likelihood says so. `me`: who the person is known to be.
 */
export function findCandidates(
  evidence: Evidence,
  me: Identity | null = null,
  limit = 20,
): { candidates: Candidate[]; suggested: string[] } {
  const people = new Map<string, Writer[]>();
  for (const writer of evidence.writers.values()) {
    if (writer.mails > 0) {
      const name = sortedName(writer.name);
      const key = name.includes(' ') ? name : writer.address;
      people.set(key, [...(people.get(key) ?? []), writer]);
    }
  }
  const judged = [...people].map(([key, writers]) => ({ key, writers, ...judge(writers, evidence, people.size) }));
  const candidates = judged
    .flatMap(({ writers, likelihood, reason }) =>
      writers.map(({ address, name, mails }) => ({ address, name, mails, likelihood, reason })),
    )
    .sort((a, b) => b.likelihood - a.likelihood || b.mails - a.mails);
  const best = candidates[0]?.likelihood ?? 0;
  const likely = judged.filter(({ likelihood }) => likelihood >= 0.75 && likelihood > best - 0.1);
  // Which of two who write to each other the person is cannot be told.
  const isOneOfTwo = likely.filter(({ concerned }) => concerned).length > 1;
  const isKnownHere = me !== null && concern(evidence, me.addresses) >= 0.3;
  const suggested = new Set(
    likely
      .filter(({ concerned }) => !(concerned && isOneOfTwo))
      // Where much of the mail is the known person's, or to them, whoever else writes is somebody else.
      .filter(({ key, writers }) => !isKnownHere || isPerson(me, key, writers))
      .flatMap(({ writers }) => writers.map(({ address }) => address)),
  );
  return {
    candidates: candidates.slice(0, limit),
    suggested: candidates.flatMap(({ address }) => (suggested.has(address) ? address : [])).slice(0, limit),
  };
}

/** The part of the mail that somebody wrote or got. */
function concern(evidence: Evidence, addresses: readonly string[]): number {
  const writers = addresses.flatMap((address) => evidence.writers.get(address) ?? []);
  return writers.reduce((sum, { mails, received }) => sum + mails + received, 0) / Math.max(1, evidence.mails);
}

function isPerson(me: Identity, key: string, writers: readonly Writer[]): boolean {
  return key === sortedName(me.name) || writers.some(({ address }) => me.addresses.includes(address));
}

/** `concerned`: judged by what they wrote and got alone, which may be so of two. */
function judge(
  writers: readonly Writer[],
  evidence: Evidence,
  people: number,
): { likelihood: number; reason: string; concerned?: boolean } {
  const sum = (value: (writer: Writer) => number): number => writers.reduce((total, each) => total + value(each), 0);
  const mails = sum((writer) => writer.mails);
  const inSent = sum((writer) => writer.inSent);
  const share = mails / evidence.mails;
  // The number of mails that is shown beside it is of one address; this is of all under that name.
  const wrote = writers.length > 1 ? `the ${writers.length} addresses of this name together wrote` : 'wrote';
  if (evidence.inSent > 0) {
    const part = inSent / evidence.inSent;
    if (part >= 0.3) {
      return {
        likelihood: round(0.7 + 0.29 * part),
        reason: `${wrote} ${inSent} of ${evidence.inSent} mails in sent folders`,
      };
    }
  }
  if (share >= 0.8) {
    return { likelihood: round(0.6 + 0.39 * share), reason: `${wrote} ${mails} of ${evidence.mails} mails here` };
  }
  const covered = Math.min(1, (mails + sum((writer) => writer.received)) / evidence.mails);
  if (covered >= 0.6 && evidence.fromLists < evidence.mails / 2) {
    const reason = `${wrote} or received ${Math.round(covered * 100)} % of the mails here`;
    return { likelihood: round(0.5 + 0.45 * covered * (evidence.inSent > 0 ? 0.5 : 1)), reason, concerned: true };
  }
  const folders = new Set(writers.flatMap((writer) => [...writer.folders])).size;
  const where = folders > 1 ? ` in ${folders} folders` : '';
  return {
    likelihood: round(Math.min(0.4, share)),
    reason: `${wrote} ${mails} of ${evidence.mails} mails${where}; ${people} people write here`,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
