import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { type LlamaModel, Runtime } from '../../model/runtime.ts';

/** The vocabulary of a model, given as its file, for tests, at whose end it is let go. */
export async function exampleVocabulary(model: Buffer): Promise<LlamaModel> {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-vocabulary-'));
  const runtime = new Runtime();
  const path = join(folder, 'base.gguf');
  writeFileSync(path, model);
  const vocabulary = await runtime.loadVocabulary(path);
  after(async () => {
    await vocabulary.dispose();
    await runtime.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return vocabulary;
}
