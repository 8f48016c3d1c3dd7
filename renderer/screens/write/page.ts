/** The page being written: it outlives the screen, is kept by the engine as it changes, and comes back at the next start. */
import { keymap } from '@codemirror/view';
import { Prec } from '@codemirror/state';
import type { Page, ReplyTo } from '../../../electron/contract/drafting.ts';
import { askEngine } from '../../connection/api.ts';
import { createCell } from '../../connection/cell.ts';
import { refresh } from '../../connection/freshness.ts';
import { ghostText, type Suggest } from '../../editor/ghost.ts';
import { setOwnership } from '../../editor/ownership.ts';
import { ownership } from '../../editor/ownership.ts';
import { asPoints, pointsOf } from '../../editor/points.ts';
import { markedSentence } from '../../editor/sentence.ts';
import { createSheet } from '../../editor/sheet.ts';
import { addressIn } from '../../words/person.ts';

/** What is on the page beside its texts. */
export interface Head {
  readonly to: string;
  readonly subject: string;
  readonly replyTo: ReplyTo | null;
  readonly draftId: number | null;
  /** Places in the person's own range, 0 to 1; null where the draft is to be as it comes. */
  readonly length: number | null;
  readonly tone: number | null;
}

const emptyHead: Head = { to: '', subject: '', replyTo: null, draftId: null, length: null, tone: null };
const pause = 700;

export const head = createCell<Head>(emptyHead);

/** Set by the drafting room: what Ctrl+Enter, Escape and undo do while a draft comes. */
export const keys = { draft: (): boolean => false, stop: (): boolean => false, suggest: (): boolean => false };
const draftKeys = Prec.highest(
  keymap.of([
    { key: 'Mod-Enter', run: () => keys.draft() },
    { key: 'Escape', run: () => keys.stop() },
    { key: 'Mod-Shift-Space', run: () => keys.suggest() },
    // Undo ends a draft that is coming, so that one press takes all of it back.
    { key: 'Mod-z', run: () => keys.stop() && false },
  ]),
);

/** Set by the checking room: what is shown of the point that somebody looks at. */
export const looking: { point: (point: string | null) => void } = { point: () => undefined };

/** Set by the completing room: what is asked when somebody pauses in the mail. */
export const suggesting: { suggest: Suggest } = { suggest: () => undefined };

export const request = createSheet({
  label: 'What do you want to say?',
  hint: 'What do you want to say?',
  extensions: draftKeys,
});
export const points = createSheet({
  label: 'Key points, one a line',
  hint: 'A fact that has to be in it, one a line',
  extensions: [
    draftKeys,
    asPoints((point) => {
      looking.point(point);
    }),
  ],
});
export const text = createSheet({
  label: 'The mail',
  hint: 'The draft comes here. You can also just write.',
  extensions: [
    draftKeys,
    ownership,
    markedSentence,
    ghostText((before, after, call) => {
      suggesting.suggest(before, after, call);
    }),
  ],
});

export function readPage(): Page {
  const { to, subject, replyTo, draftId } = head.get();
  return {
    ...{ to, subject, replyTo, draftId },
    ...aimed(),
    request: request.text(),
    points: pointsOf(points.text()),
    text: text.text(),
  };
}

/** Where in their own range the person wants a draft, as far as they have said. */
export function aimed(): Pick<Page, 'length' | 'tone'> {
  const { length, tone } = head.get();
  return { ...(length === null ? {} : { length }), ...(tone === null ? {} : { tone }) };
}

/** The recipient as a bare address, where one was given. */
export function recipient(): string | undefined {
  return addressIn(head.get().to) || undefined;
}

function isBlank(page: Page): boolean {
  return !page.text && !page.request && !page.to && !page.subject && !page.replyTo && page.points.length === 0;
}

let timer: ReturnType<typeof setTimeout> | undefined;
let open = false;
export const keeping = createCell<'kept' | 'keeping' | 'failed'>('kept');

function keepSoon(): void {
  if (!open) {
    return;
  }
  keeping.set('keeping');
  clearTimeout(timer);
  timer = setTimeout(() => {
    askEngine('page.keep', readPage()).then(
      () => {
        keeping.set('kept');
      },
      () => {
        keeping.set('failed');
      },
    );
  }, pause);
}

for (const part of [head, request, points, text]) {
  part.listen(keepSoon);
}

function headOf({ to, subject, replyTo, draftId, length, tone }: Page): Head {
  return { to, subject, replyTo, draftId, length: length ?? null, tone: tone ?? null };
}

function show(page: Page | null): void {
  open = false;
  clearTimeout(timer);
  head.set(page ? headOf(page) : emptyHead);
  request.reset(page?.request ?? '');
  points.reset(page?.points.join('\n') ?? '');
  text.reset(page?.text ?? '');
  if (page && page.draftId !== null && page.text !== '') {
    const draft = { from: 0, to: text.state.doc.length };
    text.dispatch([text.state.update({ effects: setOwnership.of({ ink: [], written: [], draft }) })]);
  }
  keeping.set('kept');
}

/** Shows what was on the page when the store was last open. A page that is being written stays: the engine restarted. */
export async function restorePage(): Promise<void> {
  if (isBlank(readPage())) {
    const last = await askEngine('page.last', {});
    if (isBlank(readPage())) {
      show(last);
      open = true;
      return;
    }
  }
  open = true;
  // What came just before the engine went has not been kept yet.
  keepSoon();
}

/** Takes everything off the page, because another store is opened or all is destroyed. */
export function clearPage(): void {
  show(null);
}

/**
 * A new page, perhaps an answer to a mail. The present one is kept among the unfinished ones. Answers false where that
 * failed, and the present page then stays.
 */
export async function startPage(start: Partial<Head> = {}): Promise<boolean> {
  const last = readPage();
  if (!isBlank(last)) {
    try {
      await askEngine('page.setAside', { page: last });
    } catch {
      keeping.set('failed');
      return false;
    }
    refresh('page.unfinished');
  }
  show(null);
  head.set({ ...emptyHead, ...start });
  open = true;
  keepSoon();
  return true;
}

/** Takes an unfinished page up again; the present one is set aside in its place. Rejects where the page is gone. */
export async function bringPageBack(id: number): Promise<void> {
  const present = readPage();
  show(await askEngine('page.takeUp', { id, present: isBlank(present) ? null : present }));
  open = true;
}
