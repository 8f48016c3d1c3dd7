import { readFileSync, writeFileSync } from 'node:fs';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

const Place = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximized: z.boolean(),
});

const first = { width: 1180, height: 780 };

export interface WindowPlace {
  /** Where the window stood last time, if there is still a screen there. */
  bounds(): { width: number; height: number; x?: number; y?: number };
  /** Puts the window back into its state, and writes its place down when it is closed. */
  remember(window: BrowserWindow): void;
}

/** The window's place, kept in a small file. A file that cannot be read or written costs nothing but the memory. */
export function windowPlace(file: string): WindowPlace {
  const place = read(file);
  return {
    bounds: () => {
      if (place === null) {
        return first;
      }
      const { x, y, width, height } = place;
      const visible = x !== undefined && y !== undefined && isOnAScreen({ x, y, width, height });
      return visible ? { x, y, width, height } : { width, height };
    },
    remember: (window) => {
      if (place?.maximized) {
        window.maximize();
      }
      window.on('close', () => {
        const content = { ...window.getNormalBounds(), maximized: window.isMaximized() };
        try {
          writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
        } catch {
          // The next window opens in the usual place.
        }
      });
    },
  };
}

function read(file: string): z.infer<typeof Place> | null {
  try {
    return Place.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Whether enough of the window's top would be seen to take hold of it. */
function isOnAScreen({ x, y, width }: Rectangle): boolean {
  return screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        x + width > workArea.x + 80 &&
        x < workArea.x + workArea.width - 80 &&
        y >= workArea.y - 10 &&
        y < workArea.y + workArea.height - 40,
    );
}
