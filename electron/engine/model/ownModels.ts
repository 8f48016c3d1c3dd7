import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelRole } from '../../contract/models.ts';

/** A model from a file of the person's own. The file stays where it is. */
const OwnModel = z.object({
  id: z.string(),
  path: z.string(),
  name: z.string(),
  roles: z.array(ModelRole),
  bytes: z.number(),
  parameters: z.number(),
  quantization: z.string(),
  architecture: z.string(),
});
export type OwnModel = z.infer<typeof OwnModel>;

/** The models that the person added, from a list in the models folder. */
export async function readOwnModels(folder: string): Promise<OwnModel[]> {
  try {
    return z.array(OwnModel).parse(JSON.parse(await readFile(join(folder, 'own.json'), 'utf8')));
  } catch {
    return [];
  }
}

export async function writeOwnModels(folder: string, models: readonly OwnModel[]): Promise<void> {
  const path = join(folder, 'own.json');
  await writeFile(`${path}.part`, JSON.stringify(models, null, 2));
  await rename(`${path}.part`, path);
}
