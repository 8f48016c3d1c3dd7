import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Step } from '../../contract/entities.ts';
import type { Model } from '../../contract/models.ts';
import type { VoiceAdvice } from '../../contract/voice.ts';
import type { Models } from '../model/models.ts';
import type { Runtime } from '../model/runtime.ts';
import type { Database } from '../store/database.ts';
import { playbackLanguages } from '../prompt/playback.ts';
import { countPairs } from '../store/pairList.ts';
import { playedBack } from '../store/pairs.ts';
import { adviseOn, obstacleTo } from '../training/advice.ts';
import {
  keepEstimate,
  likelyEpochs,
  likeExamples,
  readEstimates,
  tokensOfPairs,
  tokensOfPractice,
} from '../training/estimates.ts';
import { choicesFor } from '../training/lesson.ts';
import { type UsablePassage, usablePassages } from '../training/passages/usablePassages.ts';
import { playbackSeconds } from '../training/playback/run.ts';
import { withTrainer } from '../training/trainerProcess.ts';
import { splitMails, splitPassages } from '../training/split.ts';
import { type Usability, usableMails } from '../training/usable.ts';
import { baseOf } from './learningStages.ts';

/** What could be learned from the mail and the documents that are there, and what it would take. Loads nothing. */
export async function advise(database: Database, models: Models, signal: AbortSignal): Promise<VoiceAdvice> {
  const usable = await usableMails(database, signal);
  const passages = await usablePassages(database, usable.mails.length, playbackLanguages, signal);
  const done = { mails: playedBack(database, 'mail'), passages: playedBack(database, 'passage') };
  const waiting = {
    mails: usable.mails.filter(({ id }) => !done.mails.has(id)).length,
    passages: passages.filter(({ id }) => !done.passages.has(id)).length,
  };
  const there = await installed(models);
  const writer = there.find(({ inUse }) => inUse.includes('writer'));
  return {
    ...adviseOn(usable, passages.length),
    bases: there.map((model) => describe(database, model, usable, passages)),
    pairs: countPairs(database).kept,
    waiting: waiting.mails,
    waitingPassages: waiting.passages,
    playbackSeconds: writer === undefined ? null : playbackSeconds(database, writer.id, waiting),
  };
}

/** Measures how long training each model that can be trained takes here. A person waits for it. */
export async function measure(
  { database, models, runtime }: { database: Database; models: Models; runtime: Runtime },
  { signal, progress }: { signal: AbortSignal; progress: (step: Step) => void },
): Promise<void> {
  const { mails } = await usableMails(database, signal);
  const examples = likeExamples(mails);
  const there = await installed(models);
  const able = there.filter((model) => obstacleTo(model, { needed: null, there: totalmem() }) === null);
  const { cores } = await runtime.facts();
  for (const [done, model] of able.entries()) {
    progress({
      ...{ stage: `Measuring ${model.name}`, done, total: able.length, unit: 'files' },
      ...{ perSecond: null, secondsLeft: null },
    });
    if (examples.length === 0) {
      return;
    }
    const base = await baseOf(models, model.id, signal);
    const choices = choicesFor(
      { base: model.id, role: 'writer', from: null, tokenWeights: false, onBattery: true, continueAtStart: false },
      base.parameters,
    );
    const longest = Math.max(...examples.map(({ tokens }) => tokens.length));
    const context = Math.min(2_048, Math.max(512, Math.ceil(longest / 16) * 16));
    // Nothing is written: the trainer only asks where it would go.
    const output = join(tmpdir(), 'ownhand-estimate.gguf');
    const input = { base: base.path, baseHash: base.hash, examples, threads: cores, output, context, ...choices };
    const release = await runtime.turns.take('now', signal);
    try {
      const estimate = await withTrainer((client) => client.call('trainer.estimate', input, { signal }), {
        kill: signal,
      });
      keepEstimate(database, model.id, base.hash, estimate);
    } finally {
      release();
    }
  }
}

async function installed(models: Models): Promise<Model[]> {
  return (await models.list()).filter(
    ({ state, roles }) => state === 'ready' && roles.some((role) => role !== 'embedder'),
  );
}

function describe(
  database: Database,
  model: Model,
  { mails }: Usability,
  passages: readonly UsablePassage[],
): VoiceAdvice['bases'][number] {
  const measured = readEstimates(database)[model.id];
  const needed = measured === undefined ? null : Math.min(measured.memoryBytes, measured.leanBytes);
  const obstacle = obstacleTo(model, { needed, there: totalmem() });
  const learned = new Set(splitMails(mails).learned);
  const texts = { mails: mails.filter(({ id }) => learned.has(id)), passages: splitPassages(passages).learned };
  const role =
    model.inUse.find((each) => each !== 'embedder') ?? model.roles.find((each) => each !== 'embedder') ?? 'writer';
  const tokens =
    role === 'completer'
      ? tokensOfPractice([...texts.mails, ...texts.passages])
      : tokensOfPairs(texts.mails, texts.passages);
  return {
    ...{ model: model.id, name: model.name, obstacle },
    role,
    suggested: model.inUse.includes('writer') && obstacle === null,
    trainingSeconds: measured === undefined ? null : (tokens * likelyEpochs) / measured.tokensPerSecond,
    memoryBytes: measured?.memoryBytes ?? null,
  };
}
