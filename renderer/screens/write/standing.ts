/** Which draft stands on the page, and with it whom the page is for and what it is about: undo brings back both. */
import type { DraftDocument } from '../../../electron/contract/documents.ts';
import type { Draft, DraftSource, DraftStep } from '../../../electron/contract/drafting.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { createCell } from '../../connection/cell.ts';
import { ownershipOf } from '../../editor/ownership.ts';
import { writePerson } from '../../words/person.ts';
import { type Head, head, text } from './page.ts';

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
  /** What the draft on the page, or the one before it, has said of whom it is for and what it is about. */
  readonly last: Said | null;
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

export function note(change: Partial<Drafting>): void {
  drafting.change((before) => ({ ...before, ...change }));
}

/** What a draft says of the head of its page. */
export type Said = Pick<Draft, 'reader' | 'subject'>;
type Told = Pick<Head, 'to' | 'subject'>;

export function toldBy({ subject, reader }: Said): Told {
  return { subject, to: reader?.address ? writePerson(reader) : '' };
}

/** Whether what stands in the head was put there by the draft before, and not by the person. */
export function isOfDraft(key: keyof Told): boolean {
  const { last } = drafting.get();
  return last !== null && head.get()[key] === toldBy(last)[key];
}

type Standing = Pick<Drafting, 'last' | 'result' | 'sources' | 'documents'>;
const bare: Standing = { last: null, result: null, sources: [], documents: [] };

/** How the page stood with each draft, and under null without one. */
const stood = new Map<number | null, Told & Standing>();
let halves = 0;

/** Numbers below zero are of drafts that were stopped. */
export function numberOfHalf(): number {
  halves += 1;
  return -halves;
}

/** Remembers how the page stands with the draft that is on it. */
export function rememberStanding(): void {
  const { draftId } = ownershipOf(text.state);
  const { to, subject } = head.get();
  const { last, result, sources, documents } = drafting.get();
  stood.set(draftId, { to, subject, last, result, sources, documents });
}

/** Says of the draft that stands there what was said of it before. */
export function showStanding(): void {
  const { draftId } = ownershipOf(text.state);
  const { last, result, sources, documents } = stood.get(draftId) ?? bare;
  const state = result !== null ? 'done' : draftId === null ? 'none' : 'stopped';
  note({ state, stage: null, last, result, sources, documents, error: null });
}

/** What the person has not touched since goes along with the draft that undo or redo has brought back. */
export function followDraft(before: number | null): void {
  const { draftId } = ownershipOf(text.state);
  const [was, now] = [stood.get(before), stood.get(draftId)];
  if (draftId === before || now === undefined) {
    return;
  }
  const told = (key: keyof Told): string => (head.get()[key] === was?.[key] ? now[key] : head.get()[key]);
  head.change((present) => ({ ...present, to: told('to'), subject: told('subject'), draftId: wholeOnly(draftId) }));
  showStanding();
}

/** The number of a draft that the engine knows. */
export function wholeOnly(draftId: number | null): number | null {
  return draftId !== null && draftId > 0 ? draftId : null;
}

export function forgetStanding(): void {
  stood.clear();
  drafting.set(nothing);
}
