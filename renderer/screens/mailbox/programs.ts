import type { FoundMailbox } from '../../../electron/contract/mailboxes.ts';
import { formatCount } from '../../words/count.ts';

type Open = Extract<FoundMailbox, { kind: 'open' }>;
type Closed = Extract<FoundMailbox, { kind: 'closed' }>;

/** A mail program with its mailboxes: `Thunderbird`, `3 accounts, about 41,200 mails`. */
export interface Program {
  readonly name: string;
  readonly sentence: string;
  readonly mailboxes: readonly Open[];
}

/** What was found, program by program in the order in which they were found. */
export function programsOf(found: readonly FoundMailbox[]): { programs: Program[]; closed: Closed[] } {
  const open = found.filter((each) => each.kind === 'open');
  const names = [...new Set(open.map(({ program }) => program))];
  const programs = names.map((name) => {
    const mailboxes = open.filter(({ program }) => program === name);
    const mails = mailboxes.reduce((sum, each) => sum + each.mails, 0);
    const about = mailboxes.every(({ exact }) => exact) ? '' : 'about ';
    const sentence = `${formatCount(mailboxes.length, 'account')}, ${about}${formatCount(mails, 'mail')}`;
    return { name, sentence, mailboxes };
  });
  return { programs, closed: found.filter((each) => each.kind === 'closed') };
}
