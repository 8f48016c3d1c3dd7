/** What a rewriting changes, word by word, and the text that comes of taking some of it. Pure functions. */
import { diffWordsWithSpace } from 'diff';

export interface Same {
  readonly kind: 'same';
  readonly text: string;
}

/** A place where the two texts differ: what stood there, and what is to stand there. Either may be empty. */
export interface Change {
  readonly kind: 'change';
  readonly before: string;
  readonly after: string;
}

/** The two texts side by side, in order; only blanks between two changes join them to one. */
export function changesOf(before: string, after: string): (Same | Change)[] {
  const parts: (Same | Change)[] = [];
  for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
    const last = parts.at(-1);
    if (added || removed) {
      const change = last?.kind === 'change' ? last : { kind: 'change' as const, before: '', after: '' };
      if (last?.kind === 'change') {
        parts.pop();
      }
      parts.push({
        kind: 'change',
        before: change.before + (removed ? value : ''),
        after: change.after + (added ? value : ''),
      });
    } else {
      parts.push({ kind: 'same', text: value });
    }
  }
  return join(parts);
}

function join(parts: readonly (Same | Change)[]): (Same | Change)[] {
  const joined: (Same | Change)[] = [];
  for (const [index, part] of parts.entries()) {
    const [last, next] = [joined.at(-1), parts[index + 1]];
    if (part.kind === 'same' && part.text.trim() === '' && last?.kind === 'change' && next?.kind === 'change') {
      joined[joined.length - 1] = { kind: 'change', before: last.before + part.text, after: last.after + part.text };
    } else if (part.kind === 'change' && last?.kind === 'change') {
      joined[joined.length - 1] = { kind: 'change', before: last.before + part.before, after: last.after + part.after };
    } else {
      joined.push(part);
    }
  }
  return joined;
}

/** The text with every change taken but those at the `refused` places of `parts`. */
export function textOf(parts: readonly (Same | Change)[], refused: ReadonlySet<number>): string {
  return parts
    .map((part, index) => (part.kind === 'same' ? part.text : refused.has(index) ? part.before : part.after))
    .join('');
}
