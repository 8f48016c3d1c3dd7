/** What the person takes away from a draft: it is written again without it, and can have it back. */
import { writeDraft } from './drafting.ts';
import { drafting } from './standing.ts';

/** Takes a mail away and writes the draft again without it. */
export function redraftWithout(id: number): void {
  drafting.change((before) => ({ ...before, taken: [...before.taken, id] }));
  void writeDraft();
}

/** Takes a document away and writes the draft again without it. */
export function redraftWithoutDocument(id: number): void {
  drafting.change((before) => ({ ...before, takenDocuments: [...before.takenDocuments, id] }));
  void writeDraft();
}

/** Allows all sources again. */
export function giveBackSources(): void {
  drafting.change((before) => ({ ...before, taken: [], takenDocuments: [] }));
}
