import { useEffect } from 'react';
import { createCell } from '../connection/cell.ts';
import { stopDraft, writeDraft } from '../screens/write/drafting.ts';
import { nextHand } from '../screens/write/hand.ts';
import { isCommand } from './commandKey.ts';
import { goTo, place, type ScreenName } from './place.ts';

const screens: Record<string, ScreenName> = { '1': 'write', '2': 'mail', '3': 'voice', '4': 'models', '5': 'settings' };

/** Counts how often the person asked for the search field. */
export const searchWanted = createCell(0);

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
}

/** What is under a dialog is out of reach for keys, too. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"], [role="alertdialog"]') !== null;
}

/** The keys that work on every screen. */
export function useShortcuts(showKeys: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isInDialog(event.target)) {
        return;
      }
      const screen = screens[event.key];
      if (isCommand(event) && screen !== undefined) {
        goTo(screen);
      } else if (isCommand(event) && event.key === 'f') {
        goTo('mail');
        searchWanted.change((times) => times + 1);
      } else if (isCommand(event) && event.key === 'Enter' && place.get() === 'write') {
        void writeDraft();
      } else if (isCommand(event) && event.key === 'j' && place.get() === 'write') {
        nextHand();
      } else if (event.key === '?' && !isTextField(event.target)) {
        showKeys();
      } else if (event.key !== 'Escape' || !stopDraft()) {
        return;
      }
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [showKeys]);
}
