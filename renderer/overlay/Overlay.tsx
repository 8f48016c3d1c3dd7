import { useEffect, useRef } from 'react';
import { useCell } from '../connection/cell.ts';
import { Choosing } from './Choosing.tsx';
import { askMain } from './connection.ts';
import { Said } from './Said.tsx';
import { isForField } from './line.ts';
import { pressKey, state } from './session.ts';
import { Writing } from './Writing.tsx';

/** The small window over other programs. */
export function Overlay() {
  const now = useCell(state);
  const sheet = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = sheet.current;
    if (element === null) {
      return;
    }
    const watch = new ResizeObserver(() => {
      const { height } = element.getBoundingClientRect();
      if (height > 0) {
        void askMain('overlay.height', { height });
      }
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
    };
  }, []);

  // Where main cannot have the keys this page has the focus, and sees them itself.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, isComposing } = event;
      if (isComposing || (event.target instanceof HTMLInputElement && isForField(key))) {
        return;
      }
      event.preventDefault();
      pressKey({ name: key, text: '', control: ctrlKey || metaKey, alt: altKey });
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);

  return (
    <div className="overlay" role="dialog" aria-label="Ownhand" ref={sheet}>
      {now.at === 'choosing' && <Choosing now={now} />}
      {now.at === 'writing' && <Writing now={now} />}
      {now.at === 'said' && <Said sentence={now.sentence} opens={now.opens} />}
      {(now.at === 'waiting' || now.at === 'hidden') && <div className="overlay-waiting" />}
    </div>
  );
}
