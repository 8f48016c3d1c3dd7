import { forgetStore } from '../../connection/cell.ts';
import { pickAnother } from '../mailbox/mailboxFlow.ts';
import { clearPage } from '../write/keeping.ts';

/**
 * Takes everything off the screens that belongs to the store that was open, and stops what takes mail in: none of it
 * may come along into another store.
 */
export function leaveStore(): void {
  clearPage();
  pickAnother();
  forgetStore();
}
