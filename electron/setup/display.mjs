import { existsSync } from 'node:fs';

/** Whether there is a screen to open a window on. */
export function hasDisplay() {
  if (process.platform !== 'linux' || process.env.WAYLAND_DISPLAY) {
    return true;
  }
  const display = process.env.DISPLAY ?? '';
  const local = /^:(\d+)/.exec(display);
  return local ? existsSync(`/tmp/.X11-unix/X${local[1]}`) : display !== '';
}
