import type { StoreState } from '../electron/contract/entities.ts';
import { withDouble } from './double/engine.ts';
import { engineThatTells } from './double/voices.ts';
import { expect, test } from './launch.ts';
import { picture, screen } from './person.ts';

test('a store that opens slowly, as after an update, says what is going on', async ({ app }) => {
  const { page } = app;
  let open: (state: StoreState) => void = () => undefined;
  const opened = new Promise<StoreState>((resolve) => {
    open = resolve;
  });
  await (
    await withDouble(page)
  )({ ...engineThatTells({}), 'store.state': () => opened });
  await expect(page.getByText('Opening your mail')).toBeVisible();
  await expect(page.getByText('After an update, what is stored is laid out anew once.')).toBeVisible();
  await picture(page, 'opening');
  open({ state: 'open', unlocks: ['passphrase'], sample: false });
  await expect(screen(page, 'Voice')).toBeVisible();
});
