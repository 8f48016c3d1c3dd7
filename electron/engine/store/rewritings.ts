import type { Arm } from '../../contract/drafting.ts';
import type { Database } from './database.ts';

/** Which mail was written again by what. */
export interface RewritingKey {
  readonly mailId: number;
  readonly model: string;
  readonly voice: number | null;
  readonly arm: Arm;
  /** Tells whether what led to it is still the same. */
  readonly digest: string;
}

export interface Rewriting {
  readonly draft: string | null;
  /** Nats per token of the real mail. */
  readonly loss: number | null;
}

/** What is kept of it, where nothing that led to it has changed. */
export function readRewriting(database: Database, key: RewritingKey): Rewriting {
  const row = database.one<Rewriting>(
    `SELECT draft, loss FROM rewritings
     WHERE mail_id = @mailId AND model = @model AND arm = @arm AND coalesce(voice_id, 0) = @voice AND digest = @digest`,
    { ...key, voice: key.voice ?? 0 },
  );
  return row ?? { draft: null, loss: null };
}

/** All drafts that a model made with this voice, or without one. */
export function rewritingsBy(
  database: Database,
  model: string,
  voice: number | null,
): { readonly mailId: number; readonly draft: string }[] {
  return database.all(
    `SELECT mail_id AS mailId, draft FROM rewritings
     WHERE model = @model AND coalesce(voice_id, 0) = @voice AND draft IS NOT NULL`,
    { model, voice: voice ?? 0 },
  );
}

/** Keeps what became known, beside what was known; what was made of another digest is dropped. */
export function keepRewriting(database: Database, key: RewritingKey, known: Partial<Rewriting>): void {
  const { draft, loss } = { ...readRewriting(database, key), ...known };
  database.change(
    `INSERT INTO rewritings (mail_id, model, voice_id, arm, digest, draft, loss)
     VALUES (@mailId, @model, @voice, @arm, @digest, @draft, @loss)
     ON CONFLICT DO UPDATE SET digest = @digest, draft = @draft, loss = @loss`,
    { ...key, draft, loss },
  );
}
