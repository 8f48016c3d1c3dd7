import type { Arm } from '../electron/contract/drafting.ts';
import type { Engine } from '../electron/contract/engine.ts';
import type { Handlers } from '../electron/contract/method.ts';
import { withDouble } from './double/engine.ts';
import { version1, version2 } from './double/versions.ts';
import { draftBy, engineThatTells } from './double/voices.ts';
import { expect, test } from './launch.ts';
import { button, draftText, picture, request } from './person.ts';

test('Write asks whose hand only once there is a voice, and shows two side by side', async ({ app }) => {
  const { page } = app;
  const load = await withDouble(page);
  const asked: (Arm | undefined)[] = [];
  const write: Partial<Handlers<Engine>> = {
    'draft.write': ({ arm, variants }, { progress }) => {
      asked.push(arm);
      const draft = draftBy(arm ?? 'retrieval');
      if (variants === 3) {
        const { text } = draft;
        return { ...draft, variants: [0.9, 0.7, null].map((gauge) => ({ text: `${text} (${gauge ?? '?'})`, gauge })) };
      }
      progress({ kind: 'text', text: draft.text });
      return draft;
    },
  };
  const hands = page.getByRole('radiogroup', { name: 'Written in' });
  await load({ ...engineThatTells({ voices: [version1] }), ...write });
  await request(page).fill('Tell Hanna about the boiler');
  await page.keyboard.press('ControlOrMeta+j');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(draftText(page)).toContainText('The boiler man is coming');
  await expect(hands).toBeHidden();
  expect(asked).toEqual([undefined]);

  await load({ ...engineThatTells({ voices: [version2] }), ...write });
  await expect(hands.getByRole('radio', { name: 'My voice' })).toBeChecked();
  await request(page).fill('Tell Hanna about the boiler');
  await page.keyboard.press('ControlOrMeta+j');
  await expect(hands.getByRole('radio', { name: 'Generic' })).toBeChecked();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(draftText(page)).toContainText('I hope this message finds you well');
  expect(asked.at(-1)).toBe('base');

  await button(page, 'Side by side').click();
  await page.getByRole('menuitem', { name: 'My mails beside my voice' }).click();
  const beside = page.getByRole('dialog', { name: 'Side by side' });
  await expect(beside.getByRole('region', { name: 'My voice' })).toContainText('if you believe him');
  await picture(page, 'write-side-by-side');
  await beside.getByRole('region', { name: 'My voice' }).getByRole('button', { name: 'Take this one' }).click();
  await expect(draftText(page)).toContainText('if you believe him');
  await expect(draftText(page)).not.toContainText('I hope this message');
  await expect(hands.getByRole('radio', { name: 'My voice' })).toBeChecked();
  await expect(page.getByText('Very much like you')).toBeVisible();
  await picture(page, 'write-voice');
  expect(asked.slice(-2)).toEqual(['retrieval', 'both']);

  await button(page, 'Side by side').click();
  await page.getByRole('menuitem', { name: 'Three to choose from' }).click();
  await expect(beside.getByRole('region')).toHaveCount(3);
  await picture(page, 'write-variants');
  await beside.getByRole('region', { name: 'The second' }).getByRole('button', { name: 'Take this one' }).click();
  await expect(draftText(page)).toContainText('(0.7)');
  await expect(page.getByText('Rather like you')).toBeVisible();
});
