import { app } from 'electron';

/** Processes that Chromium can do without here: 6 and 18 MB that are nobody else's, by `npm run bench -- window`. */
const switches: readonly (readonly [string, string?])[] = [
  // The window and the small one are pages of one program.
  ['process-per-site'],
  // Nothing comes through Chromium's network but the program's own files.
  ['enable-features', 'NetworkServiceInProcess2'],
];

/** To be called before the app is ready. */
export function saveProcesses(): void {
  for (const [name, value] of switches) {
    app.commandLine.appendSwitch(name, value);
  }
}
