import type { Engine } from '../electron/contract/engine.ts';
import type { Handlers, Input } from '../electron/contract/method.ts';
import type { VoiceJob } from '../electron/contract/voice.ts';
import { until, withDouble } from './double/engine.ts';
import { advice, noJob, training } from './double/learning.ts';
import { version1, version2 } from './double/versions.ts';
import { draftBy, engineThatTells, overviews } from './double/voices.ts';
import { expect, test } from './launch.ts';
import { button, picture, screen, tabTo } from './person.ts';

type Some = Partial<Handlers<Engine>>;

/** What each state says first of all, and what can be done in it. */
const states: Readonly<
  Record<keyof typeof overviews, { says: string | RegExp; offers: readonly (string | RegExp)[] }>
> = {
  'no-mail': { says: 'No mail to learn from yet.', offers: ['Add a mailbox'] },
  'too-little': { says: 'Too little to learn a voice from.', offers: ['Add a mailbox'] },
  'only-documents': { says: /^75 passages of your own documents can teach, but/, offers: ['Add a mailbox'] },
  unmeasured: { says: 'Not measured yet', offers: ['Measure time and memory', 'Learn my voice'] },
  advice: { says: /About 1 hour until it compares: the length of lunch/, offers: ['Learn my voice'] },
  playback: { says: '122 of 380 mails, 15 mails a minute, about 17 minutes left', offers: ['Pause', 'End it'] },
  training: { says: 'about 17 minutes left', offers: ['Pause', 'End it', 'Details'] },
  judging: { says: '61 of 165 mails', offers: ['Pause', 'End it'] },
  renewed: { says: 'It began again from the start.', offers: ['Pause', 'End it'] },
  paused: { says: 'Nothing is lost, also when you quit.', offers: ['Go on', 'End it'] },
  'waiting-writing': { says: 'It makes way while you write.', offers: ['Pause', 'End it'] },
  'waiting-battery': { says: 'The computer runs on battery.', offers: ['Pause', 'End it'] },
  failed: { says: /Close other programs, then try again/, offers: ['Try again', 'End it'] },
  stopped: { says: 'You ended the learning.', offers: ['Learn my voice'] },
  better: { says: 'Version 2 is switched on.', offers: [/^Switch off$/, 'Go back to version 1', 'Judge for yourself'] },
  'not-better': { says: 'Version 2 is not switched on.', offers: ['Use it all the same'] },
  completer: { says: 'Version 3 is switched on for suggestions.', offers: [/^Switch off$/] },
  'training-completer': { says: 'Learning how your sentences go on', offers: ['Pause', 'End it'] },
  'base-gone': { says: 'Version 1 is not switched on.', offers: ['Delete version 1'] },
};

test('Voice says in each state what is going on and what can be done', async ({ app }) => {
  const { page } = app;
  const load = await withDouble(page);
  for (const [name, handlers] of Object.entries(overviews)) {
    const { says, offers } = states[name] ?? { says: name, offers: [] };
    await load(handlers);
    await screen(page, 'Voice').click();
    await expect(page.getByText(says).first()).toBeVisible();
    for (const offer of offers) {
      await expect(button(page, offer).first()).toBeVisible();
    }
    await picture(page, `voice-${name}`);
  }
});

/** An engine that learns as it is told, and notes what it was told. */
function learner(): { handlers: Some; told: string[]; report: (job: VoiceJob) => void } {
  const told: string[] = [];
  const watchers = new Set<(job: VoiceJob) => void>();
  let job = noJob;
  const report = (next: VoiceJob): void => {
    job = next;
    for (const watcher of watchers) {
      watcher(job);
    }
  };
  const become = (word: string, next: VoiceJob): VoiceJob => {
    told.push(word);
    report(next);
    return next;
  };
  const handlers: Some = {
    ...engineThatTells({}),
    'voice.watch': async (_input, { signal, progress }) => {
      watchers.add(progress);
      progress(job);
      await until(signal);
      watchers.delete(progress);
      return null;
    },
    'voice.start': (plan: Input<Engine['voice.start']>) =>
      become(`start ${plan.base} ${plan.role}${plan.onBattery ? ' on battery' : ''}`, {
        ...training,
        stage: 'playback',
        losses: [],
        plan,
      }),
    'voice.pause': () => become('pause', { ...job, state: 'paused' }),
    'voice.resume': () => become('resume', { ...job, state: 'working' }),
    'voice.stop': () => become('stop', { ...noJob, state: 'stopped' }),
  };
  return { handlers, told, report };
}

