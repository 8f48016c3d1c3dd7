import type { Arm } from '../../contract/drafting.ts';
import type { Step } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import type { Judgement, voice } from '../../contract/voice.ts';
import { recipes } from '../draft/recipes.ts';
import { inspectModel } from '../model/modelFile.ts';
import type { Models } from '../model/models.ts';
import type { Runtime } from '../model/runtime.ts';
import type { Database } from '../store/database.ts';
import { activeVoice, keepJudgement, readVoice, type StoredVoice } from '../store/voices.ts';
import { judgeCompletion } from '../training/judgement/completing.ts';
import { judge, type Judging } from '../training/judgement/judge.ts';
import { chooseTrial, nextTrial } from '../training/judgement/trial.ts';
import { scoreExamples } from '../training/scoring.ts';
import { tokenizeAnswer, tokenizeStretches, type Tokens } from '../training/tokens.ts';
import type { LoadedModels } from './loadedModels.ts';
import type { Session } from './session.ts';
import { adapterOf } from './voiceAdapter.ts';

const allArms: readonly Arm[] = ['base', 'prompt', 'retrieval', 'adapter', 'both'];
/** A person who writes meanwhile goes first. */
const later = 'background';
/** Enough mails to tell a clear difference, few enough for a slow machine. */
const usualDrafts = 20;

/** What is judged. Without a voice, only arms that need none. */
export interface Question {
  readonly model: string;
  readonly voice: StoredVoice | null;
  readonly arms?: readonly Arm[] | undefined;
  /** Mails that are drafted again. */
  readonly drafts?: number | undefined;
  /** Mails that are looked at in all, drafted again or not. */
  readonly most?: number | undefined;
}

interface Call {
  readonly signal: AbortSignal;
  readonly progress: (step: Step) => void;
}

export type Judge = (database: Database, question: Question, call: Call) => Promise<Judgement>;

/** Judges drafts with the models that are there, and keeps what came out with the voice, where all was asked for. */
export function judgeWith(models: Models, loaded: LoadedModels, runtime: Runtime): Judge {
  return async (database, { model, voice: judged, arms: asked, drafts = usualDrafts, most }, call) => {
    const parts = { models, loaded, runtime, database };
    if (judged?.role === 'completer') {
      const judgement = await judgeCompleter(parts, judged, { mails: drafts, most }, call);
      keepJudgement(database, judged.id, judgement);
      return judgement;
    }
    const arms = allArms.filter((arm) => asked?.includes(arm) ?? (judged !== null || !recipes[arm].adapter));
    if (judged === null && arms.some((arm) => recipes[arm].adapter)) {
      throw new AppError('not-found', 'There is no voice to judge on this model. Learn one first.');
    }
    const judgement = await withJudging(parts, { model, voice: judged }, call.signal, (judging) =>
      judge(judging, { arms, drafts, most }, call),
    );
    if (judged !== null && arms.length === allArms.length) {
      keepJudgement(database, judged.id, judgement);
    }
    return judgement;
  };
}

interface Parts {
  readonly models: Models;
  readonly loaded: LoadedModels;
  readonly runtime: Runtime;
  readonly database: Database;
}

/** Lends what mails are drafted again and judged with. */
async function withJudging<T>(
  { models, loaded, runtime, database }: Parts,
  { model, voice: judged }: Pick<Question, 'model' | 'voice'>,
  signal: AbortSignal,
  work: (judging: Judging) => Promise<T>,
): Promise<T> {
  const { path } = await models.ready('writer', model);
  const adapter = judged === null ? null : adapterOf(database, judged);
  const { writer } = await loaded.writer(model, signal);
  const vocabulary = await runtime.loadVocabulary(path);
  const score = (examples: readonly Tokens[], stop: AbortSignal) => (file: string | null) =>
    scoreExamples(runtime, { base: path, adapter: file, examples }, stop);
  try {
    return await work({
      database,
      model: writer.facts.fingerprint,
      voice: judged?.id ?? null,
      embed: (text, stop) => loaded.meaning(database, text, stop),
      meanings: (texts, stop) => loaded.meanings(database, texts, stop),
      writer: async (adapted, stop) => (await loaded.writer(model, stop, undefined, adapted ? adapter : null)).writer,
      tokenize: (turns, answer) => tokenizeAnswer(vocabulary, turns, answer),
      score: (examples, adapted, stop) =>
        adapted && adapter !== null ? adapter.lend(score(examples, stop)) : score(examples, stop)(null),
    });
  } finally {
    await vocabulary.dispose();
  }
}

/** Judges how well the completer foresees the person's mail, with a voice and without. */
async function judgeCompleter(
  { models, loaded, runtime, database }: Parts,
  judged: StoredVoice,
  plan: { readonly mails: number; readonly most: number | undefined },
  call: Call,
): Promise<Judgement> {
  const { path } = await models.ready('completer', judged.base);
  const adapter = adapterOf(database, judged);
  const vocabulary = await runtime.loadVocabulary(path);
  const score = (examples: readonly Tokens[], stop: AbortSignal) => (file: string | null) =>
    scoreExamples(runtime, { base: path, adapter: file, examples }, stop);
  try {
    return await judgeCompletion(
      {
        ...{ database, model: (await inspectModel(path)).fingerprint, voice: judged.id },
        completer: async (adapted, stop) => {
          const completer = await loaded.completer(stop, adapted ? () => adapter : undefined, judged.base);
          return {
            tokens: (text) => completer.tokens(text),
            goOn: (tokens, goingOn) => completer.goOn(tokens, { ...goingOn, urgency: later }),
          };
        },
        tokenize: (stretches) => tokenizeStretches(vocabulary, stretches),
        score: (examples, adapted, stop) =>
          adapted ? adapter.lend(score(examples, stop)) : score(examples, stop)(null),
      },
      plan,
      call,
    );
  } finally {
    await vocabulary.dispose();
  }
}

export function judgingHandlers(
  session: Session,
  models: Models,
  loaded: LoadedModels,
  runtime: Runtime,
): Handlers<Pick<typeof voice, 'voice.evaluate' | 'trial.next' | 'trial.choose'>> {
  const judgeDrafts = judgeWith(models, loaded, runtime);
  return {
    'voice.evaluate': async ({ id, model: named, arms, mails: drafts, most }, call) => {
      const database = session.database();
      const asked = id === undefined ? null : readVoice(database, id);
      const model = asked?.base ?? (await loaded.writerId(named));
      const active = activeVoice(database, 'writer');
      const judged = asked ?? (active?.base === model ? active : null);
      return judgeDrafts(database, { model, voice: judged, arms, drafts, most }, call);
    },
    'trial.next': async ({ id }, call) => {
      const database = session.database();
      const tried = readVoice(database, id);
      return withJudging(
        { models, loaded, runtime, database },
        { model: tried.base, voice: tried },
        call.signal,
        (judging) => nextTrial(judging, id, call),
      );
    },
    'trial.choose': ({ id, choice }) => chooseTrial(session.database(), id, choice),
  };
}
