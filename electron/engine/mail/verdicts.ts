import type { Part, PartKind } from '../../contract/entities.ts';
import { gather } from './clean.ts';
import { isBlank } from './kinds.ts';
import { isOwnKind } from './ownText.ts';
import { inWords } from './recollection.ts';

/** What the person said about lines, by the line's words: true where it is theirs. */
export type Verdicts = ReadonlyMap<string, boolean>;

/** A line of fewer words says little: the same words may be the person's in one mail and not in another. */
const fewestWords = 3;

/** What follows for other mails when the person says of this text that it is theirs, or that it is not. */
export function verdictsOn(text: string, mine: boolean): Verdicts {
  const lines = text.split('\n').map(inWords);
  return new Map(lines.filter((words) => words.trim().split(' ').length >= fewestWords).map((words) => [words, mine]));
}

/** Lines of a mail's whole text, from `first` up to `end`, counted from 0. */
export interface Lines {
  readonly first: number;
  readonly end: number;
}

/** The text of these lines; empty where there are none. */
export function textAt(parts: readonly Part[], { first, end }: Lines): string {
  return parts
    .flatMap(({ text }) => text.split('\n'))
    .slice(first, end)
    .join('\n');
}

/** Sets right what the person said about some lines of a mail; greeting and sign-off stay what they are. */
export function correctLines(parts: readonly Part[], { first, end }: Lines, mine: boolean): Part[] {
  return regather(parts, (kind, _, at) => (at >= first && at < end ? judge(kind, mine) : kind));
}

/**
 * Applies what the person said to the parts of another mail; the very same parts where nothing was said. What is
 * quoted or forwarded stays so, their own words among it: there it is not they who write them.
 */
export function applyVerdicts(parts: readonly Part[], verdicts: Verdicts): readonly Part[] {
  if (verdicts.size === 0) {
    return parts;
  }
  const applied = regather(parts, (kind, line) => {
    const mine = verdicts.get(inWords(line));
    return mine === undefined || kind === 'quote' || kind === 'forward' ? kind : judge(kind, mine);
  });
  // Lines may also have gone over from one part to the next.
  const isSame =
    applied.length === parts.length &&
    applied.every(({ kind, text }, at) => kind === parts[at]?.kind && text === parts[at].text);
  return isSame ? parts : applied;
}

function judge(kind: PartKind, mine: boolean): PartKind {
  return isOwnKind(kind) === mine ? kind : mine ? 'own' : 'other';
}

/** Gives each line a kind anew and puts lines of one kind together. */
function regather(parts: readonly Part[], kindOf: (kind: PartKind, text: string, at: number) => PartKind): Part[] {
  const lines: string[] = [];
  const kinds: PartKind[] = [];
  for (const { kind, text } of parts) {
    for (const line of text.split('\n')) {
      kinds.push(isBlank(line) ? kind : kindOf(kind, line, lines.length));
      lines.push(line);
    }
  }
  return gather(lines, kinds);
}
