import type { Arm } from '../../contract/drafting.ts';
import type { Manner } from '../prompt/draft.ts';

/** What goes into a draft. */
export interface Recipe {
  readonly manner: Manner;
  /** Whether worked requests show how an instruction becomes a mail. A trained model has learned that. */
  readonly demonstrations: boolean;
  /** Mails shown in every draft because they are typical of the person. */
  readonly typical: number;
  /** Mails of the person that fit the request: how many are wanted, and the most tokens they may take. */
  readonly fitting: { readonly wanted: number; readonly tokens: number };
  /** Whether passages of documents that fit the request are given as facts. */
  readonly notes: boolean;
  /** Whether greeting and sign-off are put in word for word as the person has them. */
  readonly ownForms: boolean;
  /** Whether the model has what was trained. */
  readonly adapter: boolean;
}

const none = { wanted: 0, tokens: 0 };

/** How each arm makes a draft. Prompts of a trained model are short: it was trained on short ones. */
export const recipes: Readonly<Record<Arm, Recipe>> = {
  base: {
    manner: 'plain',
    demonstrations: false,
    typical: 0,
    fitting: none,
    notes: false,
    ownForms: false,
    adapter: false,
  },
  prompt: {
    manner: 'full',
    demonstrations: true,
    typical: 0,
    fitting: none,
    notes: true,
    ownForms: true,
    adapter: false,
  },
  retrieval: {
    ...{ manner: 'full', demonstrations: true, typical: 2, notes: true, ownForms: true, adapter: false },
    // A small model loses the thread beyond, whatever the machine can read.
    fitting: { wanted: 5, tokens: 1_600 },
  },
  adapter: {
    manner: 'short',
    demonstrations: false,
    typical: 0,
    fitting: none,
    notes: true,
    ownForms: true,
    adapter: true,
  },
  both: {
    ...{ manner: 'short', demonstrations: false, typical: 0, notes: true, ownForms: true, adapter: true },
    fitting: { wanted: 3, tokens: 350 },
  },
};
