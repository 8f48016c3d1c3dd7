import { AppError } from '../../../contract/errors.ts';
import type { VoiceJob, VoicePlan } from '../../../contract/voice.ts';
import { VoicePlan as Plan } from '../../../contract/voice.ts';
import { type Context, count, text, UsageError, type Values } from '../command.ts';
import { bytes, duration } from '../format.ts';

const stages = { playback: 'Playback', preparing: 'Preparing', training: 'Training', judging: 'Judging' } as const;

/** Trains on the pairs that playback made; goes on where it was paused or killed when called with the same options. */
export async function learnVoice(context: Context, values: Values): Promise<unknown> {
  const { engine, terminal, signal, json } = context;
  await context.unlock();
  const plan = await planOf(context, values);
  const training = engine.call('voice.train', plan, {
    signal,
    progress: (job) => {
      terminal.status(line(job));
    },
  });
  const voice = await training.catch((error: unknown) => {
    if (signal.aborted) {
      terminal.note('Paused. The same command goes on from here; "ownhand voices stop" drops it.');
    }
    if (error instanceof AppError && error.code === 'too-little-mail') {
      terminal.note('Where mails still wait for their request, have it found first: ownhand playback');
    }
    throw error;
  });
  if (json) {
    return voice;
  }
  const { id, role, pairs, epochs, seconds, lossBefore, lossAfter } = voice;
  terminal.line(
    `Voice ${id}: ${pairs} ${role === 'completer' ? 'texts' : 'pairs'}, ${epochs} epochs in ${duration(seconds)}.`,
  );
  if (lossBefore !== null && lossAfter !== null) {
    terminal.line(`On mail it had not seen the loss went from ${lossBefore.toFixed(3)} to ${lossAfter.toFixed(3)}.`);
  }
  terminal.line(`Judge it with: ownhand evaluate --voice ${id}. Switch it on with: ownhand voices use ${id}`);
  return undefined;
}

async function planOf({ engine }: Context, values: Values): Promise<VoicePlan> {
  const rate = text(values, 'rate');
  const role = values.completer === true ? 'completer' : 'writer';
  const plan = Plan.safeParse({
    base: text(values, 'base') ?? (await modelFor(role, engine)),
    role,
    from: count(values, 'continue') ?? null,
    epochs: count(values, 'epochs'),
    rank: count(values, 'rank'),
    learningRate: rate === undefined ? undefined : Number(rate),
    memory: text(values, 'memory'),
    tokenWeights: values.weights === true,
    seed: count(values, 'seed'),
    // Who calls it by hand wants it now.
    onBattery: true,
  });
  if (!plan.success) {
    throw new UsageError(`--${String(plan.error.issues[0]?.path[0] ?? 'option')} is not understood.`);
  }
  return plan.data;
}

async function modelFor(role: VoicePlan['role'], engine: Context['engine']): Promise<string> {
  const model = (await engine.call('models.list', {})).find(({ inUse }) => inUse.includes(role));
  if (model === undefined) {
    throw new UsageError('Say which model to train: --base ID, see ownhand models list.');
  }
  return model.id;
}

function line({ stage, step, losses, tokensPerSecond, memoryBytes, reason }: VoiceJob): string {
  if (reason !== null) {
    return reason;
  }
  const parts = [
    step === null ? stages[stage ?? 'preparing'] : `${step.stage}: ${step.done} of ${step.total ?? '?'} ${step.unit}`,
  ];
  const last = losses.findLast(({ loss }) => loss !== null)?.loss;
  const heldOut = losses.findLast((point) => point.heldOut !== null)?.heldOut;
  if (stage === 'training' && last !== null && last !== undefined) {
    parts.push(`loss ${last.toFixed(3)}`);
  }
  if (heldOut !== null && heldOut !== undefined) {
    parts.push(`on unseen ${heldOut.toFixed(3)}`);
  }
  if (tokensPerSecond !== null) {
    parts.push(`${Math.round(tokensPerSecond)} tokens/s`);
  }
  const left = step?.secondsLeft ?? null;
  if (left !== null) {
    parts.push(`${duration(left)} left`);
  }
  return [...parts, ...(memoryBytes === null ? [] : [bytes(memoryBytes)])].join(', ');
}
