import { copyOnly } from './copyOnly.ts';
import type { Desktop } from './desktop.ts';
import { openX11 } from './x11/openX11.ts';

const wayland =
  'Wayland lets no program see what is selected in another, or press keys there. What Ownhand writes is copied, for you to paste.';
const noServer =
  'The X server lets no keys be pressed by programs here. What Ownhand writes is copied, for you to paste.';
const elsewhere =
  'On this system Ownhand cannot look into other programs yet. What it writes is copied, for you to paste.';

/** The arm for the system that this runs on. */
export async function openDesktop(): Promise<Desktop> {
  if (process.platform !== 'linux') {
    return copyOnly(elsewhere);
  }
  if (isWayland()) {
    return copyOnly(wayland);
  }
  return openX11().catch(() => copyOnly(noServer));
}

/** Programs for X also run under Wayland, but see only each other there. */
export function isWayland(): boolean {
  return process.env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(process.env['WAYLAND_DISPLAY']);
}
