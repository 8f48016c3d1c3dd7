import { letterOf } from '../../draft/letter.ts';
import type { Database } from '../../store/database.ts';
import { readMail } from '../../store/mails.ts';
import { runsOf } from '../judgement/copies.ts';
import { type Split, splitPassages } from '../split.ts';
import { type UsablePassage, usablePassages } from './usablePassages.ts';

/**
 * The passages that are learned from and those that are looked at while training, beside mails that are split so. None
 * is among them that stands in a mail held out as well: people mail what they have written.
 *
 * @param languages As ISO 639-1; null for all.
 * @throws {AppError} `cancelled`.
 */
export async function taughtPassages(
  database: Database,
  { learned, validation, heldOut }: Split,
  languages: readonly string[] | null,
  signal?: AbortSignal,
): Promise<{ learned: UsablePassage[]; validation: UsablePassage[] }> {
  const mails = learned.length + validation.length + heldOut.length;
  const passages = await usablePassages(database, mails, languages, signal);
  const runs = runsOf(heldOut.map((id) => ({ id, text: letterOf(readMail(database, id).parts).body })));
  return splitPassages(passages.filter(({ prose }) => runs.copied(prose) === 0));
}
