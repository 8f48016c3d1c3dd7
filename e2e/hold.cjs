/**
 * Loaded into main before the app, by tests alone: holds the first page back until Playwright knows the window.
 * Chromium 130 now and then never starts a page that is navigated in the very moment in which it is attached to.
 */
const { app } = require('electron');

app.once('browser-window-created', (_event, window) => {
  const load = window.loadURL.bind(window);
  // Playwright knows a window once it has shown something; a moment later it has attached to it.
  setTimeout(() => void load('about:blank'), 300);
  window.loadURL = (...words) =>
    new Promise((resolve, reject) => {
      globalThis.letPageLoad = () => {
        window.loadURL = load;
        load(...words).then(resolve, reject);
      };
    });
});
