import { BrowserWindow, screen } from 'electron';
import type { Place } from '../desktop/desktop.ts';
import { place, scaled, type WorkArea } from '../desktop/placement.ts';
import { loadPage, type PagePorts, pagePreferences } from '../pageWindow.ts';
import type { Paths } from '../paths.ts';
import { surface } from '../window.ts';

const width = 460;
const firstHeight = 150;
/** A page that was hidden shows, for a moment, what it showed last: it is given this long to show nothing. */
const blankMs = 34;

export interface OverlayWindow {
  readonly isVisible: boolean;
  /** Where it is, in points. */
  readonly place: Place;
  /** Shows it beside a place. */
  show(anchor: Place): void;
  /** Gives it another height, beside the same place. */
  resize(height: number): void;
  /** Where the keys cannot be had in another way. */
  takeFocus(): void;
  hide(): void;
}

/**
 * The small window over other programs: made once and hidden, so that it is there at once. It never takes the focus
 * where the system allows that.
 */
export function openOverlayWindow(
  paths: Paths,
  focusable: boolean,
  onPorts: (ports: PagePorts) => void,
): OverlayWindow {
  const window = new BrowserWindow({
    width,
    height: firstHeight,
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    focusable,
    title: 'Ownhand',
    backgroundColor: surface(),
    // Under X11 no window manager moves or focuses it; on macOS it may have the keys of a program that stays in front.
    ...(process.platform === 'linux' ? { type: 'notification' } : {}),
    ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    webPreferences: { ...pagePreferences(paths), backgroundThrottling: false },
  });
  window.setAlwaysOnTop(true, 'pop-up-menu');
  loadPage(window, 'overlay/index.html', onPorts);
  let beside: Place = { x: 0, y: 0, width: 0, height: 0 };
  let height = firstHeight;
  let hiding: NodeJS.Timeout | undefined;
  let isFocusable = focusable;
  const putInPlace = (): void => {
    window.setBounds(place({ width, height }, beside, workAreas()));
  };
  const letFocus = (next: boolean): void => {
    if (next !== isFocusable) {
      isFocusable = next;
      window.setFocusable(next);
    }
  };
  return {
    get isVisible() {
      return !window.isDestroyed() && window.isVisible() && hiding === undefined;
    },
    get place() {
      return window.getBounds();
    },
    show: (anchor) => {
      clearTimeout(hiding);
      hiding = undefined;
      beside = anchor;
      putInPlace();
      window.showInactive();
    },
    resize: (next) => {
      height = Math.ceil(next);
      putInPlace();
    },
    takeFocus: () => {
      letFocus(true);
      window.focus();
    },
    hide: () => {
      clearTimeout(hiding);
      hiding = setTimeout(() => {
        hiding = undefined;
        // The app may be ending.
        if (!window.isDestroyed()) {
          window.hide();
          letFocus(focusable);
        }
      }, blankMs);
    },
  };
}

function workAreas(): readonly [WorkArea, ...WorkArea[]] {
  const [first, ...others] = screen.getAllDisplays().map(({ workArea }) => workArea);
  return [first ?? screen.getPrimaryDisplay().workArea, ...others];
}

/** Under X11 programs count in the screen's own points, and all monitors have one scale. */
export function toPoints(of: Place): Place {
  return process.platform === 'linux' ? scaled(of, screen.getPrimaryDisplay().scaleFactor) : of;
}
