import { setTimeout as wait } from 'node:timers/promises';
import type { Bus } from './bus.ts';
import { type Accessible, childrenOf, numberOf, processOf, registry, states, statesOf } from './objects.ts';

/** What has the keyboard in a program, and the window that it is in. */
export interface Focused {
  readonly thing: Accessible;
  readonly window: Accessible;
  readonly isEditable: boolean;
}

/** As much as is looked through: what holds more than `mostChildren` is a list or a table, and no place to write in. */
const mostPrograms = 200;
const mostChildren = 200;
const mostThings = 800;
const mostLevels = 60;
/** How long it is waited before each look. */
const againMs = [0, 10, 20, 40];

/** The programs of a process that tell what is in their windows. */
export async function programsOf(bus: Bus, pid: number): Promise<Accessible[]> {
  const programs = (await childrenOf(bus, registry)).slice(0, mostPrograms);
  const pids = await Promise.all(programs.map(({ name }) => processOf(bus, name)));
  return programs.filter((_, index) => pids[index] === pid);
}

/**
 * What has the keyboard; null where nothing says so. Looked for from the window down, level by level: no program is
 * asked for more than it can say at once, and none has to be listened to before. Rejects when the bus is closed.
 */
export async function findFocused(bus: Bus, programs: readonly Accessible[]): Promise<Focused | null> {
  const look = async (): Promise<Focused | null> => {
    const window = await frontOf(bus, programs);
    return window && focusedIn(bus, window);
  };
  // GTK has lost the keyboard to the keys of the shortcut, and knows a moment later that it is back.
  for (const milliseconds of againMs) {
    await wait(milliseconds);
    const found = await look();
    if (found !== null) {
      return found;
    }
  }
  return null;
}

/** The window that says it is in front; Chromium's never do, so without one it is the only one. */
async function frontOf(bus: Bus, programs: readonly Accessible[]): Promise<Accessible | null> {
  const windows = (await Promise.all(programs.map((program) => childrenOf(bus, program)))).flat();
  const are = await Promise.all(windows.slice(0, mostChildren).map((window) => statesOf(bus, window)));
  const shown = windows.filter((_, index) => are[index]?.(states.showing));
  return windows.find((_, index) => are[index]?.(states.active)) ?? (shown.length === 1 ? (shown[0] ?? null) : null);
}

async function focusedIn(bus: Bus, window: Accessible): Promise<Focused | null> {
  let level: readonly Accessible[] = [window];
  let seen = 0;
  for (let depth = 0; depth < mostLevels && level.length > 0 && seen < mostThings; depth++) {
    const things = level.slice(0, mostThings - seen);
    seen += things.length;
    const looked = await Promise.all(
      things.map(async (thing) => {
        const [is, count] = await Promise.all([
          statesOf(bus, thing),
          numberOf(bus, thing, 'Accessible.ChildCount').catch(() => 0),
        ]);
        const isOpen = !is(states.managesDescendants) && count > 0 && count <= mostChildren;
        const seenBy = { isShowing: is(states.showing), isVisible: is(states.visible) };
        return { thing, window, isFocused: is(states.focused), isEditable: is(states.editable), isOpen, ...seenBy };
      }),
    );
    const found = looked.find(({ isFocused }) => isFocused);
    if (found) {
      return found;
    }
    // GTK 4 says of windows alone that they are showing, and of what is in them only that it is visible.
    const showing = looked.filter(({ isShowing }) => isShowing);
    const open = (showing.length > 0 ? showing : looked.filter(({ isVisible }) => isVisible)).filter(
      ({ isOpen }) => isOpen,
    );
    level = (await Promise.all(open.map(({ thing }) => childrenOf(bus, thing).catch(() => [])))).flat();
  }
  return null;
}
