/** Several mailboxes shown as one. */
import type { Candidate, ImportSummary, Inspection } from '../../../electron/contract/entities.ts';
import { formatCount } from '../../words/count.ts';

/** What was seen in several mailboxes, as if they were one: somebody who writes in two of them stands there once. */
export function allOf(inspections: readonly Inspection[]): Inspection {
  const [first, ...rest] = inspections;
  if (first === undefined || rest.length === 0) {
    return first ?? { ...nothing };
  }
  const candidates = new Map<string, Candidate>();
  for (const candidate of inspections.flatMap((each) => each.candidates)) {
    const before = candidates.get(candidate.address);
    const [likelier, other] =
      before && before.likelihood > candidate.likelihood ? [before, candidate] : [candidate, before];
    candidates.set(candidate.address, { ...likelier, mails: likelier.mails + (other?.mails ?? 0) });
  }
  const sum = (of: (each: Inspection) => number): number => inspections.reduce((total, each) => total + of(each), 0);
  const documents = sum((each) => each.documents ?? 0);
  return {
    format: inspections.every(({ format }) => format === 'jsonl') ? 'jsonl' : 'folder',
    name: formatCount(inspections.length, 'mailbox', 'mailboxes'),
    bytes: sum(({ bytes }) => bytes),
    mails: sum(({ mails }) => mails),
    ...(documents > 0 ? { documents } : {}),
    complete: inspections.every(({ complete }) => complete),
    candidates: [...candidates.values()].sort((a, b) => b.likelihood - a.likelihood || b.mails - a.mails),
    suggested: [...new Set(inspections.flatMap(({ suggested }) => suggested))].filter((address) =>
      isOneself(address, inspections),
    ),
  };
}

/**
 * Somebody who looks like the person in one mailbox, as the only writer of three mails does, and is one of many in a
 * larger one, is a friend of theirs.
 */
function isOneself(address: string, inspections: readonly Inspection[]): boolean {
  const mailsWhere = (isWhere: (each: Inspection) => boolean): number =>
    inspections.filter(isWhere).reduce((sum, { mails }) => sum + mails, 0);
  const isAmong = ({ candidates }: Inspection): boolean => candidates.some((each) => each.address === address);
  return (
    mailsWhere(({ suggested }) => suggested.includes(address)) >=
    mailsWhere((each) => isAmong(each) && !each.suggested.includes(address))
  );
}

const nothing: Inspection = {
  ...{ format: 'folder', name: '', bytes: 0, mails: 0, complete: true, candidates: [], suggested: [] },
};

/** What came in from two mailboxes, as one report. */
export function sumOf(a: ImportSummary, b: ImportSummary): ImportSummary {
  const why = new Map(a.leftOut.map((each) => [each.why, each.mails]));
  for (const each of b.leftOut) {
    why.set(each.why, (why.get(each.why) ?? 0) + each.mails);
  }
  const named = (name: string, { refusals }: ImportSummary): ImportSummary['refusals'] =>
    refusals.map(({ where, reason }) => ({ where: where.startsWith(name) ? where : `${name}: ${where}`, reason }));
  return {
    ...{ sourceId: b.sourceId, name: `${a.name} and ${b.name}`, read: a.read + b.read, sent: a.sent + b.sent },
    ...{ received: a.received + b.received, known: a.known + b.known, refused: a.refused + b.refused },
    withoutOwnWords: a.withoutOwnWords + b.withoutOwnWords,
    refusals: [...a.refusals, ...named(b.name, b)].slice(0, 100),
    leftOut: [...why].map(([reason, mails]) => ({ why: reason, mails })),
    ...(b.documents === undefined && a.documents === undefined ? {} : { documents: b.documents ?? a.documents }),
    seconds: a.seconds + b.seconds,
  };
}
