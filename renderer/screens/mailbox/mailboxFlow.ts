/** The way from a file or folder to mail in the store. It goes on whichever screen is shown. */
import type { Inspection, SourceRef } from '../../../electron/contract/entities.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine, askHost } from '../../connection/api.ts';
import { createCell } from '../../connection/cell.ts';
import { asAppError } from '../../connection/failure.ts';
import { refresh } from '../../connection/freshness.ts';
import { cancelJob, clearJob, startJob } from '../../connection/jobs.ts';

export const inspectKey = 'inspect';
export const importKey = 'import';

export interface MailboxFlow {
  readonly at: 'picking' | 'inspecting' | 'choosing' | 'importing' | 'done';
  readonly source: SourceRef | null;
  readonly inspection: Inspection | null;
  /** Addresses that are ticked as the person's own. */
  readonly me: readonly string[];
  /** Drafts, spam and what was thrown away are taken in too. */
  readonly everything: boolean;
  /** What went wrong while picking. */
  readonly error: AppError | null;
}

const start: MailboxFlow = { at: 'picking', source: null, inspection: null, me: [], everything: false, error: null };
export const mailboxFlow = createCell<MailboxFlow>(start);

function note(change: Partial<MailboxFlow>): void {
  mailboxFlow.change((before) => ({ ...before, ...change }));
}

/** Lets the person pick, then looks at what was picked. */
export async function pickMailbox(kind: 'file' | 'folder'): Promise<void> {
  let source: SourceRef | null;
  try {
    source = await askHost('host.pickMailbox', { kind });
  } catch (error) {
    note({ error: asAppError(error) });
    return;
  }
  if (source === null) {
    return;
  }
  mailboxFlow.set({ ...start, at: 'inspecting', source });
  const known = await askEngine('identity.get', {}).catch(() => null);
  const inspection = await startJob(inspectKey, 'corpus.inspect', { source });
  if (inspection === null) {
    note({ at: 'picking' });
    return;
  }
  clearJob(inspectKey);
  const mine = (known?.addresses ?? []).filter((address) =>
    inspection.candidates.some((each) => each.address === address),
  );
  note({ at: 'choosing', inspection, me: [...new Set([...inspection.suggested, ...mine])] });
}

/** Whether somebody has to say which addresses are theirs. JSON lines hold one person's own mail and name no sender. */
export function asksWho({ inspection }: MailboxFlow): boolean {
  return inspection?.format !== 'jsonl';
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

export function takeEverything(everything: boolean): void {
  note({ everything });
}

/** Takes the mail in. A cancel keeps what is in; the same source can be taken in again to go on. */
export async function importMailbox(): Promise<void> {
  const { source, me, everything } = mailboxFlow.get();
  if (source === null || (me.length === 0 && asksWho(mailboxFlow.get()))) {
    return;
  }
  note({ at: 'importing' });
  // A name that was given already stays.
  const known = await askEngine('identity.get', {}).catch(() => null);
  const name = known?.name ? '' : personIn(mailboxFlow.get());
  const summary = await startJob(importKey, 'corpus.import', {
    source,
    me: [...me],
    everything,
    ...(name === '' ? {} : { name }),
  });
  note({ at: summary === null ? 'choosing' : 'done' });
  refresh();
}

export function cancelInspect(): void {
  cancelJob(inspectKey);
}

export function cancelImport(): void {
  cancelJob(importKey);
}

/** Forgets the mailbox that was picked, to pick another. */
export function pickAnother(): void {
  clearJob(inspectKey);
  clearJob(importKey);
  mailboxFlow.set(start);
}
