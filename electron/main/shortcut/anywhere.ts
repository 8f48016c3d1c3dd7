import type { AnywhereChoices, AnywhereState } from '../../contract/anywhere.ts';
import type { KeptChoices } from './choices.ts';
import type { Shortcut } from './shortcut.ts';

const pauseMs = 60 * 60_000;
/** Who had the keys may be about to end, as an earlier run of this program is: so often and after so long it is tried. */
const again = { times: 30, everyMs: 2_000 };

export interface Anywhere {
  readonly state: AnywhereState;
  /** Told of every change from now on. Returns what ends it. */
  onChange(listener: (state: AnywhereState) => void): () => void;
  choose(part: Partial<AnywhereChoices>): AnywhereState;
  pause(paused: boolean): AnywhereState;
}

export interface Parts {
  readonly choices: KeptChoices;
  readonly shortcut: Shortcut;
  /** What the system does not let through. */
  readonly refusal: string | null;
  readonly startAtLogin: (on: boolean) => void;
}

/** Whether the shortcut is in force, and why not. */
export function createAnywhere({ choices, shortcut, refusal, startAtLogin }: Parts): Anywhere {
  const listeners = new Set<(state: AnywhereState) => void>();
  let obstacle: string | null = null;
  let pausedUntil: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let trying: NodeJS.Timeout | undefined;

  const state = (): AnywhereState => ({ choices: choices.now, obstacle, refusal, pausedUntil });
  const changed = (): AnywhereState => {
    for (const listener of [...listeners]) {
      listener(state());
    }
    return state();
  };
  const apply = (keys: string): void => {
    clearTimeout(trying);
    obstacle = shortcut.use(choices.now.on && pausedUntil === null ? keys : null);
  };
  /** Puts the chosen keys in force, as soon as they can be had. */
  const start = (times = again.times): void => {
    apply(choices.now.shortcut);
    if (obstacle !== null && times > 0) {
      trying = setTimeout(() => {
        start(times - 1);
        if (obstacle === null) {
          changed();
        }
      }, again.everyMs).unref();
    }
  };
  const pause = (paused: boolean): AnywhereState => {
    clearTimeout(timer);
    pausedUntil = paused ? Date.now() + pauseMs : null;
    timer = paused ? setTimeout(pause, pauseMs, false) : undefined;
    start();
    return changed();
  };
  start();

  return {
    get state() {
      return state();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    choose: ({ shortcut: keys, ...part }) => {
      const before = choices.now;
      choices.change(part);
      apply(keys ?? choices.now.shortcut);
      if (keys !== undefined && obstacle === null) {
        choices.change({ shortcut: keys });
      }
      if (choices.now.startAtLogin !== before.startAtLogin) {
        startAtLogin(choices.now.startAtLogin);
      }
      return changed();
    },
    pause,
  };
}
