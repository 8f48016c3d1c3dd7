import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelRole } from '../../contract/models.ts';
import { AppError } from '../../contract/errors.ts';
import { Judgement, LossPoint, VoicePlan } from '../../contract/voice.ts';
import type { Database } from './database.ts';
import { decryptFile, encryptFile } from './encryptedFile.ts';
import { understood } from './failures.ts';
import { inHome } from './home.ts';

/** The numbers of the mails and the documents whose words a voice learned. */
export const LearnedFrom = z.object({ mails: z.array(z.number().int()), documents: z.array(z.number().int()) });
export type LearnedFrom = z.infer<typeof LearnedFrom>;

/** How a voice was trained, and what came out. */
export const VoiceTraining = z.object({
  plan: VoicePlan,
  baseName: z.string(),
  pairs: z.number().int(),
  steps: z.number().int(),
  epochs: z.number().int(),
  /** Mean loss per token of the validation mails, in nats. */
  lossBefore: z.number().nullable(),
  lossAfter: z.number().nullable(),
  losses: z.array(LossPoint),
  seconds: z.number(),
  tokensPerSecond: z.number(),
  memoryBytes: z.number(),
  /** What was replaced by placeholders in what it learned from. */
  replaced: z.array(z.object({ kind: z.string(), text: z.string() })),
  /** With what the version it went on from learned; earlier releases did not write it down. */
  learnedFrom: LearnedFrom.optional(),
});
export type VoiceTraining = z.infer<typeof VoiceTraining>;

export type VoiceRole = Exclude<ModelRole, 'embedder'>;

/** A voice as the store keeps it; the adapter itself is an encrypted file. */
export interface StoredVoice {
  readonly id: number;
  /** The base model's id, and SHA-256 of its file. */
  readonly base: string;
  readonly baseHash: string;
  readonly role: VoiceRole;
  readonly active: boolean;
  readonly createdAt: number;
  readonly from: number | null;
  readonly training: VoiceTraining;
  readonly judgement: Judgement | null;
}

export type NewVoice = Pick<StoredVoice, 'base' | 'baseHash' | 'role' | 'from' | 'training'>;

interface Row {
  id: number;
  base: string;
  baseHash: string;
  role: VoiceRole;
  active: number;
  createdAt: number;
  from: number | null;
  training: string;
  judgement: string | null;
}

const select = `SELECT id, base, base_hash AS baseHash, role, active, created_at AS createdAt, came_from AS "from",
  training, judgement FROM voices`;

/** All voices, the newest first. */
export function listVoices(database: Database): StoredVoice[] {
  return database.all<Row>(`${select} ORDER BY id DESC`).map(fromRow);
}

/** Fails with `not-found`. */
export function readVoice(database: Database, id: number): StoredVoice {
  const row = database.one<Row>(`${select} WHERE id = ?`, id);
  if (row === undefined) {
    throw new AppError('not-found', 'There is no such voice.');
  }
  return fromRow(row);
}

/** The mails whose words a voice learned, with those of the versions it went on from; empty where nobody noted them. */
export function mailsLearnedBy(database: Database, id: number): Set<number> {
  const learned = database.all<{ mail: number }>(
    `SELECT each.value AS mail FROM voices, json_each(training, '$.learnedFrom.mails') AS each WHERE voices.id = ?`,
    id,
  );
  return new Set(learned.map(({ mail }) => mail));
}

/** The voice that is switched on for a role, or null. */
export function activeVoice(database: Database, role: VoiceRole): StoredVoice | null {
  const row = database.one<Row>(`${select} WHERE role = ? AND active = 1`, role);
  return row === undefined ? null : fromRow(row);
}

/** Keeps a voice: file and row are both there afterwards, or neither. `adapter` is the file in the clear. */
export async function addVoice(database: Database, voice: NewVoice, adapter: string): Promise<StoredVoice> {
  const folder = inHome(database.home, 'adapters');
  understood(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const encrypted = join(folder, `${randomUUID()}.new`);
  try {
    await encryptFile(database.key, adapter, encrypted);
    const id = database.transaction(() => {
      const { id: made } = database.change(
        `INSERT INTO voices (base, base_hash, role, created_at, came_from, training)
         VALUES (@base, @baseHash, @role, @createdAt, @from, @training)`,
        { ...voice, createdAt: Date.now(), training: JSON.stringify(voice.training) },
      );
      renameSync(encrypted, voiceFile(database, made));
      return made;
    });
    return readVoice(database, id);
  } finally {
    rmSync(encrypted, { force: true });
  }
}

/** Switches a voice on in place of the one before it, or with null the role's voice off. Fails with `not-found`. */
export function useVoice(database: Database, id: number | null, role: VoiceRole): void {
  const of = id === null ? role : readVoice(database, id).role;
  database.transaction(() => {
    database.change('UPDATE voices SET active = 0 WHERE role = ?', of);
    if (id !== null) {
      database.change('UPDATE voices SET active = 1 WHERE id = ?', id);
    }
  });
}

export function keepJudgement(database: Database, id: number, judgement: Judgement): void {
  database.change('UPDATE voices SET judgement = ? WHERE id = ?', JSON.stringify(judgement), id);
}

/** Deletes a voice for good. Fails with `not-found`. */
export function deleteVoice(database: Database, id: number): void {
  readVoice(database, id);
  database.change('DELETE FROM voices WHERE id = ?', id);
  understood(() => {
    rmSync(voiceFile(database, id), { force: true });
  });
}

/** Bytes of a voice's file, 0 where it is gone. */
export function voiceBytes(database: Database, id: number): number {
  return statSync(voiceFile(database, id), { throwIfNoEntry: false })?.size ?? 0;
}

/** Decrypts a voice's adapter to `to`; whoever asks for it removes it again. Fails with `not-found`, `store-unreadable`. */
export async function openVoice(database: Database, id: number, to: string): Promise<void> {
  const file = voiceFile(database, id);
  if (!existsSync(file)) {
    throw new AppError('not-found', 'The file of this voice is gone. Delete the voice, and learn it again.');
  }
  await decryptFile(database.key, file, to);
}

/** Deletes files that a killed process left behind and no voice owns. */
export function sweepVoices(database: Database): void {
  const folder = inHome(database.home, 'adapters');
  const owned = new Set(listVoices(database).map(({ id }) => fileName(id)));
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (/\.(new|adapter)$/.test(name) && !owned.has(name)) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

function voiceFile(database: Database, id: number): string {
  return join(inHome(database.home, 'adapters'), fileName(id));
}

function fileName(id: number): string {
  return `${id}.adapter`;
}

function fromRow({ active, training, judgement, ...row }: Row): StoredVoice {
  const judged = judgement === null ? null : Judgement.safeParse(JSON.parse(judgement));
  return {
    ...row,
    active: active === 1,
    training: VoiceTraining.parse(JSON.parse(training)),
    // What an earlier version wrote down otherwise can be measured again.
    judgement: judged?.success === true ? judged.data : null,
  };
}
