import type { DraftRequest } from '../electron/contract/drafting.ts';
import { withDouble } from './double/engine.ts';
import { draftBy, engineThatTells } from './double/voices.ts';
import { expect, test } from './launch.ts';
import { button, draftText, request } from './person.ts';

test('a redraft says anew whom it is for and what it is about, unless the person has, and each is undone by itself', async ({
  app,
}) => {
  const { page } = app;
  const asked: Pick<DraftRequest, 'to' | 'likelyTo'>[] = [];
  const ahead: string[] = [];
  const load = await withDouble(page);
  await load({
    ...engineThatTells({}),
    'draft.prepare': ({ draft }) => {
      ahead.push(draft?.request ?? '');
      return null;
    },
    'draft.write': ({ request: words, to, likelyTo }, { progress }) => {
      asked.push({ to, likelyTo });
      for (const text of `Asked to ${words}.`.split(/(?= )/)) {
        progress({ kind: 'text', text });
      }
      const name = /tell (\w+)/.exec(words)?.[1] ?? '';
      const reader = name === '' ? null : { name, address: `${name.toLowerCase()}@example.org` };
      return { ...draftBy('retrieval'), reader, subject: words.split(' ').at(-1) ?? '' };
    },
  });
  const to = page.getByRole('combobox', { name: 'To' });
  const subject = page.getByRole('textbox', { name: 'Subject' });
  const draft = async (words: string): Promise<void> => {
    await request(page).fill(words);
    const drafts = asked.length;
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => asked.length).toBe(drafts + 1);
  };
  await draft('tell Hanna about the boiler');
  await expect(to).toHaveValue(/Hanna/);
  await expect(subject).toHaveValue('boiler');

  await draft('tell Toby of a ladder');
  await expect(to).toHaveValue(/Toby/);
  await expect(subject).toHaveValue('ladder');
  expect(asked.at(-1)).toEqual({ to: undefined, likelyTo: 'hanna@example.org' });

  await subject.fill('Thursday');
  await draft('tell Jutta about the oil');
  await expect(to).toHaveValue(/Jutta/);
  await expect(subject).toHaveValue('Thursday');
  await expect.poll(() => ahead.at(-1)).toBe('tell Jutta about the oil');

  await expect(draftText(page)).toHaveText('Asked to tell Jutta about the oil.');
  await draftText(page).click();
  for (const before of ['Asked to tell Toby of a ladder.', 'Asked to tell Hanna about the boiler.']) {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(draftText(page)).toHaveText(before);
  }
});

test('keys go where one goes on after a window over the page is closed, and not past it while it is there', async ({
  app,
}) => {
  const { page } = app;
  const asked: string[] = [];
  const load = await withDouble(page);
  await load({
    ...engineThatTells({}),
    'rewrite.write': () => ({
      ...{ text: 'Nine sharp.', language: 'en', model: 'm' },
      ...{ firstTokenMs: 1, tokensPerSecond: 1 },
    }),
    'draft.write': ({ request: words }) => {
      asked.push(words);
      return draftBy('retrieval');
    },
  });
  await draftText(page).click();
  await page.keyboard.type('The ferry goes at nine.');
  await button(page, 'Rewrite').click();
  await page.getByRole('menuitem', { name: 'Shorter' }).click();
  await button(page, 'Put it in the mail').click();
  await expect(draftText(page)).toHaveText('Nine sharp.');
  await expect(draftText(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(draftText(page)).toHaveText('The ferry goes at nine.');

  await request(page).fill('Say that it is late');
  await button(page, /^Answer a/).click();
  await page.getByRole('menuitem', { name: 'Paste one' }).click();
  const window = page.getByRole('dialog');
  await window.getByRole('textbox').fill('From: ann@example.org\nSubject: Ferry\n\nIs it late?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await window.getByRole('button', { name: 'Answer this', exact: true }).click();
  await expect(request(page)).toBeFocused();
  await expect(page.getByRole('combobox', { name: 'To' })).toHaveValue('ann@example.org');
  expect(asked).toEqual([]);
});
