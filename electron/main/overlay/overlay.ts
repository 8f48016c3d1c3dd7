import type { AnywhereChoices, OverlayEvent } from '../../contract/anywhere.ts';
import type { Desktop, Front, KeyPress, Place, Point, Taken } from '../desktop/desktop.ts';
import { anchorOf, isIn } from '../desktop/placement.ts';
import type { Inserted } from './inserted.ts';
import { look, occasionOf } from './occasion.ts';

/** The keys go back by themselves when nobody has touched one for so long: a lock of the screen needs them. */
const forgottenMs = 3 * 60_000;
/** A system that is slow to say which window is in front must not keep ours from being shown. */
const frontMs = 30;

/** What the small window is, as far as this has to know: see `overlayWindow.ts`. */
export interface Shown {
  readonly isVisible: boolean;
  readonly place: Place;
  show(anchor: Place): void;
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

/** The program that the window stands over. */
export interface Here {
  readonly number: number;
  front: Front | null;
  taken: Taken | null;
  /** What is selected there. */
  selected: string;
  /** Whether the last word is said: the shortcut then begins anew. */
  isOver: boolean;
}

export interface OverlaySession {
  /** Null while the window is hidden. */
  readonly here: Here | null;
  /** The shortcut was pressed. While the window is shown it does nothing more. */
  press(): void;
  /** Gives the keys back. */
  release(): Promise<void>;
  hide(): void;
  /** Hides it by itself after so many milliseconds, unless something happens before. */
  hideIn(milliseconds: number): void;
  /** Told of what the window shows, and of everything that happens until the returned function is called. */
  watch(watcher: (event: OverlayEvent) => void): () => void;
}

/** What happens from the shortcut on, until the window is hidden again. */
export function createOverlay(parts: OverlayParts): OverlaySession {
  const { desktop, window, inserted } = parts;
  const watchers = new Set<(event: OverlayEvent) => void>();
  let number = 0;
  let here: Here | null = null;
  let isOpening = false;
  let timer: NodeJS.Timeout | undefined;

  /** What the window shows now: its page may come later than the shortcut, or anew. */
  let standing: readonly OverlayEvent[] = [];

  const emit = (event: OverlayEvent): void => {
    if (event.kind === 'shown' || event.kind === 'hidden') {
      standing = event.kind === 'shown' ? [event] : [];
    } else if (event.kind === 'occasion') {
      standing = [...standing, event];
    }
    for (const watcher of watchers) {
      watcher(event);
    }
  };
  const hideIn = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(hide, milliseconds).unref();
  };
  const release = async (): Promise<void> => {
    const taken = here?.taken;
    if (here !== null) {
      here.taken = null;
    }
    await taken?.release().catch(() => undefined);
  };

  function hide(): void {
    clearTimeout(timer);
    void release();
    here = null;
    emit({ kind: 'hidden' });
    window.hide();
  }

  async function open(): Promise<void> {
    const mine: Here = { number: ++number, front: null, taken: null, selected: '', isOver: false };
    here = mine;
    const asked = desktop.front().catch(() => null);
    const soon = await Promise.race([asked, new Promise<null>((resolve) => setTimeout(resolve, frontMs, null))]);
    if (here !== mine) {
      return;
    }
    show(soon?.place ?? null, null);
    emit({ kind: 'shown', number });
    mine.front = await asked;
    const seen = await look(desktop, mine.front, parts.choices().leftAlone);
    if (here === mine && 'caret' in seen && seen.caret !== null) {
      show(mine.front?.place ?? null, seen.caret);
    }
    const taken = await desktop.takeKeys(onKey, onPress).catch(() => null);
    if (here !== mine) {
      await taken?.release();
      return;
    }
    mine.taken = taken;
    mine.selected = seen.kind === 'text' ? seen.text : '';
    if (taken === null) {
      window.takeFocus();
    }
    hideIn(forgottenMs);
    const canUndo = mine.front !== null && inserted.lastIn(mine.front.window) !== null;
    const beside = { number: mine.number, front: mine.front, canUndo, tellsKeys: taken !== null };
    emit({ kind: 'occasion', occasion: occasionOf(seen, { ...beside, refusal: desktop.refusal }) });
  }

  /** Shows the window beside the caret. Where that is comes a moment later than the shortcut, and not everywhere. */
  function show(program: Place | null, caret: Place | null): void {
    const [place, beside] = [program, caret].map((each) => each && parts.toPoints(each));
    window.show(anchorOf({ caret: beside ?? null, pointer: parts.pointer(), window: place ?? null }));
  }

  function onKey(key: KeyPress): void {
    hideIn(forgottenMs);
    emit({ kind: 'key', ...key });
  }

  function onPress(at: Point): void {
    if (!isIn(parts.toPoints({ ...at, width: 0, height: 0 }), window.place)) {
      hide();
    }
  }

  return {
    get here() {
      return here;
    },
    press: () => {
      if (!isOpening && (here === null || here.isOver || !window.isVisible)) {
        isOpening = true;
        open()
          .catch(hide)
          .finally(() => {
            isOpening = false;
          });
      }
    },
    ...{ release, hide, hideIn },
    watch: (watcher) => {
      watchers.add(watcher);
      for (const event of standing) {
        watcher(event);
      }
      return () => void watchers.delete(watcher);
    },
  };
}
