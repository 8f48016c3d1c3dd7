/** Asks the engine what comes next in the mail, for the ghost text behind the caret. */
import type { CompletionChoices } from '../../../electron/contract/completion.ts';
import type { ReplyTo } from '../../../electron/contract/drafting.ts';
import { askEngine } from '../../connection/api.ts';
import { createCell } from '../../connection/cell.ts';
import type { Suggest } from '../../editor/ghost.ts';
import { head, keys, recipient, suggesting } from './page.ts';
import { drafting } from './standing.ts';

/** Null until the engine has told them. */
export const completionChoices = createCell<CompletionChoices | null>(null);

/** The mail being answered as the engine reads it, and which one that was. */
let answered: { readonly replyTo: ReplyTo | null; readonly text: string } = { replyTo: null, text: '' };

export function isSilent(choices: CompletionChoices | null): boolean {
  const to = recipient();
  return choices?.on !== true || (to !== undefined && choices.silentTo.includes(to));
}

/** Reads what this mail is about ahead; called when recipient, subject or the answered mail have settled. */
export async function prepareCompletion(signal: AbortSignal): Promise<void> {
  await readCompletionChoices();
  if (isSilent(completionChoices.get())) {
    return;
  }
  const { subject, replyTo } = head.get();
  const to = recipient();
  const { answered: text } = await askEngine(
    'complete.prepare',
    { subject, replyTo, ...(to === undefined ? {} : { to }) },
    { signal },
  );
  answered = { replyTo, text };
}

export async function readCompletionChoices(): Promise<void> {
  completionChoices.set(await askEngine('complete.choices', {}));
}

export async function chooseCompletion(change: Partial<CompletionChoices>): Promise<void> {
  const before = completionChoices.get() ?? (await askEngine('complete.choices', {}));
  completionChoices.set(await askEngine('complete.choose', { ...before, ...change }));
}

/** Off where they are on and the other way round: for this recipient, or for all mail where nobody is named. */
export async function switchSuggestions(): Promise<void> {
  const choices = completionChoices.get();
  const to = recipient();
  if (choices === null) {
    return;
  }
  if (to === undefined || !choices.on) {
    await chooseCompletion({ on: !choices.on });
  } else {
    const others = choices.silentTo.filter((address) => address !== to);
    await chooseCompletion({ silentTo: isSilent(choices) ? others : [...others, to] });
  }
}

const suggest: Suggest = (before, after, { signal, show }) => {
  const choices = completionChoices.get();
  if (choices === null || isSilent(choices) || drafting.get().state === 'running') {
    return;
  }
  const { subject, replyTo } = head.get();
  const to = recipient();
  const context = {
    ...{ before, after, subject, precision: choices.precision },
    ...{ answered: answered.replyTo === replyTo ? answered.text : '' },
    ...(to === undefined ? {} : { to }),
  };
  const shown = ({ text }: { text: string }): void => {
    show(text);
  };
  // A suggestion that fails is one that is not there: whoever types is not to be bothered.
  askEngine('complete.inline', context, { signal, progress: shown }).then(shown, () => undefined);
};

suggesting.suggest = suggest;
keys.suggest = () => {
  void switchSuggestions();
  return true;
};
