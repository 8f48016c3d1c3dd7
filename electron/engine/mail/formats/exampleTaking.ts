import type { NewMail } from '../../store/newMail.ts';
import { readBatches } from '../batches.ts';
import { openSource } from '../source.ts';

export interface Taken {
  readonly mails: readonly NewMail[];
  readonly leftOut: Readonly<Record<string, number>>;
  readonly reasons: readonly string[];
  readonly format: string;
}

/** What a source gives for the mail of Mara, for tests. */
export async function take(path: string, everything = false): Promise<Taken> {
  const source = await openSource(path);
  const mails: NewMail[] = [];
  const leftOut: Record<string, number> = {};
  const reasons: string[] = [];
  for await (const batch of readBatches(source, ['mara@example.org'], null, { everything })) {
    mails.push(...batch.mails);
    reasons.push(...batch.refusals.map(({ reason }) => reason));
    for (const [why, count] of Object.entries(batch.leftOut)) {
      leftOut[why] = (leftOut[why] ?? 0) + count;
    }
  }
  return { mails, leftOut, reasons, format: source.format };
}

export function subjects({ mails }: Taken): string[] {
  return mails.map(({ subject }) => subject).sort();
}
