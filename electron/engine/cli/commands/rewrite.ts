import { RewriteManner } from '../../../contract/rewriting.ts';
import { type Command, type Context, readGiven, text, UsageError, whole } from '../command.ts';

export const rewriteCommand: Command = {
  name: 'rewrite',
  summary: 'say a text as you would, shorter, more warmly, or as told',
  usage: '[TEXT] [--file FILE] [--how MANNER | --instruction TEXT] [--model ID]',
  help: [
    ['--file FILE', 'the text to rewrite, instead of TEXT'],
    ['--how MANNER', 'mine (usual), shorter, friendlier, continue, or points: what the text says, one a line'],
    ['--instruction TEXT', 'what is to be changed, in your words'],
    ['--model ID', 'the model that writes; see ownhand models list'],
    ['--seed N', 'the same seed gives the same text'],
  ],
  options: {
    file: { type: 'string' },
    how: { type: 'string' },
    instruction: { type: 'string' },
    model: { type: 'string' },
    seed: { type: 'string' },
  },
  begins: true,
  words: [0, Infinity],
  run: async (context, words, values) => {
    const { engine, terminal, signal, json, unlock } = context;
    const file = text(values, 'file');
    const instruction = text(values, 'instruction');
    const how = text(values, 'how');
    const manner = RewriteManner.safeParse(instruction === undefined ? (how ?? 'mine') : 'instruction');
    if (!manner.success && how !== 'points') {
      throw new UsageError('--how is mine, shorter, friendlier, continue or points.');
    }
    if ((file === undefined) === (words.length === 0)) {
      throw new UsageError('Give the text itself, or --file.');
    }
    const original = file === undefined ? words.join(' ') : await readGiven(file);
    const [model, seed] = [text(values, 'model'), whole(values, 'seed')];
    const choices = {
      ...(model === undefined ? {} : { model }),
      ...(seed === undefined ? {} : { seed }),
    };
    await unlock();
    if (!manner.success) {
      return asPoints(context, original, choices);
    }
    const rewritten = await engine.call(
      'rewrite.write',
      {
        ...{ text: original, manner: manner.data, instruction: instruction ?? '' },
        ...choices,
      },
      {
        signal,
        progress: (step) => {
          if (step.kind === 'text' && !json) {
            terminal.write(step.text);
          } else if (step.kind === 'reading') {
            terminal.status('Reading');
          }
        },
      },
    );
    if (!json) {
      terminal.line();
    }
    return json ? rewritten : undefined;
  },
};

/** Prints what a text says, one point a line; only what is in it is shown. */
async function asPoints(
  { engine, terminal, signal, json }: Context,
  original: string,
  choices: { readonly model?: string; readonly seed?: number },
): Promise<unknown> {
  const list = await engine.call(
    'points.list',
    { source: { text: original }, ...choices },
    {
      signal,
      progress: ({ kind }) => {
        terminal.status(kind === 'reading' ? 'Reading' : 'Writing');
      },
    },
  );
  for (const point of json ? [] : list.points) {
    terminal.line(`- ${point}`);
  }
  return json ? list : undefined;
}
