import { redo, undo } from '@codemirror/commands';
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import type { Draft, DraftRequest, Page } from '../../electron/contract/drafting.ts';
import { openPage, until } from './pageDouble.ts';

const asked: DraftRequest[] = [];
const kept: Page[] = [];
const aside: Page[] = [];
let drafts = 0;

const person = (name: string) => ({ name, address: `${name.toLowerCase()}@example.org` });

const page = openPage({
  'page.last': () => kept.at(-1) ?? null,
  'page.keep': (each) => {
    kept.push(each);
    return null;
  },
  'page.setAside': ({ page: each }) => {
    aside.push(each);
    return null;
  },
  'points.check': () => [],
  'points.list': async (_input, { signal }) => {
    await new Promise<void>((resolve) => setTimeout(resolve, 20));
    return signal.aborted ? { points: [], by: 'rules' } : { points: ['room 14'], by: 'rules' };
  },
  'points.say': async ({ text: about }) => {
    await new Promise<void>((resolve) => setTimeout(resolve, 20));
    return { from: about.length, to: about.length, insert: ' Room 14.', by: 'rules' };
  },
  'draft.write': async (wanted, { signal, progress }): Promise<Draft> => {
    asked.push(wanted);
    const name = wanted.to?.replace(/@.*/, '') ?? /tell (\w+)/i.exec(wanted.request)?.[1] ?? '';
    const reader = name === '' ? null : person(name);
    progress({ kind: 'sources', sources: [], documents: [], reader });
    progress({ kind: 'text', text: `Dear ${name}, ` });
    // The rest comes at once, or never.
    if (!wanted.request.startsWith('At once')) {
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    }
    progress({ kind: 'text', text: `number ${asked.length}.` });
    drafts += 1;
    return {
      ...{
        id: drafts,
        text: `Dear ${name}, number ${asked.length}.`,
        subject: `About ${name}`,
        language: 'en',
        reader,
      },
      ...{ sources: [], arm: 'retrieval', model: 'm', tokens: 9, promptTokens: 9, keptTokens: 0 },
      ...{ firstTokenMs: 1, tokensPerSecond: 9 },
    };
  },
});
after(page.close);

const { head, points, request, text } = await import('../screens/write/page.ts');
const { clearPage, startPage, restorePage, keepNow, keeping } = await import('../screens/write/keeping.ts');
const { drafting } = await import('../screens/write/standing.ts');
const { stopDraft, writeDraft } = await import('../screens/write/drafting.ts');
const { answerNothing, answerText } = await import('../screens/write/answering.ts');
const { listing, listSelection } = await import('../screens/write/listing.ts');
const { checking, sayInMail } = await import('../screens/write/checking.ts');

const whom = (): [string, string] => [head.get().to, head.get().subject];
const press = (command: typeof undo): void => {
  command({
    state: text.state,
    dispatch: (transaction) => {
      text.dispatch([transaction]);
    },
  });
};
const draft = async (words: string): Promise<void> => {
  request.reset(words);
  await writeDraft();
};

beforeEach(async () => {
  await startPage();
  for (const list of [asked, kept, aside]) {
    list.length = 0;
  }
});

test('undo and redo of a draft bring back whom the page was for and what it was about, but nothing that was typed', async () => {
  await draft('At once tell Hanna');
  await draft('At once tell Toby');
  assert.deepEqual(whom(), ['Toby <toby@example.org>', 'About Toby']);
  const number = head.get().draftId;
  press(undo);
  assert.deepEqual(whom(), ['Hanna <hanna@example.org>', 'About Hanna']);
  assert.equal(head.get().draftId, (number ?? 0) - 1);
  assert.match(drafting.get().result?.text ?? '', /^Dear Hanna/);
  press(undo);
  assert.deepEqual(whom(), ['', '']);
  assert.equal(head.get().draftId, null);
  press(redo);
  head.change((before) => ({ ...before, subject: 'Mine' }));
  press(redo);
  assert.deepEqual(whom(), ['Toby <toby@example.org>', 'Mine']);
  assert.equal(head.get().draftId, number);
});

