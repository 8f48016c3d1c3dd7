import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type PaceRecord, PaceRecord as Schema } from './pace.ts';

const File = z.record(z.string(), Schema);

/** What was measured of a model on this machine, beside the models. Losing it costs a second at the next load. */
export async function readPace(folder: string, key: string): Promise<PaceRecord | undefined> {
  return (await read(folder))[key];
}

export async function keepPace(folder: string, key: string, record: PaceRecord): Promise<void> {
  const path = join(folder, 'pace.json');
  const all = { ...(await read(folder)), [key]: record };
  try {
    await writeFile(`${path}.${process.pid}.part`, JSON.stringify(all));
    await rename(`${path}.${process.pid}.part`, path);
  } catch {
    // a models folder that cannot be written to only means measuring again
  }
}

async function read(folder: string): Promise<Record<string, PaceRecord>> {
  try {
    return File.parse(JSON.parse(await readFile(join(folder, 'pace.json'), 'utf8')));
  } catch {
    return {};
  }
}
