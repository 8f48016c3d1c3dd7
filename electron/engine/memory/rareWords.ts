import type { Database } from '../store/database.ts';
import { countMails } from '../store/mailFilter.ts';
import { countMatches } from '../store/words.ts';
import { expression, type QueryWords } from './queryWords.ts';

/** A word in more than one mail of this many tells nothing, and reading all its mails is what makes a search slow. */
const share = 12;

/** The words of a query that tell mails apart, in any language: those that few mails hold. All of them if none does. */
export function rareWords(database: Database, words: QueryWords): QueryWords {
  const mails = countMails(database, {}, 200_000);
  const most = Math.max(20, Math.floor(mails / share));
  const last = words.terms.length - 1;
  const rare = words.terms.filter((term, index) => {
    const match = expression({ terms: [term], open: words.open && index === last }, 'AND');
    return match !== null && countMatches(database, match, most + 1) <= most;
  });
  return rare.length === 0 ? words : { terms: rare, open: words.open && rare.at(-1) === words.terms[last] };
}
