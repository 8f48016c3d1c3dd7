import { formatCount } from '../../words/count.ts';

/** What was done with lines of which the person said whose they are. */
export function correctedWords(mine: boolean, alike: number): string {
  const done = mine ? 'Counted as yours' : 'Not counted as yours';
  return alike === 0
    ? `${done} from now on.`
    : `${done} from now on, here and in ${formatCount(alike, 'mail')} like it.`;
}
