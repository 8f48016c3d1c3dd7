/** Asking the engine for a version of what the person wants. */
import type { DraftStep } from '../../electron/contract/drafting.ts';
import type { RewriteStep } from '../../electron/contract/rewriting.ts';
import type { Task } from './state.ts';
import { askEngine } from './connection.ts';

export interface Progress {
  /** What goes on before the first word. */
  readonly onWords: (words: string) => void;
  readonly onText: (piece: string) => void;
}

/** Writes a task's text. Rejects with an `AppError`. */
export async function write(task: Task, selected: string, signal: AbortSignal, report: Progress): Promise<string> {
  if (task.kind === 'answer') {
    const request = task.words || 'Answer this.';
    const { text } = await askEngine(
      'draft.write',
      { request, replyTo: { kind: 'pasted', text: selected } },
      {
        signal,
        progress: (step) => {
          takeDraftStep(step, report);
        },
      },
    );
    return text;
  }
  const asked =
    task.kind === 'continue'
      ? { text: task.words, manner: 'continue' as const }
      : task.kind === 'instruction'
        ? { text: selected, manner: 'instruction' as const, instruction: task.words }
        : { text: selected, manner: task.manner };
  const { text } = await askEngine('rewrite.write', asked, {
    signal,
    progress: (step) => {
      takeRewriteStep(step, report);
    },
  });
  return text;
}

function takeRewriteStep(step: RewriteStep, { onWords, onText }: Progress): void {
  if (step.kind === 'text') {
    onText(step.text);
  } else {
    onWords(step.fraction === null ? 'Waking the model' : 'Reading it');
  }
}

function takeDraftStep(step: DraftStep, { onWords, onText }: Progress): void {
  if (step.kind === 'text') {
    onText(step.text);
  } else if (step.kind === 'stage') {
    onWords(step.stage === 'loading' ? 'Waking the model' : 'Reading how you write');
  }
}
