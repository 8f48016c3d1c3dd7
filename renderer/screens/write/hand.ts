/** Whose hand a draft is written in, once there is a voice to choose. It lasts until the store is left. */
import { useEffect } from 'react';
import type { Arm } from '../../../electron/contract/drafting.ts';
import { createStoreCell, useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';

export type Hand = Extract<Arm, 'base' | 'retrieval' | 'both'>;

export const hands: readonly { readonly id: Hand; readonly words: string }[] = [
  { id: 'base', words: 'Generic' },
  { id: 'retrieval', words: 'My mails' },
  { id: 'both', words: 'My voice' },
];

export const hand = createStoreCell<Hand>('both');

/** Whether a voice is switched on for the model that writes. */
const voiceSpeaks = createStoreCell(false);

/** What drafts are asked for, or nothing where there is nothing to choose. */
export function chosenArm(): Hand | undefined {
  return voiceSpeaks.get() ? hand.get() : undefined;
}

/** Writes on in the hand of a draft that was liked, where that is one to choose. */
export function chooseHand(arm: Arm): void {
  const liked = hands.find(({ id }) => id === arm);
  if (liked) {
    hand.set(liked.id);
  }
}

/** Goes on to the next hand, from the last to the first. False where there is nothing to choose. */
export function nextHand(): boolean {
  const at = hands.findIndex(({ id }) => id === hand.get());
  const next = hands[(at + 1) % hands.length];
  if (!voiceSpeaks.get() || next === undefined) {
    return false;
  }
  hand.set(next.id);
  return true;
}

/** Whether there is a voice to choose, as long as a screen asks. */
export function useVoiceSpeaks(): boolean {
  const voices = useCall('voice.list', {});
  const models = useCall('models.list', {});
  const writer = models.value?.find(({ inUse }) => inUse.includes('writer'));
  const isKnown = voices.value !== undefined && models.value !== undefined;
  const speaks =
    voices.value?.some(
      ({ active, role, base, obstacle }) => active && role === 'writer' && base === writer?.id && obstacle === null,
    ) ?? false;
  useEffect(() => {
    // Until that is known, what was known last holds: a draft asked for at once is written in the hand that was chosen.
    if (isKnown) {
      voiceSpeaks.set(speaks);
    }
  }, [isKnown, speaks]);
  return useCell(voiceSpeaks);
}
