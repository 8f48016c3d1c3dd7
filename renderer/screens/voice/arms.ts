import type { Arm } from '../../../electron/contract/drafting.ts';
import type { Judgement } from '../../../electron/contract/voice.ts';

/** What stands behind a draft, in the words of the screens: the short name, and what it means. */
export const armWords: Record<Arm, { name: string; what: string }> = {
  base: { name: 'Generic', what: 'The model alone, told nothing of you.' },
  prompt: { name: 'My manner', what: 'It is told in a few words how you write, and opens and closes as you do.' },
  retrieval: { name: 'My mails', what: 'It is shown mails of yours like the one to be written.' },
  adapter: { name: 'Voice alone', what: 'What it learned from your mails, without being shown any.' },
  both: { name: 'My voice', what: 'What it learned from your mails, and mails like this one beside it.' },
};

/** Whether a judgement is of suggestions and not of drafts. */
export function isOfCompleter({ arms }: Pick<Judgement, 'arms'>): boolean {
  return arms.some(({ nextWord }) => nextWord !== null);
}

const suggested: typeof armWords = {
  ...armWords,
  base: { name: 'Without', what: 'The model alone, shown a few of your mails.' },
  adapter: { name: 'My voice', what: 'What it learned from your mails, and the same mails shown.' },
};

/** What the arms of a judgement are called. */
export function armWordsOf(judgement: Pick<Judgement, 'arms'>): typeof armWords {
  return isOfCompleter(judgement) ? suggested : armWords;
}

/** From nothing of the person to all of it. */
export const armOrder: readonly Arm[] = ['base', 'prompt', 'retrieval', 'adapter', 'both'];
