import type { RewriteManner } from '../../contract/rewriting.ts';
import type { Turn } from './turn.ts';

/** A passage of the person, and in a few words what it says. */
export interface OwnPassage {
  readonly notes: string;
  readonly text: string;
}

export interface RewriteBrief {
  readonly writer: string;
  readonly styleCard: readonly string[];
  /** English name of the language of the text. */
  readonly language: string;
  readonly manner: Exclude<RewriteManner, 'continue'>;
  readonly instruction: string;
  readonly text: string;
  /** Passages that show how the person says things; for `mine`. */
  readonly passages: readonly OwnPassage[];
}

const orders = {
  mine: 'Say this in your own words',
  shorter: 'Say this in about half as many words, in the same tone',
  friendlier: 'Say this more warmly and kindly, in about as many words',
} as const;

/**
 * The conversation in which a text is rewritten. The person's own passages are answers the model seems to have given
 * before, as in drafting.
 */
export function rewritePrompt(brief: RewriteBrief): Turn[] {
  const { writer, styleCard, manner, instruction, language, text, passages } = brief;
  const order = manner === 'instruction' ? `Change this text: ${instruction}` : orders[manner];
  return [
    {
      role: 'system',
      text: [
        `You are ${writer} and rewrite texts.`,
        'You keep every name, number, date and fact, who does what to whom, and the language; you add nothing.',
        'You answer with the new text alone.',
        ...styleCard,
      ].join(' '),
    },
    ...passages.flatMap((passage): Turn[] => [
      { role: 'user', text: asked(orders.mine, language, passage.notes) },
      { role: 'assistant', text: passage.text },
    ]),
    { role: 'user', text: asked(order, language, text) },
  ];
}

function asked(order: string, language: string, text: string): string {
  return `${order}, in ${language}:\n"""\n${text}\n"""`;
}

/** The conversation in which the model goes on with a text, which is put into its mouth. */
export function continuePrompt({ writer, styleCard }: Pick<RewriteBrief, 'writer' | 'styleCard'>): Turn[] {
  return [
    { role: 'system', text: [`You are ${writer} and write ${writer}'s texts.`, ...styleCard].join(' ') },
    { role: 'user', text: 'Write the text, and go on where you stopped.' },
  ];
}
