import type { Step } from '../../../contract/entities.ts';
import { AppError } from '../../../contract/errors.ts';
import type { Trial } from '../../../contract/voice.ts';
import {
  addTrial,
  countChoices,
  keepChoice,
  openTrial,
  readTrial,
  type StoredTrial,
  triedRequests,
} from '../../store/trials.ts';
import type { Database } from '../../store/database.ts';
import { readHeldOut } from './heldOut.ts';
import { draftAgain, planAgain, type Rewriter } from './rewriting.ts';

interface Call {
  readonly signal: AbortSignal;
  readonly progress: (step: Step) => void;
}

/**
 * Two drafts of a held-out mail, one with the voice and one after examples alone, in an order that chance decides. Those
 * that judging made are used again. A trial that was left open is shown again, and none is shown twice.
 *
 * @throws {AppError} `not-found` where every held-out mail was tried; `too-little-mail`; `cancelled`.
 */
export async function nextTrial(rewriter: Rewriter, voice: number, { signal, progress }: Call): Promise<Trial> {
  const { database } = rewriter;
  const open = openTrial(database, voice);
  if (open !== null) {
    return shown(open);
  }
  const tried = triedRequests(database, voice);
  const { heldOut } = await readHeldOut(database, signal, voice);
  const untried = heldOut.filter(({ request }) => !tried.has(request)).toReversed();
  for (const mail of untried) {
    const drafts: (string | null)[] = [];
    for (const arm of ['both', 'retrieval'] as const) {
      progress({ stage: 'Drafting', done: drafts.length, total: 2, unit: 'mails', perSecond: null, secondsLeft: null });
      drafts.push(await draftAgain(rewriter, await planAgain(rewriter, mail, arm, signal), signal));
    }
    const [withVoice = null, withoutVoice = null] = drafts;
    // Between two that are the same there is nothing to choose.
    if (withVoice !== null && withoutVoice !== null && withVoice.trim() !== withoutVoice.trim()) {
      const place = Math.random() < 0.5 ? 0 : 1;
      return shown(addTrial(database, { voice, request: mail.request, withVoice, withoutVoice, place }));
    }
  }
  throw new AppError(
    'not-found',
    tried.size > 0
      ? 'You have compared all the mails that it could be tried on.'
      : 'There is no mail that this model drafts differently with your voice and without.',
  );
}

/** Notes which draft was chosen, null for neither, and answers how often each was so far. Fails with `not-found`. */
export function chooseTrial(
  database: Database,
  id: number,
  choice: 0 | 1 | null,
): { voice: number; without: number; neither: number } {
  const trial = readTrial(database, id);
  keepChoice(database, id, choice === null ? 'neither' : choice === trial.place ? 'voice' : 'without');
  return countChoices(database, trial.voice);
}

function shown({ id, request, withVoice, withoutVoice, place }: StoredTrial): Trial {
  return { id, request, drafts: place === 0 ? [withVoice, withoutVoice] : [withoutVoice, withVoice] };
}
