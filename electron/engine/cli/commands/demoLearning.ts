import type { Context } from '../command.ts';
import { duration } from '../format.ts';
import { draft } from './draft.ts';
import { evaluateCommand } from './evaluate.ts';
import { learnVoice } from './learnVoice.ts';
import { playbackCommand } from './playback.ts';

/** Small enough that two cores go through the whole of it in ten to fifteen minutes. */
const base = 'smollm2-135m';
const learned = { limit: '60', epochs: '2' };
/** Milliseconds, however slow the machine: the mails that are left then get their requests by rule. */
const longestPlayback = 150_000;
const shownPairs = 3;
/** Mails that are looked at in each of the five ways, and how many of them are drafted again. */
const judged = { most: '16', mails: '4' };

/**
 * Goes through learning a voice on the open store, as a person would in the window: requests for the mails, training,
 * judgement, and drafts before and after.
 *
 * @throws {AppError} what playback, training and judging throw.
 */
export async function demonstrateLearning(context: Context, requests: readonly { request: string }[]): Promise<void> {
  const { engine, terminal } = context;
  const began = performance.now();
  terminal.note('First each mail gets the request that it would be the answer to.');
  await playForAWhile(context);
  const { pairs } = await engine.call('pairs.list', { show: 'kept', limit: shownPairs });
  for (const { request, answer } of pairs) {
    terminal.line(`  ${request}  [${(answer.kind === 'mail' ? answer.subject : answer.title) || 'no subject'}]`);
  }
  terminal.line();
  await learnVoice(context, { base, epochs: learned.epochs });
  const voice = (await engine.call('voice.list', {})).at(0);
  if (voice === undefined) {
    return;
  }
  terminal.line();
  await evaluateCommand.run(context, [], { voice: String(voice.id), ...judged });
  await engine.call('voice.use', { id: voice.id });
  for (const { request } of requests) {
    for (const [when, arm] of [
      ['before', 'base'],
      ['after', 'both'],
    ] as const) {
      terminal.line();
      terminal.line(`== ${request} (${when})`);
      terminal.line();
      await draft(context, { points: [], excludeIds: [], request, model: base, arm });
    }
  }
  terminal.note(`All of it took ${duration((performance.now() - began) / 1_000)}.`);
}

async function playForAWhile(context: Context): Promise<void> {
  const over = AbortSignal.timeout(longestPlayback);
  try {
    const signal = AbortSignal.any([context.signal, over]);
    await playbackCommand.run({ ...context, signal }, [], { limit: learned.limit, model: base });
  } catch (error) {
    if (!over.aborted || context.signal.aborted) {
      throw error;
    }
    await playbackCommand.run(context, [], { limit: learned.limit, rules: true });
  }
}
