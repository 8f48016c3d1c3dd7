import { copyOnly } from './copyOnly.ts';
import type { Desktop } from './desktop.ts';
import { openMac } from './mac/openMac.ts';
import { openWindows } from './windows/openWindows.ts';
import { openX11 } from './x11/openX11.ts';

const wayland =
  'Wayland lets no program see what is selected in another, or press keys there. What Ownhand writes is copied, for you to paste.';
const noServer =
  'The X server lets no keys be pressed by programs here. What Ownhand writes is copied, for you to paste.';
/** The arm for the system that this runs on. */
export async function openDesktop(): Promise<Desktop> {
  switch (process.platform) {
    case 'darwin':
      return openMac();
    case 'win32':
      return openWindows();
    default:
      return isWayland() ? copyOnly(wayland) : openX11().catch(() => copyOnly(noServer));
  }
}

/** Programs for X also run under Wayland, but see only each other there. */
export function isWayland(): boolean {
  return process.env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(process.env['WAYLAND_DISPLAY']);
}
