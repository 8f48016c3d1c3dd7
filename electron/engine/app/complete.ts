import { CompletionChoices, type CursorContext } from '../../contract/completion.ts';
import type { Engine } from '../../contract/engine.ts';
import { AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import { complete, type CompletionMeans, type Habit, learnHabit } from '../complete/complete.ts';
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
import { adapterOf } from './voiceAdapter.ts';

type CompletionMethods = Pick<Engine, 'complete.inline' | 'complete.prepare' | 'complete.choices' | 'complete.choose'>;

const usual: CompletionChoices = { on: true, precision: 0.6, silentTo: [] };
/** What a voice may have that the model itself is free of. */
const voiceFaults: readonly ErrorCode[] = ['hash-mismatch', 'model-unreadable', 'not-found', 'store-unreadable'];

export function completionHandlers(session: Session, models: LoadedModels): Handlers<CompletionMethods> {
  let learned: { database: Database; texts: number; habit: Habit } | null = null;

  const habitOf = (database: Database): Habit => {
    const texts = countMails(database, { direction: 'sent' }) + countDocuments(database, { authorship: 'own' });
    if (learned?.database !== database || learned.texts !== texts) {
      learned = { database, texts, habit: learnHabit(database) };
    }
    return learned.habit;
  };

  const means = async (context: CursorContext, signal: AbortSignal): Promise<CompletionMeans> => {
    const database = session.database();
    const habit = habitOf(database);
    return { habit, ground: groundOf(database, habit, context), completer: await completer(models, database, signal) };
  };

  return {
    'complete.inline': async (context, { signal, progress }) =>
      complete(await means(context, signal), context, { signal, onShown: progress }),
    'complete.prepare': async ({ replyTo, ...about }, { signal }) => {
      const answering = replyTo === null ? null : readAnswering(session.database(), replyTo);
      const answered = answering?.text.slice(0, answeredLetters) ?? '';
      const { ground, completer } = await means({ ...about, answered, before: '', after: '', precision: 1 }, signal);
      await completer?.read(completer.tokens(ground), signal);
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
async function completer(
  models: LoadedModels,
  database: Database,
  signal: AbortSignal,
): Promise<CompletionMeans['completer']> {
  const voice = activeVoice(database, 'completer');
  const voiceOf = (id: string): Adapter | null => (voice?.base === id ? adapterOf(database, voice) : null);
  try {
    return await models.completer(signal, voiceOf).catch((error: unknown) => {
      if (error instanceof AppError && voice !== null && voiceFaults.includes(error.code)) {
        return models.completer(signal);
      }
      throw error;
    });
  } catch (error) {
    if (error instanceof AppError && ['no-model', 'model-unreadable', 'model-unsupported'].includes(error.code)) {
      return null;
    }
    throw error;
  }
}
