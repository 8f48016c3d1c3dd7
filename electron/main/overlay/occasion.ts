import type { Occasion } from '../../contract/anywhere.ts';
import type { Desktop, Found, Front } from '../desktop/desktop.ts';
import { isLeftAlone } from '../desktop/leftAlone.ts';
import { excerpt } from './excerpt.ts';

export type Seen = Found | { readonly kind: 'left-alone' };

/** What there is to work on in the program in front; programs on the list are not even looked at. */
export async function look(desktop: Desktop, front: Front | null, leftAlone: readonly string[]): Promise<Seen> {
  const nothing: Seen = { kind: 'nothing', before: '', caret: null };
  if (front === null) {
    return nothing;
  }
  return isLeftAlone(front.program, leftAlone) ? { kind: 'left-alone' } : desktop.find(front).catch(() => nothing);
}

export interface Beside {
  readonly number: number;
  readonly front: Front | null;
  readonly canUndo: boolean;
  readonly tellsKeys: boolean;
  readonly refusal: string | null;
}

/** What the page is told of it: of a long text as much as can be shown. */
export function occasionOf(seen: Seen, { front, ...beside }: Beside): Occasion {
  const text = seen.kind === 'text' ? seen.text : seen.kind === 'nothing' ? seen.before : '';
  const shown = excerpt(text);
  return {
    ...beside,
    kind: seen.kind,
    text: shown,
    isCut: shown.length < text.length || (seen.kind === 'text' && seen.isCut),
    program: front?.program ?? '',
  };
}
