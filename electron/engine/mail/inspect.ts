import type { Identity, Inspection, Step } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import { findCandidates } from './candidates.ts';
import { pace } from './pace.ts';
import { openSource } from './source.ts';
import { surveySource } from './survey.ts';

/**
 * Looks at a mailbox without taking anything in: what it is, how much it holds, and who the person may be. A few
 * seconds at most; `complete` is false where only a part was read. `me`: who the person is known to be.
 * Fails with `not-found`, `no-permission`, `not-a-mailbox`.
 */
export async function inspect(
  path: string,
  signal?: AbortSignal,
  progress?: (step: Step) => void,
  title?: string,
  me: Identity | null = null,
): Promise<Inspection> {
  const source = await openSource(path, signal, title);
  const report = pace('Looking through it', 'bytes', source.bytes, progress);
  const survey = await surveySource(source, { ...(signal && { signal }), progress: report });
  if (survey.mails === 0) {
    throw new AppError('not-a-mailbox', `${source.name} holds no mail that can be read.`);
  }
  report(source.bytes, true);
  const { format, name, bytes } = source;
  return {
    format,
    name,
    bytes,
    mails: survey.mails,
    complete: survey.complete,
    ...findCandidates(survey.evidence, me),
  };
}
