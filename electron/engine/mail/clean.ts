import type { Part, PartKind } from '../../contract/entities.ts';
import { releaseAnswers, releaseNamed } from './answersBetween.ts';
import type { Body } from './body.ts';
import { claimFooters } from './footer.ts';
import { claimMaterial } from './material.ts';
import { isBlank, type Kinds } from './kinds.ts';
import { claimMeetings } from './meeting.ts';
import { claimQuotations } from './quotation.ts';
import { claimRepeated } from './repetition.ts';
import { claimGreeting, claimMarkedSignatures, claimSignOff } from './salutation.ts';
import { signingNames } from './signing.ts';

export interface Circumstances {
  /** Who wrote it, as far as known: their name is recognised where they sign with it. */
  readonly name?: string;
  readonly address?: string;
  /** It answers another mail. */
  readonly isReply?: boolean;
  /** A machine wrote it. */
  readonly automatic?: boolean;
  /** Lines that were met at the end of several people's mail. */
  readonly footers?: ReadonlySet<string>;
  /** Lines that one person ends a good part of their mail with; below their name they are a signature. */
  readonly cards?: ReadonlySet<string>;
  /** What the mails that it answers say, as `inWords` puts it. */
  readonly earlier?: string;
}

const fromMark: Readonly<Record<string, PartKind>> = {
  quote: 'quote',
  signature: 'signature',
  attribution: 'attribution',
  forward: 'forward',
  'own-end': 'attribution',
};

/** Nobody writes more lines by hand; what follows is kept as it is. */
const lineLimit = 10_000;

const none: ReadonlySet<string> = new Set();

/**
 * Takes a mail apart into the author's words and everything else. The parts joined by newlines are the whole text.
 *
 * Every step claims lines that nobody has claimed before; what is left in the end is the author's own. The order is
 * from the surest signs to the least sure ones.
 */
export function takeApart(body: Body, circumstances: Circumstances = {}): Part[] {
  if (body.lines.length === 0) {
    return [];
  }
  if (body.lines.length > lineLimit) {
    const beginning = takeApart({ ...body, lines: body.lines.slice(0, lineLimit) }, circumstances);
    return [...beginning, { kind: 'other', text: body.lines.slice(lineLimit).join('\n') }];
  }
  const { lines, marks } = body;
  if (circumstances.automatic === true) {
    return [{ kind: 'automatic', text: lines.join('\n') }];
  }
  const kinds: Kinds = new Array<PartKind | undefined>(lines.length).fill(undefined);
  for (const [at, mark] of marks) {
    if (at >= lines.length) {
      break;
    }
    kinds[at] = fromMark[mark];
  }
  const names = signingNames(circumstances.name ?? '', circumstances.address ?? '');
  claimMaterial(lines, kinds);
  claimQuotations(lines, kinds, circumstances.isReply ?? true);
  claimMeetings(lines, kinds);
  claimFooters(body, kinds, names, circumstances.footers ?? none);
  claimMarkedSignatures(lines, kinds, names);
  releaseAnswers(lines, kinds, circumstances.earlier ?? '');
  releaseNamed(lines, kinds, names);
  claimRepeated(lines, kinds, circumstances.earlier ?? '');
  claimGreeting(lines, kinds);
  claimSignOff(lines, kinds, names, circumstances.cards ?? none);
  return gather(lines, kinds);
}

/** Puts lines of one kind together. Blank lines belong to what stands above them. */
export function gather(lines: readonly string[], kinds: Kinds): Part[] {
  const parts: { kind: PartKind; text: string[] }[] = [];
  for (const [at, line] of lines.entries()) {
    const last = parts.at(-1);
    const kind = kinds[at] ?? 'own';
    if (last && (last.kind === kind || isBlank(line))) {
      last.text.push(line);
    } else {
      parts.push({ kind, text: [line] });
    }
  }
  return parts.map(({ kind, text }) => ({ kind, text: text.join('\n') }));
}
