/**
 * Loaded into main before the app, by tests alone: holds each page back until Playwright knows its window.
 * Chromium 130 now and then never starts a page that is navigated in the very moment in which it is attached to.
 */
const { app } = require('electron');

let isFirst = true;

app.on('browser-window-created', (_event, window) => {
  const loadURL = window.loadURL.bind(window);
  // A test may have closed the app by then.
  const load = (...words) => (window.isDestroyed() ? Promise.resolve() : loadURL(...words));
  // Playwright knows a window once it has shown something; a moment later it has attached to it.
  setTimeout(() => void load('about:blank'), 300);
  const holds = isFirst;
  isFirst = false;
  window.loadURL = (...words) =>
    new Promise((resolve, reject) => {
      const go = () => {
        window.loadURL = loadURL;
        load(...words).then(resolve, reject);
      };
      // Nobody waits for the later ones: the small window that is made ready for the shortcut.
      if (holds) {
        globalThis.letPageLoad = go;
      } else {
        setTimeout(go, 1_500);
      }
    });
});
