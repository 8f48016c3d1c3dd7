import { useSyncExternalStore } from 'react';
import { useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';
import { useSettled } from '../../connection/useSettled.ts';
import { asked } from './drafting.ts';
import { chosenArm } from './hand.ts';
import { head, points, request } from './page.ts';
import { drafting } from './standing.ts';

/** Milliseconds without a change after which it pays to read what has been typed. */
const pause = 600;
/** With fewer words it is too early to tell which of the person's mails fit. */
const fewestWords = 3;

/**
 * Has the writer loaded while the screen is shown, and what a draft would be written after read while its request is
 * still being typed, so that the draft starts at once. The answer changes nothing here; a draft that is asked for ends it.
 */
export function useReadAhead(): void {
  const { state } = useCell(drafting);
  const settled = useSettled(useSyncExternalStore(listen, begun), pause);
  useCall(
    'draft.prepare',
    state === 'running' ? null : settled === null ? {} : { draft: JSON.parse(settled) as Begun },
  );
}

type Begun = ReturnType<typeof asked>;

/** What the page asks for by now, where that is enough to go by; in one string, so that equal ones are the same. */
function begun(): string | null {
  const isEnough = head.get().replyTo !== null || request.text().trim().split(/\s+/).length >= fewestWords;
  return isEnough ? JSON.stringify(asked(chosenArm())) : null;
}

function listen(listener: () => void): () => void {
  const ends = [head, request, points, drafting].map((part) => part.listen(listener));
  return () => {
    for (const end of ends) {
      end();
    }
  };
}
