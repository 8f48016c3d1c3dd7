/**
 * The voice in other people's programs: the real shortcut through the X server, a window manager, a GTK editor, a
 * terminal, Chromium.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../electron/contract/errors.ts';
import { withEngineBehind } from './double/engineBehind.ts';
import { electronPath, expect } from './launch.ts';
import { button, openSample, picture, screen } from './person.ts';
import {
  after,
  before,
  editor,
  isShown,
  programs,
  screenPicture,
  selectAll,
  shortcut,
  test,
  writes,
} from './otherPrograms/smallWindow.ts';

test.skip(process.platform !== 'linux', 'The X server is that of Linux.');
test.skip(programs.length > 0, `These programs are not installed here: ${programs.join(', ')}.`);

test('in an editor: rewritten with each change shown, put in, listed, undone; Esc leaves all as it was', async ({
  app,
  x,
  small,
  folder,
}) => {
  await openSample(app.page);
  await withEngineBehind(small, writes);
  const letter = await editor(x, folder, before);
  const html = { type: 'text/html', format: 8, data: Buffer.from('<b>Kettle</b>') };
  const image = { type: 'image/png', format: 8, data: Buffer.alloc(400_000, 'pixels') };
  await x.copy(new Map([...x.asText('Kettle'), ['text/html', html], ['image/png', image]]));
  const clipboardIsAsBefore = async (): Promise<void> => {
    expect(await x.clipboardText()).toBe('Kettle');
    expect((await x.clipboardBytes('image/png'))?.equals(image.data)).toBe(true);
    expect((await x.clipboardBytes('text/html'))?.toString()).toBe('<b>Kettle</b>');
  };

  // Escape: nothing was changed, and the editor had the focus all along.
  await selectAll(x);
  await x.press(...shortcut);
  await expect.poll(() => isShown(app)).toBe(true);
  await expect(small.getByRole('option', { name: 'Shorter' })).toBeVisible();
  expect(await x.inFront()).toBe('Mousepad');
  await x.press('XK_Return');
  await expect(small.getByText('Tab', { exact: true })).toBeVisible();
  await x.press('XK_Escape');
  await expect.poll(() => isShown(app)).toBe(false);
  expect(await letter.saved()).toBe(before);
  expect(await x.selectedText()).toBe(before);
  await clipboardIsAsBefore();

  // Chosen with the arrows, looked at, and put in with Tab.
  await x.press(...shortcut);
  await expect(small.getByRole('option', { name: 'In my own words' })).toHaveAttribute('aria-selected', 'true');
  await x.press('XK_Down');
  await expect(small.getByRole('option', { name: 'Shorter' })).toHaveAttribute('aria-selected', 'true');
  await screenPicture(app, 'overlay-editor-choose');
  await picture(small, 'overlay-choose');
  await x.press('XK_Return');
  await expect(small.locator('del').first()).toBeVisible();
  await expect(small.locator('ins').first()).toBeVisible();
  await screenPicture(app, 'overlay-editor-change');
  await picture(small, 'overlay-change');
  await x.press('XK_Right');
  await expect(small.getByText('2 of 2')).toBeVisible();
  await expect(small.getByText('Tab', { exact: true })).toBeVisible();
  await x.press('XK_Tab');
  await expect.poll(() => letter.saved()).toBe(after);
  await expect.poll(() => isShown(app)).toBe(false);
  await clipboardIsAsBefore();

  // An instruction of one's own, typed into the window that has no focus.
  await selectAll(x);
  await x.press(...shortcut);
  await expect(small.getByRole('listbox')).toBeVisible();
  await x.type('Say it, kindly');
  await expect(small.getByRole('textbox')).toHaveText(/Say it, kindly/);
  await picture(small, 'overlay-typed');
  await x.press('XK_Escape');
  expect(await letter.saved()).toBe(after);

  // The list of what was inserted, and undoing in the program itself.
  await x.press(...shortcut);
  await expect(small.getByRole('option', { name: 'Undo what was inserted last' })).toBeVisible();
  await x.press('XK_Up');
  await x.press('XK_Up');
  await x.press('XK_Return');
  await expect.poll(() => letter.saved()).toBe(before);
  await screen(app.page, 'Settings').click();
  await button(app.page, 'What was inserted').click();
  await expect(app.page.getByText(/Shorter, in Mousepad, .*, undone/)).toBeVisible();
  await app.page.getByText('Write in other programs too').scrollIntoViewIfNeeded();
  await picture(app.page, 'settings-anywhere');
});

test('in a terminal: begun with typed words, and put in as one line that does not run', async ({
  app,
  x,
  small,
  folder,
}) => {
  const file = join(folder, 'typed.txt');
  await withEngineBehind(small, {
    ...writes,
    'rewrite.write': () => {
      const text = ' leaves at nine.\ntouch ruined\n';
      return { text, language: 'en', model: 'double', firstTokenMs: 1, tokensPerSecond: 1 };
    },
  });
  await x.open('xterm', ['-e', `cat > ${file}`], 'XTerm');
  await x.press(...shortcut);
  await expect(small.getByText('Nothing is selected.')).toBeVisible();
  await x.type('The ferry');
  await expect(small.getByRole('textbox')).toHaveText(/The ferry/);
  await screenPicture(app, 'overlay-terminal');
  await x.press('XK_Return');
  await expect(small.getByText('Tab', { exact: true })).toBeVisible();
  await x.press('XK_Tab');
  await expect.poll(() => isShown(app)).toBe(false);
  // Still on the line: nothing was sent before Return was pressed.
  expect(readFileSync(file, 'utf8')).toBe('');
  await x.press('XK_Return');
  await expect.poll(() => readFileSync(file, 'utf8')).toBe('The ferry leaves at nine. touch ruined\n');
});

test('in Chromium: what is selected, what was selected once, and a password', async ({ app, x, small, folder }) => {
  await withEngineBehind(small, writes);
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const page = join(import.meta.dirname, 'otherPrograms', 'letters');
  await x.open(electronPath(), [...flags, page, join(folder, 'letters')], /letters|electron/i);
  await expect.poll(() => x.title(), { timeout: 30_000 }).toBe('letters:');
  await expect
    .poll(async () => {
      await x.type('f');
      return x.title();
    })
    .toMatch(/^letters:f+$/);
  await x.type(' is the ferry');
  const typed = (await x.title()).slice('letters:'.length);
  await x.copy('Kettle');

  // Chromium holds on to what was selected last; it counts only while it is selected.
  await selectAll(x);
  await x.press('XK_Right');
  await x.press(...shortcut);
  await expect(small.getByText('Nothing is selected.')).toBeVisible();
  await x.press('XK_Escape');
  await expect.poll(() => isShown(app)).toBe(false);
  expect(await x.clipboardText()).toBe('Kettle');

  await selectAll(x);
  await x.press(...shortcut);
  await expect(small.getByText(typed)).toBeVisible();
  await x.press('XK_Down');
  await x.press('XK_Down');
  await x.press('XK_Return');
  await expect(small.getByText('Tab', { exact: true })).toBeVisible();
  await screenPicture(app, 'overlay-chromium');
  await x.press('XK_Tab');
  await expect.poll(() => x.title()).toBe(`letters:Dear Toby, ${after}`);
  // It comes back once the program has fetched the text and asks for no more of it.
  await expect.poll(() => x.clipboardText()).toBe('Kettle');

  // A field for a password is left alone.
  await x.press('XK_Tab');
  await x.press('XK_Control_L', 'XK_a');
  await x.press(...shortcut);
  await expect(small.getByText('This is a field for a password.')).toBeVisible();
  await x.press('XK_Escape');
});

test('when things go wrong the text is kept, a sentence says so, and the keys come back', async ({
  app,
  x,
  small,
  folder,
}) => {
  const answer = await withEngineBehind(small, writes);
  const program = await x.openEditor(join(folder, 'letter.txt'), before);
  await selectAll(x);

  // Ten times a second: one window, and one Escape closes it.
  for (let times = 0; times < 10; times++) {
    await x.press(...shortcut);
  }
  await expect(small.getByRole('listbox')).toBeVisible();
  await x.press('XK_Escape');
  await expect.poll(() => isShown(app)).toBe(false);

  // A megabyte is selected: read in part, and not offered to the model.
  const large = await x.openEditor(join(folder, 'large.txt'), `${before}\n`.repeat(12_000));
  await selectAll(x);
  await x.press(...shortcut);
  await expect(small.getByText('That is too much at once.')).toBeVisible();
  await x.press('XK_Escape');
  await expect.poll(() => isShown(app)).toBe(false);
  large.kill();
  await x.waitForTitle('letter.txt');
  await selectAll(x);

  // No model: the engine's sentence, and nothing to insert.
  answer({
    ...writes,
    'rewrite.write': () => {
      throw new AppError('no-model', 'There is no model that writes yet. Open Models and fetch one.');
    },
  });
  await x.press(...shortcut);
  await expect(small.getByRole('listbox')).toBeVisible();
  await x.press('XK_Return');
  await expect(small.getByText('There is no model that writes yet.')).toBeVisible();
  await picture(small, 'overlay-no-model');
  await x.press('XK_Tab');
  await x.press('XK_Escape');
  await expect.poll(() => isShown(app)).toBe(false);

  // The store is locked.
  answer({ 'store.state': () => ({ state: 'locked', unlocks: ['passphrase'], sample: false }) });
  await x.press(...shortcut);
  await expect(small.getByText('Ownhand is locked.')).toBeVisible();
  await picture(small, 'overlay-locked');
  await x.press('XK_Escape');
  await expect.poll(() => isShown(app)).toBe(false);

  // The program is closed while the text is being looked at.
  answer(writes);
  await x.press(...shortcut);
  await expect(small.getByRole('listbox')).toBeVisible();
  await x.press('XK_Return');
  await expect(small.getByText('Tab', { exact: true })).toBeVisible();
  program.kill();
  await expect.poll(() => x.inFront()).not.toBe('Mousepad');
  await x.press('XK_Tab');
  await expect(small.getByText(/The text is copied/)).toBeVisible();
  await picture(small, 'overlay-copied');
  expect(await x.clipboardText()).toBe(after);
});
