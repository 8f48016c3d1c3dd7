import { type Session, type WebContents, app } from 'electron';
import { pageOrigin } from './page.ts';

/** What Chromium would otherwise say to the outside on its own. */
const switches: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // A proxy that is not there: even a hint to connect in advance makes Chromium ask nobody but this machine.
  ['proxy-server', 'socks5://127.0.0.1:9'],
  ['blink-settings', 'dnsPrefetchingEnabled=false'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  // A crash dump would hold what was on the page.
  ['disable-breakpad'],
];

/** To be called before the app is ready. */
export function lockApp(): void {
  for (const [name, value] of switches) {
    app.commandLine.appendSwitch(name, value);
  }
  // As root Chromium has to run without its sandbox, and asking for both at once stops the start.
  if (!app.commandLine.hasSwitch('no-sandbox')) {
    app.enableSandbox();
  }
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents);
  });
}

/** Refuses every way out of the page. */
function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** To be called for each session as soon as the app is ready, before anything is loaded. */
export function lockSession(session: Session): void {
  // Neither `spellcheck: false` nor a refused request keeps Chromium from fetching a dictionary. This does.
  session.setSpellCheckerLanguages([]);
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permission === 'clipboard-sanitized-write');
  });
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const allowed = url.startsWith(`${pageOrigin}/`) || url.startsWith('devtools://');
    answer({ cancel: !allowed });
  });
}
