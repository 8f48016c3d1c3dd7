/** A page in Chromium to write in. What is written is also the window's title, where a test can read it. */
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

app.setPath('userData', process.argv.at(-1));
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 700, height: 420 });
  window.setMenu(null);
  void window.loadFile(join(__dirname, 'index.html'));
});
