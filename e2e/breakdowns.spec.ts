import { linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { modelPath, modelsFolder } from '../electron/engine/model/folder.ts';
import { expect, launchApp, test } from './launch.ts';
import {
  button,
  choosePassphrase,
  draft,
  draftText,
  openSample,
  picture,
  request,
  screen,
  takeInLines,
} from './person.ts';

const asked = 'Tell Toby to bring the oil, the small ladder and both lamps on Thursday, and why each of them is needed';

test('an engine that is killed while it drafts is started again; the draft so far stays, and the next one works', async ({
  folder,
}) => {
  const app = await launchApp({ home: join(folder, 'home') });
  const { page } = app;
  await choosePassphrase(page);
  await takeInLines(app, folder);
  await request(page).click();
  await page.keyboard.type(asked);
  await page.keyboard.press('ControlOrMeta+Enter');
  // Well into the first sentence.
  await expect(draftText(page)).toContainText(/^Hi Toby,\s*\w+ \w+/, { timeout: 180_000 });
  const killed = app.enginePid();
  process.kill(killed, 'SIGKILL');

  await expect(page.getByText('The engine stopped and was started again. Nothing is lost.')).toBeVisible();
  await expect(page.getByText('The draft was cut short.')).toBeVisible();
  const soFar = await draftText(page).innerText();
  expect(soFar).toMatch(/^Hi Toby,\s*\w+ \w+/);
  expect(await request(page).innerText()).toBe(asked);
  expect(app.enginePid()).not.toBe(killed);
  await picture(page, 'engine-killed');

  // It is kept as well: the new engine knows it at the next start.
  await expect(page.getByText('Kept on this computer')).toBeVisible();

  const next = await draft(page, 'Tell Toby the bell is mended');
  expect(next).toMatch(/bell/i);
  await expect(page.getByText('The draft was cut short.')).toBeHidden();
  await app.electron.close();
});

test('a model whose file is deleted while the app runs is missed in a clear sentence, and can be fetched again', async ({
  folder,
}) => {
  const models = join(folder, 'models');
  mkdirSync(models);
  // Second names of the same files: deleting one leaves the real models alone. Only those that every tester has, since
  // another writer would step in.
  const starters = ['qwen2.5-coder-1.5b', 'smollm2-135m', 'minilm-l6'];
  for (const name of readdirSync(modelsFolder()).filter((each) =>
    starters.some((id) => each.startsWith(`${id}.gguf`)),
  )) {
    linkSync(join(modelsFolder(), name), join(models, name));
  }
  const app = await launchApp({ home: join(folder, 'home'), environment: { OWNHAND_MODELS: models } });
  const { page } = app;
  await choosePassphrase(page);
  await takeInLines(app, folder);
  await draft(page, 'Tell Toby the bell is mended');

  rmSync(modelPath(models, 'qwen2.5-coder-1.5b'));
  await request(page).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('No draft came.')).toBeVisible();
  await expect(page.getByText('Fetch Qwen2.5 Coder 1.5B Instruct on the Models page.')).toBeVisible();
  await expect(draftText(page)).toContainText(/bell/i);
  await picture(page, 'model-deleted');

  await button(page, 'Go to Models').click();
  const writer = page.getByRole('listitem').filter({ hasText: 'Qwen2.5 Coder 1.5B Instruct' }).first();
  await expect(writer.getByRole('button', { name: /^Fetch \d/ })).toBeVisible();

  // Once it is there again, drafting goes on.
  linkSync(modelPath(modelsFolder(), 'qwen2.5-coder-1.5b'), modelPath(models, 'qwen2.5-coder-1.5b'));
  await screen(page, 'Write').click();
  expect(await draft(page, 'Tell Toby the lamp is mended')).toMatch(/lamp/i);
  await app.electron.close();
});

test('an engine that is killed on the sample leads back to the start, and nothing written there goes into one’s own store', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page);
  await draftText(page).click();
  await page.keyboard.type('Dear Otto, the menace');
  process.kill(app.enginePid(), 'SIGKILL');
  await expect(page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible();
  await choosePassphrase(page);
  await button(page, 'Go on without finishing').click();
  await expect(draftText(page)).toBeVisible();
  await expect(draftText(page)).not.toContainText('Otto');
});
