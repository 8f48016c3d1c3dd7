/** Windows over the window: what lies under them cannot have the focus before they are gone. */
import { useEffect } from 'react';
import { createCell } from '../connection/cell.ts';

const windows = createCell(0);

/** Counts the component as one of them, as long as it is there. */
export function useCovering(): void {
  useEffect(() => {
    windows.change((count) => count + 1);
    return () => {
      windows.change((count) => count - 1);
    };
  }, []);
}

/** Whether a window lies over the window. */
export function isCovered(): boolean {
  return windows.get() > 0;
}

/** Does something at once, or once the last of them is gone and has given the focus back to where it was. */
export function onceUncovered(act: () => void): void {
  if (windows.get() === 0) {
    act();
    return;
  }
  const stop = windows.listen(() => {
    if (windows.get() === 0) {
      stop();
      setTimeout(act);
    }
  });
}