test('learning is begun, paused, gone on with and ended, all by keyboard and never by accident', async ({ app }) => {
  const { page } = app;
  const { handlers, told, report } = learner();
  await (
    await withDouble(page)
  )(handlers);
  await expect(screen(page, 'Voice')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByText(/and 34 passages of your own documents can teach/)).toBeVisible();
  await expect(page.getByText(/and 34 passages of your documents it puts into plain words/)).toBeVisible();
  const suggested = page.getByRole('radio', { name: /1\.5B/ });
  await expect(suggested).toBeChecked();
  await tabTo(page, page.getByRole('radiogroup', { name: 'Which model learns' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /SmolLM2/ })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await tabTo(page, button(page, 'When it may learn'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('checkbox', { name: 'Go on without the power cable' }));
  await page.keyboard.press('Space');
  // What is chosen stays chosen while one looks at something else.
  await screen(page, 'Models').click();
  await screen(page, 'Voice').click();
  await expect(page.getByRole('radio', { name: /0\.5B/ })).toBeChecked();
  await tabTo(page, button(page, 'Learn my voice'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Writing the request that would have led to each mail of yours')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Voice', exact: true })).toBeFocused();

  report({ ...training });
  const curve = page.getByRole('img', { name: /On mails it does not learn from, it went from 37 words/ });
  await expect(curve).toBeVisible();
  expect(await curve.locator('canvas').count()).toBe(1);
  await tabTo(page, button(page, 'Pause'));
  await page.keyboard.press('Enter');
  await expect(button(page, 'Go on')).toBeFocused();
  await page.keyboard.press('Enter');

  const question = page.getByRole('alertdialog', { name: 'End the learning?' });
  await tabTo(page, button(page, 'End it'));
  await page.keyboard.press('Enter');
  await expect(question).toContainText('The pairs that were made stay');
  await picture(page, 'voice-end');
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  expect(told).toEqual(['start qwen2.5-coder-0.5b-instruct writer on battery', 'pause', 'resume']);
  await button(page, 'End it').click();
  await question.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('You ended the learning.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Voice', exact: true })).toBeFocused();
  expect(told.at(-1)).toBe('stop');
});

test('versions are switched and deleted, and their numbers are told in words', async ({ app }) => {
  const { page } = app;
  let voices = [version2, version1];
  const handlers: Some = {
    ...engineThatTells({ advice: { ...advice, pairs: 342, waiting: 38 } }),
    'voice.list': () => voices,
    'voice.use': ({ id }) => (voices = voices.map((voice) => ({ ...voice, active: voice.id === id }))),
    'voice.delete': ({ id }) => (voices = voices.filter((voice) => voice.id !== id)),
  };
  await (
    await withDouble(page)
  )(handlers);
  await screen(page, 'Voice').click();
  await button(page, 'Go back to version 1').click();
  await expect(button(page, 'Switch off version 1')).toBeVisible();
  await button(page, 'Use version 2').click();
  await expect(page.getByRole('heading', { name: 'Version 2 is switched on.' })).toBeVisible();

  await button(page, 'All measures').click();
  const row = page.getByRole('row', { name: /How like you/ });
  await expect(row).toContainText(/79\s%70 to 88\s%/);
  await button(page, 'What each measure means').click();
  await expect(page.getByText(/It is right about 94 of 100 mails/)).toBeVisible();
  await button(page, 'What it was not shown').click();
  await expect(page.getByText('+44 20 7946 0958')).toBeVisible();
  await expect(page.getByText('plum-jam-7')).toBeHidden();
  await page.setViewportSize({ width: 1180, height: 1900 });
  await picture(page, 'voice-numbers');

  await button(page, 'Delete version 1').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(button(page, 'Use version 1')).toBeHidden();
  // The focus is where the row was, and not nowhere.
  await expect(button(page, 'Delete version 2')).toBeFocused();
});

test('two drafts are judged unseen, by key, and only counted at the end', async ({ app }) => {
  const { page } = app;
  const counts = { voice: 0, without: 0, neither: 0 };
  let round = 0;
  await (
    await withDouble(page)
  )({
    ...engineThatTells({ voices: [version2] }),
    'trial.next': () => {
      round++;
      return {
        id: round,
        request: 'Tell Hanna that the boiler man comes on Thursday at 9.',
        drafts: [draftBy('retrieval').text, draftBy('both').text],
      };
    },
    'trial.choose': ({ choice }) => {
      counts[choice === null ? 'neither' : choice === 1 ? 'voice' : 'without']++;
      return { ...counts };
    },
  });
  await screen(page, 'Voice').click();
  await button(page, 'Judge for yourself').click();
  await picture(page, 'voice-trial-begin');
  await button(page, 'Begin').click();
  const drafts = page.getByRole('region', { name: /draft$/ });
  await expect(drafts).toHaveCount(2);
  await picture(page, 'voice-trial');
  for (const [index, key] of '2222222201'.split('').entries()) {
    await expect(drafts).toHaveCount(2);
    await expect(page.getByText('with your voice', { exact: true })).toBeHidden();
    await page.keyboard.press(key);
    await expect(page.getByText(index === 9 ? 'with your voice' : `${index + 1} of 10`, { exact: true })).toBeVisible();
  }
  await expect(page.getByText('That is hardly chance: drafts with your voice are more like you.')).toBeVisible();
  expect(counts).toEqual({ voice: 8, without: 1, neither: 1 });
  await picture(page, 'voice-trial-score');
});
