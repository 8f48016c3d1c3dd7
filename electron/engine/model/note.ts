import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** Written beside a model once its file was checked as a whole. */
const Note = z.object({
  bytes: z.number(),
  sha256: z.string(),
  /** Who vouched for the hash: our catalogue, or the hub at the first fetch. */
  hashFrom: z.enum(['catalogue', 'hub']),
});
export type Note = z.infer<typeof Note>;

/** What is known of a model's file, or null where it was never checked. */
export async function readNote(target: string): Promise<Note | null> {
  try {
    return Note.parse(JSON.parse(await readFile(`${target}.json`, 'utf8')));
  } catch {
    return null;
  }
}

export async function writeNote(target: string, note: Note): Promise<void> {
  await writeFile(`${target}.json.part`, JSON.stringify(note));
  await rename(`${target}.json.part`, `${target}.json`);
}

/** A file's size, 0 where there is none. */
export async function lengthOf(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.size,
    () => 0,
  );
}
