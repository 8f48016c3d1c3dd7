import { tmpdir } from 'node:os';
import { AppError } from '../../contract/errors.ts';
import { Embedder } from './embedder.ts';
import { inspectModel } from './modelFile.ts';
import { Runtime } from './runtime.ts';
import type { Verdict } from './trial.ts';
import { Writer } from './writer.ts';

/** Loads the model that the command line names and lets it compute once. */
async function run(path: string): Promise<Verdict> {
  try {
    const runtime = new Runtime();
    if ((await inspectModel(path)).embeds) {
      await (await Embedder.load(runtime, path)).embed(['one']);
    } else {
      const writer = await Writer.load(runtime, path, { contextSize: 256, paceFolder: tmpdir() });
      await writer.write({ prompt: { messages: [{ role: 'user', text: 'one' }] }, maxTokens: 1 });
    }
    return null;
  } catch (error) {
    return error instanceof AppError
      ? { code: error.code, message: error.message }
      : { code: 'model-unreadable', message: 'This model could be loaded but does not compute.' };
  }
}

const verdict = await run(process.argv[2] ?? '');
process.send?.(verdict, () => {
  process.disconnect();
});
