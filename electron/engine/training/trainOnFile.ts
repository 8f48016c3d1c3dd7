import type { TrainerChoices, TrainerProgress, TrainerResult } from '../../contract/trainer.ts';
import type { Runtime } from '../model/runtime.ts';
import { readExampleFile } from './exampleFile.ts';
import { tokenizeExample } from './tokens.ts';
import { withTrainer } from './trainerProcess.ts';

export interface FileTraining {
  readonly examples: string;
  readonly base: string;
  readonly output: string;
  readonly choices: TrainerChoices;
}

/** Every so many examples one is only looked at, to see when learning helps no more. */
const validationEvery = 10;
/** With fewer examples than this, all are needed for learning. */
const fewestToSpare = 20;

/** Trains an adapter on a file of examples, in a process of its own. */
export async function trainOnFile(
  runtime: Runtime,
  { examples: path, base, output, choices }: FileTraining,
  { signal, progress }: { signal: AbortSignal; progress: (progress: TrainerProgress) => void },
): Promise<TrainerResult> {
  const written = await readExampleFile(path);
  const model = await runtime.loadVocabulary(base);
  const examples = written.map((example) => tokenizeExample(model, example));
  await model.dispose();
  const isSpared = (_: unknown, i: number): boolean =>
    examples.length >= fewestToSpare && i % validationEvery === validationEvery - 1;
  const { cores } = await runtime.facts();
  // Nothing else may compute meanwhile: threads that spin slow each other down more than twofold.
  const release = await runtime.turns.take('background', signal);
  try {
    return await withTrainer((client) =>
      client.call(
        'trainer.train',
        {
          ...choices,
          base,
          output,
          threads: cores,
          examples: examples.filter((example, i) => !isSpared(example, i)),
          validation: examples.filter(isSpared),
        },
        { signal, progress },
      ),
    );
  } finally {
    release();
  }
}
