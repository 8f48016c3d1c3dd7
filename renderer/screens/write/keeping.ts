/** The page is kept by the engine as it changes, comes back at the next start, and makes way for another. */
import type { Page } from '../../../electron/contract/drafting.ts';
import { askEngine } from '../../connection/api.ts';
import { createCell } from '../../connection/cell.ts';
import { refresh } from '../../connection/freshness.ts';
import { setOwnership } from '../../editor/ownership.ts';
import { emptyHead, type Head, head, isBlank, points, readPage, request, text } from './page.ts';

/** Nothing is kept while somebody types on, but never longer than so many milliseconds. */
const pause = 700;
const longestPause = 3_000;

/** Called before another page is shown, and again when it is: what goes on for this one must not come to that one. */
const leavers = new Set<() => void>();

export function onLeaving(stop: () => void): void {
  leavers.add(stop);
}

function leavePage(): void {
  for (const stop of leavers) {
    stop();
  }
}

let timer: ReturnType<typeof setTimeout> | undefined;
let open = false;
export const keeping = createCell<'kept' | 'keeping' | 'failed'>('kept');
/** Since when something on the page is not kept; null where all of it is, or is on its way. */
let changedAt: number | null = null;

function keep(): void {
  clearTimeout(timer);
  changedAt = null;
  const tell = (state: 'kept' | 'failed'): void => {
    if (changedAt === null) {
      keeping.set(state);
    }
  };
  askEngine('page.keep', readPage()).then(
    () => {
      tell('kept');
    },
    () => {
      tell('failed');
    },
  );
}

function keepSoon(): void {
  if (!open) {
    return;
  }
  keeping.set('keeping');
  const now = Date.now();
  changedAt ??= now;
  clearTimeout(timer);
  timer = setTimeout(keep, Math.min(pause, Math.max(0, changedAt + longestPause - now)));
}

/** Keeps what has not been kept yet, without a pause: the window is about to go. */
export function keepNow(): void {
  if (open && changedAt !== null) {
    keep();
  }
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
  changedAt = null;
  leavePage();
  head.set(page ? headOf(page) : emptyHead);
  request.reset(page?.request ?? '');
  points.reset(page?.points.join('\n') ?? '');
  text.reset(page?.text ?? '');
  if (page && page.text !== '') {
    const { draftId } = page;
    const whole = draftId === null ? null : { from: 0, to: text.state.doc.length };
    const draft = page.draftPlace === undefined ? whole : page.draftPlace;
    text.dispatch([text.state.update({ effects: setOwnership.of({ ink: [], written: [], draft, draftId }) })]);
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
export function startPage(start: Partial<Head> = {}): Promise<boolean> {
  leavePage();
  return inTurn(() => turnTo(start));
}

/** One page after another: each turn finds the page as the last one has left it, so that none is set aside twice. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn<T>(next: () => Promise<T>): Promise<T> {
  const mine = turn.then(next, next);
  turn = mine.catch(() => undefined);
  return mine;
}

async function turnTo(start: Partial<Head>): Promise<boolean> {
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
export function bringPageBack(id: number): Promise<void> {
  leavePage();
  return inTurn(async () => {
    const present = readPage();
    show(await askEngine('page.takeUp', { id, present: isBlank(present) ? null : present }));
    open = true;
  });
}
