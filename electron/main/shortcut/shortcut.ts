/** The system's own list of shortcuts, as Electron's `globalShortcut` gives it. */
export interface ShortcutList {
  register(accelerator: string, onPress: () => void): boolean;
  unregister(accelerator: string): void;
}

export interface Shortcut {
  /** The keys that are in force; null where none are. */
  readonly keys: string | null;
  /**
   * Puts other keys in the place of the present ones, or none for null. Where they cannot be had the present ones stay,
   * and a sentence says why.
   */
  use(keys: string | null): string | null;
}

const modifiers = /^(?:Control|Ctrl|CommandOrControl|CmdOrCtrl|Command|Cmd|Alt|Option|AltGr|Super|Meta)$/i;
const functionKey = /^F(?:[1-9]|1\d|2[0-4])$/i;

/** Whether keys can be a shortcut at all: a letter alone would be lost to every program. */
export function isShortcut(keys: string): boolean {
  const parts = keys.split('+');
  const last = parts.at(-1) ?? '';
  const held = parts.slice(0, -1);
  const isKey = last !== '' && !modifiers.test(last) && !/^Shift$/i.test(last);
  return isKey && (functionKey.test(last) || held.some((part) => modifiers.test(part)));
}

/** One shortcut that works in every program. */
export function createShortcut(list: ShortcutList, onPress: () => void): Shortcut {
  let present: string | null = null;
  return {
    get keys() {
      return present;
    },
    use: (keys) => {
      if (keys === present) {
        return null;
      }
      if (keys !== null) {
        const obstacle = whyNot(list, keys, onPress);
        if (obstacle !== null) {
          return obstacle;
        }
      }
      if (present !== null) {
        list.unregister(present);
      }
      present = keys;
      return null;
    },
  };
}

function whyNot(list: ShortcutList, keys: string, onPress: () => void): string | null {
  if (!isShortcut(keys)) {
    return `${spoken(keys)} cannot be a shortcut. Choose a key together with Ctrl, Alt or the Windows or Command key.`;
  }
  try {
    return list.register(keys, onPress)
      ? null
      : `${spoken(keys)} is taken by another program or by the system. Choose other keys, or free these there.`;
  } catch {
    // Electron throws for names of keys that it does not know.
    return `${spoken(keys)} cannot be a shortcut on this system. Choose other keys.`;
  }
}

/** Keys as a person writes them. */
export function spoken(keys: string): string {
  return keys
    .split('+')
    .map((key) => ({ Control: 'Ctrl', CommandOrControl: 'Ctrl' })[key] ?? key)
    .join(' + ');
}
