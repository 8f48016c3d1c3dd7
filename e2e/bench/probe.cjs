/** Loaded into main before the app, by a benchmark alone: says when the window can be used, and types what it is told. */
const { app } = require('electron');

/** Resolves in the page once there is a field to type in and it has been painted. */
const usable = `new Promise((resolve) => {
  const look = () =>
    document.querySelector('input, [contenteditable=true]')
      ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))
      : requestAnimationFrame(look);
  look();
})`;
/** Resolves in the page once the rail with the screens is there: the store is open. */
const open = `new Promise((resolve) => {
  const look = () => (document.querySelector('nav') ? resolve(null) : setTimeout(look, 50));
  look();
})`;

app.once('browser-window-created', (_event, { webContents }) => {
  webContents.once('dom-ready', async () => {
    await webContents.executeJavaScript(usable);
    process.stdout.write(`usable ${Date.now()}\n`);
    const words = process.env.OWNHAND_BENCH_TYPES;
    if (words !== undefined) {
      await webContents.insertText(words);
      webContents.sendInputEvent({ type: 'keyDown', keyCode: 'Return' });
      webContents.sendInputEvent({ type: 'char', keyCode: '\r' });
      webContents.sendInputEvent({ type: 'keyUp', keyCode: 'Return' });
      await webContents.executeJavaScript(open);
      process.stdout.write(`open ${Date.now()}\n`);
    }
  });
});
