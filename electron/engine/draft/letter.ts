import type { Part } from '../../contract/entities.ts';

/** How a mail of the person begins and ends, apart from what it says. */
export interface Letter {
  readonly greeting: string | null;
  /** Line breaks between the greeting and what follows: 1, or 2 with a blank line. */
  readonly greetingBreaks: number;
  /** Own words without greeting and sign-off. */
  readonly body: string;
  /** The sign-off with the line breaks before it. */
  readonly signOff: string | null;
}

const longestSignOff = 120;

/** Reads the form of a mail off its parts, in which blank lines belong to what stands above them. */
export function letterOf(parts: readonly Part[]): Letter {
  const greeting = parts.find(({ kind }) => kind === 'greeting');
  const signOffAt = parts.findLastIndex(({ kind }) => kind === 'sign-off');
  const signOff = parts[signOffAt]?.text.trim();
  const before = parts.slice(0, Math.max(0, signOffAt)).findLast(({ kind }) => kind === 'own' || kind === 'greeting');
  return {
    greeting: greeting?.text.trim() ?? null,
    greetingBreaks: trailingBreaks(greeting?.text ?? ''),
    body: parts
      .filter(({ kind }) => kind === 'own')
      .map(({ text }) => text.trim())
      .join('\n\n'),
    signOff:
      signOff === undefined || signOff === '' || signOff.length > longestSignOff
        ? null
        : '\n'.repeat(trailingBreaks(before?.text ?? '')) + signOff.replace(/\n{2,}/g, '\n'),
  };
}

/** 1 where the next part follows on the next line, 2 where a blank line or more stands between. */
function trailingBreaks(text: string): number {
  return /\n[ \t]*$/.test(text) ? 2 : 1;
}
