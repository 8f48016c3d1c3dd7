import { cancelled } from '../../../contract/errors.ts';
import { pace } from '../../mail/pace.ts';
import { keepPairs, ofPassage } from '../../store/pairs.ts';
import type { UsablePassage } from '../passages/usablePassages.ts';
import { atOnce } from './atOnce.ts';
import type { Original } from './checks.ts';
import { writerNamesOf } from './original.ts';
import type { Answer } from './question.ts';
import { restate } from './restatement.ts';
import type { PlaybackMeans, Telling } from './run.ts';

/**
 * Has passages of the person's documents put into plain prose, and keeps that as a pair, or what was wrong with it. How
 * much likelier it makes the passage is not measured: it says the same, so it always does.
 */
export async function playPassages(
  { database, model, answer }: Pick<PlaybackMeans, 'database' | 'model'> & { readonly answer: Answer },
  passages: readonly UsablePassage[],
  { signal, progress, before }: Telling,
): Promise<void> {
  if (passages.length === 0) {
    return;
  }
  const writerNames = writerNamesOf(database);
  const report = pace(
    'Putting passages of your documents plainly',
    'passages',
    before + passages.length,
    progress,
    before,
  );
  report(before, true);
  let done = 0;
  await atOnce(passages, async (passage) => {
    const { request, form, fault } = await restate(originalOf(passage, writerNames), answer, model);
    if (signal.aborted) {
      throw cancelled();
    }
    keepPairs(database, ofPassage(passage.id), [{ form, request, gain: null, dropped: fault, model }]);
    done++;
    report(before + done, done === passages.length);
  });
}

/** A passage speaks to nobody; what stands in the headings above it may be named. */
export function originalOf(
  { prose, language, title, headings }: Pick<UsablePassage, 'prose' | 'language' | 'title' | 'headings'>,
  writerNames: readonly string[],
): Original {
  return {
    body: prose,
    language: language ?? '',
    subject: [title, ...headings].join('\n'),
    reader: { name: null, gender: 'they', several: true },
    writerNames,
    context: '',
  };
}
