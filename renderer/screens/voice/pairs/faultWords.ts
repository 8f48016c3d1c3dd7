import type { PairFault, PairForm } from '../../../../electron/contract/pairs.ts';

/** Why a pair is not learned from: in a few words for a list, and in a sentence for whoever asks. */
export const faultWords: Record<PairFault, { short: string; why: string }> = {
  recipient: { short: 'Wrong person', why: 'Every request that was tried named somebody else than whom you wrote to.' },
  copied: {
    short: 'Copied',
    why: 'Every request that was tried repeated your own sentences, so there was nothing left to learn from it.',
  },
  facts: {
    short: 'Facts lost',
    why: 'Every request that was tried left out names, numbers or dates of yours, or made some up.',
  },
  'turned-round': {
    short: 'Turned round',
    why: 'Every request that was tried mixed up who asks, who can or who goes.',
  },
  length: { short: 'Length', why: 'Every request that was tried was far too long or too short for what you wrote.' },
  language: { short: 'Language', why: 'Every request that was tried came in another language than yours.' },
  refused: { short: 'No answer', why: 'The model would not write a request for this.' },
  'no-gain': { short: 'No help', why: 'No request that was tried made your mail any easier to foresee.' },
  'by-hand': { short: 'Dropped by you', why: 'You dropped this pair. Take it back at any time.' },
};

/** How a request is put. */
export const formWords: Record<PairForm, string> = {
  sentence: 'In sentences',
  note: 'As notes',
  restatement: 'To be put in your words',
};
