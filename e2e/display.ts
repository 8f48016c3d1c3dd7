import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts a virtual screen for the whole run, also where there is a real one: no window should come up in front of the
 * person who runs the tests. Returns what ends it.
 */
export default async function startDisplay(): Promise<(() => void) | undefined> {
  if (process.platform !== 'linux' || process.env['OWNHAND_SHOW_TESTS']) {
    return undefined;
  }
  // Xvfb picks a free number and says so; no TCP. It must not begin anew whenever the last window closes: an app that
  // starts in that moment finds no screen.
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(screen, 'exit').then(() => {
    throw new Error('The virtual screen did not start. Is Xvfb installed?');
  });
  const [number] = (await Promise.race([once(screen.stdout, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined);
  process.env['DISPLAY'] = `:${number.toString().trim()}`;
  delete process.env['WAYLAND_DISPLAY'];
  return () => {
    screen.kill();
  };
}
