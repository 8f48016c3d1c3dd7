/** The draft that is coming, or the last one that came. It goes on whichever screen is shown. */
import type { DraftDocument } from '../../../electron/contract/documents.ts';
import type { Arm, Draft, DraftSource, DraftStep } from '../../../electron/contract/drafting.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import type { Engine } from '../../../electron/contract/engine.ts';
import type { Asked } from '../../../electron/contract/method.ts';
import { askEngine } from '../../connection/api.ts';
import { createCell } from '../../connection/cell.ts';
import { asAppError, isCancelled } from '../../connection/failure.ts';
import { streamDraft } from '../../editor/draft.ts';
import { pointsOf } from '../../editor/points.ts';
import { writePerson } from '../../words/person.ts';
import { chooseHand, chosenArm } from './hand.ts';
import { aimed, type Head, head, keys, points, recipient, request, text } from './page.ts';

export type Stage = Extract<DraftStep, { kind: 'stage' }>;

export interface Drafting {
  readonly state: 'none' | 'running' | 'stopped' | 'done' | 'failed';
  /** Whether a part of it stands on the page. */
  readonly begun: boolean;
  readonly stage: Stage | null;
  readonly sources: readonly DraftSource[];
  /** Passages of documents that facts may come from. */
  readonly documents: readonly DraftDocument[];
  /** Sources the person has taken away: not used again for this page. */
  readonly taken: readonly number[];
  readonly takenDocuments: readonly number[];
  readonly result: Draft | null;
  /** The draft before, which may have said whom the page is for and what it is about. */
  readonly last: Draft | null;
  readonly error: AppError | null;
  /** Why a draft was not begun: said at the request line. */
  readonly missing: string | null;
}

const nothing: Drafting = {
  state: 'none',
  begun: false,
  stage: null,
  sources: [],
  documents: [],
  taken: [],
  takenDocuments: [],
  result: null,
  last: null,
  error: null,
  missing: null,
};

export const drafting = createCell<Drafting>(nothing);

interface Run {
  readonly stop: AbortController;
  readonly end: () => void;
}
let run: Run | null = null;

function note(change: Partial<Drafting>): void {
  drafting.change((before) => ({ ...before, ...change }));
}

function take(step: DraftStep, append: (piece: string) => void): void {
  if (step.kind === 'stage') {
    note({ stage: step });
  } else if (step.kind === 'sources') {
    // Once they are known, looking for them is over, whether or not reading has said anything yet.
    const { sources, documents } = step;
    note({ sources, documents, stage: { kind: 'stage', stage: 'reading', fraction: null, secondsLeft: null } });
  } else {
    append(step.text);
    if (!drafting.get().begun) {
      note({ begun: true });
    }
  }
}

/** What a draft says of the head of its page. */
function headOf({ subject, reader }: Draft): Pick<Head, 'to' | 'subject'> {
  return { subject, to: reader?.address ? writePerson(reader) : '' };
}

/** Whether what stands in the head was put there by the draft before, and not by the person. */
function isOfDraft(key: 'to' | 'subject'): boolean {
  const { last } = drafting.get();
  return last !== null && head.get()[key] === headOf(last)[key];
}

/** What the page asks for now, in a hand that was chosen or the one that is usual. */
export function asked(arm: Arm | undefined): Asked<Engine['draft.write']> {
  const { replyTo } = head.get();
  const to = recipient();
  return {
    request: request.text().trim(),
    points: pointsOf(points.text()),
    excludeIds: [...drafting.get().taken],
    excludeDocuments: [...drafting.get().takenDocuments],
    ...(to === undefined ? {} : isOfDraft('to') ? { likelyTo: to } : { to }),
    ...(replyTo === null ? {} : { replyTo }),
    ...aimed(),
    ...(arm === undefined ? {} : { arm }),
  };
}

/** Asks for a draft of what the page asks for, or for several. */
export function askDraft(
  { arm, variants }: { readonly arm?: Arm | undefined; readonly variants?: number },
  signal: AbortSignal,
  progress: (step: DraftStep) => void,
): Promise<Draft> {
  const wanted = { ...asked(arm), ...(variants === undefined ? {} : { variants }) };
  return askEngine('draft.write', wanted, { signal, progress });
}

/** A draft has come: what it says of itself goes to the page's head and to the margin. */
function settle(result: Draft): void {
  const { subject, to } = headOf(result);
  // Somebody named in the request is whom it is for, unless the person has said otherwise meanwhile.
  head.change((before) => ({
    ...before,
    draftId: result.id,
    subject: isOfDraft('subject') ? subject : before.subject || subject,
    to: isOfDraft('to') ? to : before.to || to,
  }));
  const { sources, documents = [] } = result;
  note({
    state: 'done',
    begun: true,
    stage: null,
    sources,
    documents,
    result,
    last: result,
    error: null,
    missing: null,
  });
}

/** Puts a draft that was written elsewhere onto the page, in the place of the one that stands there. */
export function putDraft(result: Draft): void {
  stopDraft();
  chooseHand(result.arm);
  const stream = streamDraft(text);
  stream.append(result.text);
  stream.finish();
  settle(result);
}

/** Writes a draft of what the page asks for. One that is under way is stopped first. */
export async function writeDraft(): Promise<void> {
  stopDraft();
  if (request.text().trim() === '') {
    note({ missing: 'Say in a sentence what the mail should say.' });
    request.focus();
    return;
  }
  const stop = new AbortController();
  const stream = streamDraft(text);
  const mine: Run = { stop, end: stream.finish };
  run = mine;
  note({
    ...{ state: 'running', begun: false, stage: null, sources: [], documents: [] },
    ...{ result: null, error: null, missing: null },
  });
  try {
    const result = await askDraft({ arm: chosenArm() }, stop.signal, (step) => {
      if (run === mine) {
        take(step, stream.append);
      }
    });
    if (run === mine) {
      settle(result);
    }
  } catch (error) {
    if (run === mine) {
      note(
        isCancelled(error)
          ? { state: 'stopped', stage: null }
          : { state: 'failed', stage: null, error: asAppError(error) },
      );
    }
  } finally {
    stream.finish();
    if (run === mine) {
      run = null;
    }
  }
}

/** Stops the draft that is coming; what stands on the page stays. False where none was. */
export function stopDraft(): boolean {
  if (run === null) {
    return false;
  }
  run.stop.abort();
  run.end();
  run = null;
  note({ state: 'stopped', stage: null });
  return true;
}

/** Says again what the draft on the page was written after, when the page comes back. */
export async function recallDraft(): Promise<void> {
  const { draftId } = head.get();
  if (draftId === null || run !== null) {
    return;
  }
  // Without it the page is there all the same; only the margin has less to tell.
  const kept = await askEngine('draft.read', { id: draftId }).catch(() => null);
  if (kept !== null && head.get().draftId === draftId && drafting.get().state === 'none') {
    const { draft, excludeIds: taken, excludeDocuments: takenDocuments } = kept;
    const { sources, documents = [] } = draft;
    note({ state: 'done', sources, documents, taken, takenDocuments, result: draft, last: draft });
  }
}

export function forgetDraft(): void {
  stopDraft();
  drafting.set(nothing);
}

keys.draft = () => {
  void writeDraft();
  return true;
};
keys.stop = stopDraft;
