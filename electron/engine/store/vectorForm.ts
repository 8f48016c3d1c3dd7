import { z } from 'zod';
import type { Database } from './database.ts';
import { readSetting, writeSetting } from './settings.ts';

/** Which embedder the vectors are of. */
export interface VectorForm {
  /** The model's id in the catalogue. */
  readonly embedder: string;
  readonly dimensions: number;
}

const Form = z.object({ embedder: z.string(), dimensions: z.number().int().positive() });

/** Null until an embedder was used. */
export function readVectorForm(database: Database): VectorForm | null {
  return readSetting(database, 'vectors', Form);
}

export function writeVectorForm(database: Database, form: VectorForm): void {
  writeSetting(database, 'vectors', form);
}
