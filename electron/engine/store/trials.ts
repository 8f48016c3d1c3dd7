import { AppError } from '../../contract/errors.ts';
import type { Database } from './database.ts';

/** A blind choice between a draft with a voice and one without. */
export interface NewTrial {
  readonly voice: number;
  readonly request: string;
  readonly withVoice: string;
  readonly withoutVoice: string;
  /** The place at which the draft with the voice is shown. */
  readonly place: 0 | 1;
}

export interface StoredTrial extends NewTrial {
  readonly id: number;
}

export type TrialChoice = 'voice' | 'without' | 'neither';

const select = `SELECT id, voice_id AS voice, request, with_voice AS withVoice, without_voice AS withoutVoice, place
  FROM trials`;

export function addTrial(database: Database, trial: NewTrial): StoredTrial {
  const { id } = database.change(
    `INSERT INTO trials (voice_id, request, with_voice, without_voice, place)
     VALUES (@voice, @request, @withVoice, @withoutVoice, @place)`,
    { ...trial },
  );
  return { ...trial, id };
}

/** The trial of a voice that was shown and not yet chosen in, or null. */
export function openTrial(database: Database, voice: number): StoredTrial | null {
  return (
    database.one<StoredTrial>(`${select} WHERE voice_id = ? AND choice IS NULL ORDER BY id LIMIT 1`, voice) ?? null
  );
}

/** The requests that a voice was tried with. */
export function triedRequests(database: Database, voice: number): Set<string> {
  const rows = database.all<{ request: string }>('SELECT request FROM trials WHERE voice_id = ?', voice);
  return new Set(rows.map(({ request }) => request));
}

/** Fails with `not-found`. */
export function readTrial(database: Database, id: number): StoredTrial {
  const row = database.one<StoredTrial>(`${select} WHERE id = ?`, id);
  if (row === undefined) {
    throw new AppError('not-found', 'These drafts are no longer here. Ask for others.');
  }
  return row;
}

/** Notes what was chosen; choosing again corrects it. */
export function keepChoice(database: Database, id: number, choice: TrialChoice): void {
  database.change('UPDATE trials SET choice = ? WHERE id = ?', choice, id);
}

/** How often each was chosen in the trials of a voice. */
export function countChoices(database: Database, voice: number): Record<TrialChoice, number> {
  const rows = database.all<{ choice: TrialChoice; times: number }>(
    'SELECT choice, count(*) AS times FROM trials WHERE voice_id = ? AND choice IS NOT NULL GROUP BY choice',
    voice,
  );
  return { voice: 0, without: 0, neither: 0, ...Object.fromEntries(rows.map(({ choice, times }) => [choice, times])) };
}
