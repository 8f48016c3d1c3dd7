import type { AnywhereChoices, Occasion, Overlay, OverlayEvent } from '../../contract/anywhere.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import type { Desktop, Found, Front, Insertion, Place, Point, Taken } from '../desktop/desktop.ts';
import { isLeftAlone } from '../desktop/leftAlone.ts';
import { anchorOf, isIn } from '../desktop/placement.ts';
import type { Inserted } from './inserted.ts';
import { excerpt } from './excerpt.ts';
import { sentenceFor } from './sentences.ts';

/** How long a last sentence stays when nothing more can be done. */
const lastWordMs = 6_000;
/** The keys go back by themselves when nobody has touched one for so long: a lock of the screen needs them. */
const forgottenMs = 3 * 60_000;

/** What the small window is, as far as this has to know: see `overlayWindow.ts`. */
export interface Shown {
  readonly isVisible: boolean;
  readonly place: Place;
  show(anchor: Place, withFocus: boolean): void;
  resize(height: number): void;
  takeFocus(): void;
  hide(): void;
}

export interface OverlayParts {
  readonly desktop: Desktop;
  readonly window: Shown;
  readonly inserted: Inserted;
  readonly choices: () => AnywhereChoices;
  readonly leaveAlone: (program: string) => void;
  readonly pointer: () => Point;
  readonly toPoints: (place: Place) => Place;
  readonly copy: (text: string) => void;
  readonly openOwnhand: () => void;
}

export interface OverlaySession {
  readonly handlers: Handlers<Overlay>;
  /** The shortcut was pressed. */
  press(): void;
  /** Puts the window away, for instance because the screen is locked. */
  hide(): void;
}

/** What happens from the shortcut to the text in the other program. */
export function createOverlay(parts: OverlayParts): OverlaySession {
  const { desktop, window, inserted } = parts;
  const watchers = new Set<(event: OverlayEvent) => void>();
  let number = 0;
  /** The program that the window stands over; null while it is hidden. */
  let now: { readonly number: number; readonly front: Front | null; taken: Taken | null; selected: string } | null =
    null;
  let isOpening = false;
  let timer: NodeJS.Timeout | undefined;

  const emit = (event: OverlayEvent): void => {
    for (const watcher of watchers) {
      watcher(event);
    }
  };
  const hideIn = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(hide, milliseconds);
  };
  const release = async (): Promise<void> => {
    const taken = now?.taken ?? null;
    if (now !== null) {
      now.taken = null;
    }
    await taken?.release().catch(() => undefined);
  };

  function hide(): void {
    clearTimeout(timer);
    void release();
    now = null;
    emit({ kind: 'hidden' });
    window.hide();
  }

  async function open(): Promise<void> {
    const front = await desktop.front().catch(() => null);
    const mine = { number: ++number, front, taken: null, selected: '' };
    now = mine;
    const place = front?.place ? parts.toPoints(front.place) : null;
    const caret = front?.caret ? parts.toPoints(front.caret) : null;
    window.show(anchorOf({ caret, pointer: parts.pointer(), window: place }), false);
    emit({ kind: 'shown', number });
    const found = await find(front);
    const taken = await desktop.takeKeys(onKey, onPress).catch(() => null);
    if (now !== mine) {
      await taken?.release();
      return;
    }
    Object.assign(mine, { taken, selected: found.kind === 'text' ? found.text : '' });
    if (taken === null) {
      window.takeFocus();
    }
    hideIn(forgottenMs);
    emit({ kind: 'occasion', occasion: occasionOf(mine.number, front, found, taken !== null) });
  }

  async function find(front: Front | null): Promise<Found | { readonly kind: 'left-alone' }> {
    if (front === null) {
      return { kind: 'nothing', before: '' };
    }
    if (isLeftAlone(front.program, parts.choices().leftAlone)) {
      return { kind: 'left-alone' };
    }
    return desktop.find(front).catch((): Found => ({ kind: 'nothing', before: '' }));
  }

  function occasionOf(
    at: number,
    front: Front | null,
    found: Found | { readonly kind: 'left-alone' },
    tellsKeys: boolean,
  ): Occasion {
    const text = found.kind === 'text' ? found.text : found.kind === 'nothing' ? found.before : '';
    const shown = excerpt(text);
    return {
      ...{ number: at, kind: found.kind, text: shown, tellsKeys, refusal: desktop.refusal },
      isCut: shown.length < text.length || (found.kind === 'text' && found.isCut),
      program: front?.program ?? '',
      canUndo: front !== null && inserted.lastIn(front.window) !== null,
    };
  }

  function onKey({ name, text, control, alt }: { name: string; text: string; control: boolean; alt: boolean }): void {
    hideIn(forgottenMs);
    emit({ kind: 'key', name, text, control, alt });
  }

  function onPress(at: Point): void {
    const { x, y } = parts.toPoints({ ...at, width: 0, height: 0 });
    if (!isIn({ x, y }, window.place)) {
      hide();
    }
  }

  /** Says the last word, without the keys, and goes by itself. */
  function stay(outcome: Exclude<Insertion, 'inserted'>): { inserted: boolean; sentence: string | null } {
    hideIn(lastWordMs);
    return { inserted: false, sentence: sentenceFor(outcome, desktop.refusal) };
  }

  return {
    press: () => {
      if (isOpening || (now !== null && window.isVisible)) {
        return;
      }
      isOpening = true;
      open()
        .catch(hide)
        .finally(() => {
          isOpening = false;
        });
    },
    hide,
    handlers: {
      'overlay.watch': (_, { signal, progress }) =>
        new Promise((resolve) => {
          watchers.add(progress);
          signal.addEventListener('abort', () => {
            watchers.delete(progress);
            resolve(null);
          });
        }),
      'overlay.height': ({ height }) => {
        window.resize(height);
        return null;
      },
      'overlay.insert': async ({ number: of, text, where, manner }) => {
        const here = now;
        if (here?.number !== of) {
          throw new AppError('not-found', 'The window for this text was closed.');
        }
        clearTimeout(timer);
        await release();
        if (here.front === null) {
          parts.copy(text);
          return stay('copied');
        }
        const outcome = await desktop.insert(here.front, text, where);
        if (outcome !== 'inserted') {
          return stay(outcome);
        }
        void inserted.keep(here.front, { manner, before: here.selected, after: text });
        hide();
        return { inserted: true, sentence: null };
      },
      'overlay.undo': async () => {
        const { front } = now ?? {};
        const last = front ? inserted.lastIn(front.window) : null;
        await release();
        hide();
        return { undone: last !== null && (await inserted.undo(last)) };
      },
      'overlay.copy': ({ text }) => {
        parts.copy(text);
        return null;
      },
      'overlay.hide': () => {
        hide();
        return null;
      },
      'overlay.leaveAlone': () => {
        if (now?.front?.program) {
          parts.leaveAlone(now.front.program);
        }
        hide();
        return null;
      },
      'overlay.openOwnhand': () => {
        hide();
        parts.openOwnhand();
        return null;
      },
    },
  };
}
