import type { Place, Point } from './desktop.ts';

/** A monitor's area that windows may cover: without bars and docks. */
export type WorkArea = Place;

/** Between the window and what it stands beside, in points. */
const gap = 8;

/** What the small window stands beside: the caret, else the pointer where it is over the program, else the program. */
export function anchorOf(of: {
  readonly caret: Place | null;
  readonly pointer: Point;
  readonly window: Place | null;
}): Place {
  const { caret, pointer, window } = of;
  if (caret !== null) {
    return caret;
  }
  if (window === null || isIn(pointer, window)) {
    return { ...pointer, width: 0, height: 0 };
  }
  // The upper third of the program: what is written there stays in sight.
  return {
    x: window.x + Math.round(window.width / 4),
    y: window.y + Math.round(window.height / 3),
    width: 0,
    height: 0,
  };
}

/**
 * Where a window of a size goes: below what it stands beside, above it where there is no room below, and always within
 * one monitor. `areas` are those of all monitors; the one that the anchor is on, or is nearest to, is taken.
 */
export function place(
  size: { readonly width: number; readonly height: number },
  anchor: Place,
  areas: readonly [WorkArea, ...WorkArea[]],
): Place {
  const area = areas.reduce((best, each) => (distance(anchor, each) < distance(anchor, best) ? each : best));
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  const below = anchor.y + anchor.height + gap;
  const above = anchor.y - gap - height;
  const fitsBelow = below + height <= area.y + area.height;
  const y = fitsBelow || above < area.y ? below : above;
  return {
    x: within(anchor.x, area.x, area.x + area.width - width),
    y: within(y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

/** Points of a screen that is shown enlarged, as the points that windows are placed in. */
export function scaled(place: Place, factor: number): Place {
  const [x, y, width, height] = [place.x, place.y, place.width, place.height].map((each) => Math.round(each / factor));
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
}

export function isIn({ x, y }: Point, area: Place): boolean {
  return x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

function distance({ x, y }: Point, area: Place): number {
  const [right, bottom] = [area.x + area.width - 1, area.y + area.height - 1];
  return Math.hypot(x - within(x, area.x, right), y - within(y, area.y, bottom));
}
