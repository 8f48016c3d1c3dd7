/** The page being written: it outlives the screen. That it is kept, and makes way for another, is `keeping.ts`. */
import { EditorView, keymap } from '@codemirror/view';
import { Prec } from '@codemirror/state';
import type { Page, ReplyTo } from '../../../electron/contract/drafting.ts';
import { createCell } from '../../connection/cell.ts';
import { ghostText, type Suggest } from '../../editor/ghost.ts';
import { ownership, ownershipOf } from '../../editor/ownership.ts';
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

export const emptyHead: Head = { to: '', subject: '', replyTo: null, draftId: null, length: null, tone: null };
export const head = createCell<Head>(emptyHead);

/** Set by the drafting room: what Ctrl+Enter, Escape and undo do while a draft comes. */
export const keys = { draft: (): boolean => false, stop: (): boolean => false, suggest: (): boolean => false };
const draftKeys = Prec.highest([
  keymap.of([
    { key: 'Mod-Enter', run: () => keys.draft() },
    { key: 'Escape', run: () => keys.stop() },
    { key: 'Mod-Shift-Space', run: () => keys.suggest() },
    // Undo ends a draft that is coming, so that one press takes all of it back. What redo brings back fits no half of one.
    { key: 'Mod-z', run: () => keys.stop() && false, shift: () => keys.stop() && false },
    { key: 'Mod-y', run: () => keys.stop() && false },
  ]),
  // The same from a menu.
  EditorView.domEventHandlers({
    beforeinput: ({ inputType }) =>
      (inputType === 'historyUndo' || inputType === 'historyRedo') && keys.stop() && false,
  }),
]);

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
  const { draft } = ownershipOf(text.state);
  return {
    ...{ to, subject, replyTo, draftId },
    draftPlace: draft && { from: draft.from, to: draft.to },
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

export function isBlank(page: Page): boolean {
  return !page.text && !page.request && !page.to && !page.subject && !page.replyTo && page.points.length === 0;
}
