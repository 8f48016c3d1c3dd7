import { cancelled } from '../../../contract/errors.ts';
import { pace } from '../../mail/pace.ts';
import { hasMail } from '../../store/mails.ts';
import { keepPairs, ofMail } from '../../store/pairs.ts';
import { atOnce } from './atOnce.ts';
import { findCandidates } from './candidates.ts';
import { choosePairs } from './choose.ts';
import { type Begun, type Tried, type TriedAndJudged, unmeasured } from './gain.ts';
import { readPlayed } from './original.ts';
import type { Answer } from './question.ts';
import type { PlaybackMeans, Telling } from './run.ts';

/** Mails whose requests are measured together: the model that measures is loaded once for them. */
const measuredTogether = 8;

/** Finds and keeps the pairs of mails. `answer`: null where rules alone write. */
export async function playMails(
  { database, measure, model, answer, begun = new Map() }: PlaybackMeans & { readonly answer: Answer | null },
  mails: readonly number[],
  { signal, progress, before }: Telling,
): Promise<void> {
  const report = pace('Finding what each mail was asked for', 'mails', before + mails.length, progress, before);
  report(before, true);
  let done = 0;
  const store = (results: readonly TriedAndJudged[]): void => {
    for (const { mail, judged } of results) {
      keepPairs(database, ofMail(mail.id), choosePairs(judged));
      begun.delete(mail.id);
      done++;
    }
    report(before + done, done === mails.length);
  };

  const tried: Tried[] = [];
  const flush = async (): Promise<void> => {
    if (signal.aborted) {
      throw cancelled();
    }
    const together = tried.splice(0);
    if (together.length > 0) {
      store(measure === null ? together.map(unmeasured) : await measure(together, signal));
    }
  };
  await atOnce(mails, async (id) => {
    if (!hasMail(database, id)) {
      report(before + ++done, done === mails.length);
      return;
    }
    const mail = readPlayed(database, id);
    const one = earlier(begun, mail) ?? { mail, candidates: await findCandidates(mail, answer, model) };
    begun.set(id, one);
    tried.push(one);
    if (measure === null || tried.length >= measuredTogether || signal.aborted) {
      await flush();
    }
  });
  await flush();
}

/** What was tried for a mail before, if the mail is still as it was. */
function earlier(begun: Begun, { id, body }: Tried['mail']): Tried | null {
  const tried = begun.get(id);
  return tried?.mail.body === body ? tried : null;
}