test('a draft that is stopped half-way does not stay addressed to whom the one before it was for', async () => {
  await draft('At once tell Hanna');
  const coming = draft('Tell Toby');
  await until(() => text.text().startsWith('Dear Toby'), 'the first words');
  stopDraft();
  await coming;
  assert.equal(text.text(), 'Dear Toby, ');
  assert.deepEqual(whom(), ['Toby <toby@example.org>', 'About Hanna']);
  assert.equal(head.get().draftId, null, 'it is not the draft that came whole');
  press(undo);
  assert.deepEqual(whom(), ['Hanna <hanna@example.org>', 'About Hanna']);
  assert.equal(drafting.get().state, 'done');
});

test('a draft that is stopped before its first word leaves what is said of the one that stands there', async () => {
  await draft('At once tell Hanna');
  const { result } = drafting.get();
  const coming = writeDraft();
  stopDraft();
  await coming;
  assert.equal(drafting.get().state, 'done');
  assert.equal(drafting.get().result, result);
});

test('a name that is typed without an address says whom a draft is for', async () => {
  head.change((before) => ({ ...before, to: 'Jutta' }));
  await draft('At once say hello');
  assert.equal(asked.at(-1)?.to, 'Jutta');
  assert.equal(head.get().to, 'Jutta <jutta@example.org>');
});

test('what is too long for a draft is said in words, and kept all the same', async () => {
  await draft('x'.repeat(9_000));
  assert.match(drafting.get().missing ?? '', /too long for a request/);
  assert.equal(asked.length, 0);
  keepNow();
  await until(() => keeping.get() === 'kept', 'kept');
  assert.equal(kept.at(-1)?.request.length, 9_000);
});

test('a half draft is replaced by a redraft after a restart too, and what was typed around it is not', async () => {
  const coming = draft('Tell Toby');
  await until(() => text.text().startsWith('Dear Toby'), 'the first words');
  stopDraft();
  await coming;
  text.dispatch([text.state.update({ changes: { from: text.state.doc.length, insert: 'PS mine' } })]);
  keepNow();
  await until(() => keeping.get() === 'kept', 'kept');
  clearPage();
  await restorePage();
  assert.equal(text.text(), 'Dear Toby, PS mine');
  await draft('At once tell Hanna');
  assert.match(text.text(), /^Dear \w+, number \d\.PS mine$/);
});

test('a page is set aside once, however often a new one is asked for', async () => {
  text.reset('mine');
  await Promise.all([startPage(), startPage(), startPage()]);
  assert.deepEqual(
    aside.map(({ text: words }) => words),
    ['mine'],
  );
});

test('what goes on for one page does not come to the next', async () => {
  text.reset('The room is 14.');
  const both = Promise.all([listSelection(), sayInMail('room 14')]);
  await startPage();
  await both;
  assert.equal(points.text(), '');
  assert.equal(text.text(), '');
  assert.deepEqual([listing.get().state, checking.get().saying], ['none', null]);
});

test('a page is kept while somebody types on and on', async () => {
  const end = Date.now() + 3_600;
  while (Date.now() < end && kept.length === 0) {
    text.dispatch([text.state.update({ changes: { from: 0, insert: 'a' } })]);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(kept.length > 0);
});

test('another mail to answer takes the place of the last one’s reader and subject, not of what the person filled in', async () => {
  const mail = (name: string, subject: string): string => `From: ${name}@example.org\nSubject: ${subject}\n\nHello\n`;
  answerText(mail('ann', 'Cups'));
  await until(() => head.get().to !== '', 'the head');
  assert.deepEqual(whom(), ['ann@example.org', 'Re: Cups']);
  answerText(mail('bo', 'Plates'));
  await until(() => head.get().to.startsWith('bo'), 'the other head');
  head.change((before) => ({ ...before, subject: 'Mine' }));
  answerNothing();
  await until(() => head.get().to === '', 'nobody');
  assert.deepEqual(whom(), ['', 'Mine']);
});
