/** Rewriting what is selected on the page: asked for, looked at change by change, taken or not. */
import { isolateHistory } from '@codemirror/commands';
import type { RewriteManner } from '../../../electron/contract/rewriting.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine } from '../../connection/api.ts';
import { createCell } from '../../connection/cell.ts';
import { asAppError, isCancelled } from '../../connection/failure.ts';
import { onLeaving } from './keeping.ts';
import { text } from './page.ts';

export interface Rewriting {
  readonly manner: RewriteManner;
  readonly instruction: string;
  /** Where the text stands that is rewritten, and what it is. */
  readonly from: number;
  readonly before: string;
  readonly after: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly error: AppError | null;
}

export const rewriting = createCell<Rewriting | null>(null);
let stop = new AbortController();

/** Rewrites the selection, or where nothing is selected the whole mail. */
export async function rewriteSelection(manner: RewriteManner, instruction = ''): Promise<void> {
  const { from, to, empty } = text.state.selection.main;
  const start = empty ? 0 : from;
  await ask(manner, instruction, start, text.state.sliceDoc(start, empty ? text.state.doc.length : to));
}

/** Another try at the same. */
export async function rewriteAgain(): Promise<void> {
  const last = rewriting.get();
  if (last) {
    await ask(last.manner, last.instruction, last.from, last.before);
  }
}

async function ask(manner: RewriteManner, instruction: string, from: number, before: string): Promise<void> {
  stop.abort();
  const now = new AbortController();
  stop = now;
  rewriting.set({ manner, instruction, from, before, after: '', state: 'running', error: null });
  const note = (change: Partial<Rewriting>): void => {
    if (stop === now) {
      rewriting.change((last) => last && { ...last, ...change });
    }
  };
  try {
    const { text: after } = await askEngine(
      'rewrite.write',
      { text: before, manner, instruction },
      {
        signal: now.signal,
        progress: (step) => {
          if (step.kind === 'text') {
            note({ after: (rewriting.get()?.after ?? '') + step.text });
          }
        },
      },
    );
    note({ after, state: 'done' });
  } catch (error) {
    note(isCancelled(error) ? { state: 'done' } : { state: 'failed', error: asAppError(error) });
  }
}

/** Puts the new text in the place of the old, as one step to undo. Answers false where the page has changed there. */
export function takeRewriting(result: string): boolean {
  const last = rewriting.get();
  if (last === null || text.state.sliceDoc(last.from, last.from + last.before.length) !== last.before) {
    return false;
  }
  text.dispatch([
    text.state.update({
      changes: { from: last.from, to: last.from + last.before.length, insert: result },
      selection: { anchor: last.from, head: last.from + text.state.toText(result).length },
      annotations: isolateHistory.of('full'),
    }),
  ]);
  leaveRewriting();
  return true;
}

export function leaveRewriting(): void {
  stopRewriting();
  text.focus();
}

function stopRewriting(): void {
  stop.abort();
  rewriting.set(null);
}
onLeaving(stopRewriting);
