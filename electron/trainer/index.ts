import { estimate, score, train, type TrainOptions } from '../../native/index.ts';
import { AppError } from '../contract/errors.ts';
import type { Input } from '../contract/method.ts';
import { trainer } from '../contract/trainer.ts';
import { engineEnd } from '../rpc/childPort.ts';
import { serve } from '../rpc/serve.ts';

/**
 * The trainer process: a child of the engine, started when something is trained and ended afterwards. It alone loads
 * ggml for training, because a failed check in there ends the process it happens in. Killing it is always safe.
 */
let busy = false;

engineEnd(process, (port) => {
  serve(
    port,
    trainer,
    {
      'trainer.estimate': (input, { signal }) => alone(() => estimate(options(input), { signal })),
      'trainer.train': (input, call) => alone(() => train(options(input), call)),
      'trainer.score': (input, call) => alone(async () => ({ losses: await score(input, call) })),
    },
    {
      onInternalError: (method, error) => {
        process.stderr.write(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      },
    },
  );
});

// Without the engine nobody waits for the result; what was saved last is enough to go on from.
process.on('disconnect', () => {
  process.exit(0);
});

async function alone<T>(act: () => Promise<T>): Promise<T> {
  if (busy) {
    throw new AppError('busy', 'The trainer is already at work.');
  }
  busy = true;
  try {
    return await act();
  } finally {
    busy = false;
  }
}

function options({ checkpoint, ...input }: Input<(typeof trainer)['trainer.train']>): TrainOptions {
  const key = checkpoint && Buffer.from(checkpoint.key, 'base64');
  return checkpoint && key ? { ...input, checkpoint: { ...checkpoint, key } } : input;
}
