import { CompletionChoices } from '../../contract/completion.ts';
import type { Engine } from '../../contract/engine.ts';
import { AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import { complete, type Habit, learnHabit } from '../complete/complete.ts';
import { answeredLetters, groundOf } from '../complete/ground.ts';
import { readAnswering } from '../draft/answering.ts';
import type { Adapter } from '../model/adapter.ts';
import type { Database } from '../store/database.ts';
import { countDocuments } from '../store/documents.ts';
import { countMails } from '../store/mailFilter.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { activeVoice } from '../store/voices.ts';
import type { LoadedModels } from './loadedModels.ts';
import type { Session } from './session.ts';
import { type InUse, Sureness } from './sureness.ts';
import { adapterOf } from './voiceAdapter.ts';

type CompletionMethods = Pick<Engine, 'complete.inline' | 'complete.prepare' | 'complete.choices' | 'complete.choose'>;

const usual: CompletionChoices = { on: true, precision: 0.6, silentTo: [] };
/** What a voice may have that the model itself is free of. */
const voiceFaults: readonly ErrorCode[] = ['hash-mismatch', 'model-unreadable', 'not-found', 'store-unreadable'];

export function completionHandlers(session: Session, models: LoadedModels): Handlers<CompletionMethods> {
  const sureness = new Sureness();
  let learned: { database: Database; texts: number; habit: Habit } | null = null;

  const habitOf = (database: Database): Habit => {
    const texts = countMails(database, { direction: 'sent' }) + countDocuments(database, { authorship: 'own' });
    if (learned?.database !== database || learned.texts !== texts) {
      learned = { database, texts, habit: learnHabit(database) };
    }
    return learned.habit;
  };

  return {
    'complete.inline': async (context, { signal, progress }) => {
      sureness.pause();
      const database = session.database();
      const habit = habitOf(database);
      const ground = groundOf(database, habit, context);
      const inUse = await completerInUse(models, database, signal);
      if (inUse === null) {
        return complete({ habit, ground, completer: null, sure: 1 }, context, { signal });
      }
      const means = { habit, ground, completer: inUse.completer, sure: sureness.least(inUse, context.precision) };
      try {
        return await complete(means, context, { signal, onShown: progress });
      } finally {
        sureness.later(inUse);
      }
    },
    'complete.prepare': async ({ replyTo, ...about }, { signal }) => {
      const answering = replyTo === null ? null : readAnswering(session.database(), replyTo);
      const answered = answering?.text.slice(0, answeredLetters) ?? '';
      sureness.pause();
      const database = session.database();
      const ground = groundOf(database, habitOf(database), { ...about, answered, before: '' });
      const inUse = await completerInUse(models, database, signal);
      await inUse?.completer.read(inUse.completer.tokens(ground), signal);
      return { answered };
    },
    'complete.choices': () => readSetting(session.database(), 'completion', CompletionChoices) ?? usual,
    'complete.choose': (choices) => {
      writeSetting(session.database(), 'completion', choices);
      return choices;
    },
  };
}

/**
 * The completer with the voice that is switched on for it, or without where that cannot be loaded; null where none can
 * be used: the person's own phrases help then.
 */
async function completerInUse(models: LoadedModels, database: Database, signal: AbortSignal): Promise<InUse | null> {
  const active = activeVoice(database, 'completer');
  let voice: number | null = null;
  const voiceOf = (id: string): Adapter | null => {
    voice = active?.base === id ? active.id : null;
    return active !== null && voice !== null ? adapterOf(database, active) : null;
  };
  try {
    const completer = await models.completer(signal, voiceOf).catch((error: unknown) => {
      if (error instanceof AppError && voice !== null && voiceFaults.includes(error.code)) {
        voice = null;
        return models.completer(signal);
      }
      throw error;
    });
    return { database, completer, voice };
  } catch (error) {
    if (error instanceof AppError && ['no-model', 'model-unreadable', 'model-unsupported'].includes(error.code)) {
      return null;
    }
    throw error;
  }
}
