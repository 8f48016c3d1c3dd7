import { type RefObject, useEffect, useRef } from 'react';

/**
 * Gives an element the focus where a change took away what had it: from nowhere keys reach nothing, and Tab would begin
 * at the top again. Call it where `change` can take away something that is pressed; the element needs a `tabIndex`.
 */
export function useLostFocus(element: RefObject<HTMLElement | null>, change: unknown): void {
  const before = useRef(change);
  useEffect(() => {
    if (before.current === change) {
      return undefined;
    }
    before.current = change;
    // What is hidden loses the focus only once the page has been drawn, and a closed window gives it back then.
    const timer = setTimeout(() => {
      if (document.activeElement === null || document.activeElement === document.body) {
        element.current?.focus({ preventScroll: true });
      }
    }, 60);
    return () => {
      clearTimeout(timer);
    };
  }, [element, change]);
}
