import { type RefObject, useEffect } from 'react';

const stops = 'button:not(:disabled), a[href], input:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

function stopsIn(element: Element): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(stops)].filter(({ tabIndex }) => tabIndex >= 0);
}

interface Held {
  readonly element: Element;
  /** What it lies in, from the nearest on up to the screen, with its place among what takes the focus in each. */
  readonly around: readonly { readonly element: Element; readonly place: number }[];
}

function held(element: Element, screen: Element): Held {
  const around: { element: Element; place: number }[] = [];
  for (let at = element.parentElement; at !== null && at !== screen; at = at.parentElement) {
    around.push({ element: at, place: stopsIn(at).findIndex((each) => each === element) });
  }
  return { element, around };
}

/** A title takes the focus only from here, and not by Tab. */
function focusTitle(root: Element): void {
  const title = root.querySelector('h1');
  title?.setAttribute('tabindex', '-1');
  title?.focus({ preventScroll: true });
}

/**
 * Where what has the focus goes away, as a deleted row does with its button, or a button once it is pressed, the focus
 * goes to what stands in its place, and where nothing does, to the title of the screen. Otherwise it would be nowhere.
 */
export function useFocusKept(screen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = screen.current;
    if (root === null) {
      return undefined;
    }
    let last: Held | null = null;
    const note = ({ target }: FocusEvent): void => {
      last = target instanceof Element ? held(target, root) : null;
    };
    const changes = new MutationObserver(() => {
      const isLost = last?.element.isConnected === false && document.activeElement === document.body;
      if (last === null || !isLost) {
        return;
      }
      // What holds the title is the whole page, and no place in it.
      const place = last.around.find(
        ({ element }) => element.isConnected && element.querySelector('h1') === null && stopsIn(element).length > 0,
      );
      const there = place === undefined ? [] : stopsIn(place.element);
      const next = there[Math.min(place?.place ?? 0, there.length - 1)];
      if (next === undefined) {
        focusTitle(root);
      } else {
        next.focus({ preventScroll: true });
      }
    });
    root.addEventListener('focusin', note);
    changes.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', note);
      changes.disconnect();
    };
  }, [screen]);
}
