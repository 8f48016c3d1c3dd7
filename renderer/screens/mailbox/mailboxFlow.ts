/** The way from files, folders and accounts to mail in the store. It goes on whichever screen is shown. */
import type { Authorship } from '../../../electron/contract/documents.ts';
import type { ImportSummary, Inspection, SourceRef } from '../../../electron/contract/entities.ts';
import { AppError } from '../../../electron/contract/errors.ts';
import type { FoundMailbox } from '../../../electron/contract/mailboxes.ts';
import { askEngine, askHost } from '../../connection/api.ts';
import { createCell } from '../../connection/cell.ts';
import { asAppError } from '../../connection/failure.ts';
import { refresh } from '../../connection/freshness.ts';
import { cancelJob, clearJob, readJob, startJob } from '../../connection/jobs.ts';
import { allOf, sumOf } from './several.ts';

export const findKey = 'find';
export const inspectKey = 'inspect';
export const importKey = 'import';

export interface MailboxFlow {
  readonly at: 'picking' | 'finding' | 'offering' | 'connecting' | 'inspecting' | 'choosing' | 'importing' | 'done';
  /** What was found on this computer. */
  readonly found: readonly FoundMailbox[];
  readonly sources: readonly SourceRef[];
  /** The one of `sources` that is looked into or taken in now. */
  readonly now: number;
  /** Of all sources together. */
  readonly inspection: Inspection | null;
  /** Addresses that are ticked as the person's own. */
  readonly me: readonly string[];
  /** Drafts, spam and what was thrown away are taken in too. */
  readonly everything: boolean;
  /** Whose words the documents in it are; null where they are left out. */
  readonly documents: Authorship | null;
  /** What has come in, of all sources together. */
  readonly summary: ImportSummary | null;
  /** What went wrong while picking. */
  readonly error: AppError | null;
}

const start: MailboxFlow = {
  ...{ at: 'picking', found: [], sources: [], now: 0, inspection: null, me: [], everything: false, documents: null },
  ...{ summary: null, error: null },
};
export const mailboxFlow = createCell<MailboxFlow>(start);

function note(change: Partial<MailboxFlow>): void {
  mailboxFlow.change((before) => ({ ...before, ...change }));
}

let isPicking = false;

/** Lets the person pick, then looks at what was picked. */
export async function pickMailbox(kind: 'file' | 'document' | 'folder'): Promise<void> {
  // Of two presses in a row the second would ask again, over what was picked already.
  if (isPicking) {
    return;
  }
  isPicking = true;
  let source: SourceRef | null;
  try {
    source = await askHost('host.pickMailbox', { kind });
  } catch (error) {
    note({ error: asAppError(error) });
    return;
  } finally {
    isPicking = false;
  }
  if (source !== null) {
    await lookInto([source]);
  }
}

/** Looks where mail programs keep their mail, because the person has asked for it. */
export async function findMailboxes(): Promise<void> {
  begin({ at: 'finding' });
  const isPresent = presentTurn();
  const found = await startJob(findKey, 'mailboxes.find', {});
  if (!isPresent()) {
    return;
  }
  note(found === null ? { at: 'picking' } : { at: 'offering', found });
}

/** Shows what is asked of an account on a server. */
export function beginConnecting(): void {
  begin({ at: 'connecting' });
}

/** Looks into mailboxes one after another, then asks who the person is in them. */
export async function lookInto(sources: readonly SourceRef[]): Promise<void> {
  begin({ at: 'inspecting', sources });
  const isPresent = presentTurn();
  const known = await askEngine('identity.get', {}).catch(() => null);
  const inspections: Inspection[] = [];
  for (const [now, source] of sources.entries()) {
    if (!isPresent()) {
      return;
    }
    note({ now });
    const inspection = await startJob(inspectKey, 'corpus.inspect', { source });
    if (inspection === null && isPresent()) {
      note({ at: 'picking' });
      return;
    }
    inspections.push(...(inspection === null ? [] : [inspection]));
  }
  if (!isPresent()) {
    return;
  }
  clearJob(inspectKey);
  const inspection = allOf(inspections);
  // Whoever is known need not write in it: a folder may hold what a friend wrote to them.
  const mine = known?.addresses ?? [];
  // Where there is nothing but documents, they are what was meant; the careful choice is that others wrote them.
  const documents = inspection.mails === 0 ? 'reference' : null;
  note({ at: 'choosing', now: 0, inspection, documents, me: [...new Set([...inspection.suggested, ...mine])] });
}

/**
 * Whether somebody has to say which addresses are theirs. JSON lines hold one person's own mail and name no sender;
 * documents have none.
 */
export function asksWho({ inspection }: MailboxFlow): boolean {
  return inspection?.format !== 'jsonl' && inspection?.mails !== 0;
}

/** The name that the ticked addresses write under, empty where there is none. */
export function personIn({ inspection, me }: MailboxFlow): string {
  const candidate = inspection?.candidates.find(({ address, name }) => me.includes(address) && name.trim() !== '');
  return candidate?.name.trim() ?? '';
}

export function tick(address: string, isMine: boolean): void {
  mailboxFlow.change((before) => ({
    ...before,
    me: isMine ? [...before.me, address] : before.me.filter((each) => each !== address),
  }));
}

export function takeDocuments(documents: Authorship | null): void {
  note({ documents });
}

export function takeEverything(everything: boolean): void {
  note({ everything });
}

/** Takes the mail in. A cancel keeps what is in; the same sources can be taken in again to go on. */
export async function importMailbox(): Promise<void> {
  const { sources, me, everything, documents, now: first } = mailboxFlow.get();
  if (sources.length === 0 || (me.length === 0 && asksWho(mailboxFlow.get()))) {
    return;
  }
  note({ at: 'importing' });
  const isPresent = presentTurn();
  // A name that was given already stays.
  const known = await askEngine('identity.get', {}).catch(() => null);
  const name = known?.name ? '' : personIn(mailboxFlow.get());
  for (const [now, source] of sources.entries()) {
    if (now < first) {
      continue;
    }
    if (!isPresent()) {
      return;
    }
    note({ now });
    const summary = await startJob(importKey, 'corpus.import', {
      source,
      me: [...me],
      everything,
      ...(documents === null ? {} : { documents }),
      ...(name === '' ? {} : { name }),
    });
    refresh();
    if (!isPresent()) {
      return;
    }
    if (summary === null) {
      stopShort();
      return;
    }
    const before = mailboxFlow.get().summary;
    note({ summary: before === null ? summary : sumOf(before, summary) });
  }
  note({ at: 'done' });
}

export function cancelFind(): void {
  cancelJob(findKey);
}

export function cancelInspect(): void {
  cancelJob(inspectKey);
}

export function cancelImport(): void {
  cancelJob(importKey);
}

/** After a stop the same is offered again; a new engine knows nothing of what was picked. */
function stopShort(): void {
  const code = readJob(importKey)?.error?.code;
  if (code === 'engine-restarted' || code === 'not-found') {
    pickAnother();
    const error = new AppError(code, 'Not all of it came in. Choose the same again: it goes on where it stopped.');
    note({ error });
  } else {
    note({ at: 'choosing' });
  }
}

/** Forgets the mailboxes that were picked, to pick others. What is still under way for them is stopped. */
export function pickAnother(): void {
  begin({});
}

/** How often the way was begun from the start. */
let turn = 0;

/** Begins anew, whatever was under way. */
function begin(first: Partial<MailboxFlow>): void {
  turn += 1;
  for (const key of [findKey, inspectKey, importKey]) {
    clearJob(key);
  }
  mailboxFlow.set({ ...start, ...first });
}

/** Asks later whether the way is still the one that was begun. */
function presentTurn(): () => boolean {
  const mine = turn;
  return () => mine === turn;
}
