/** Pages that were set aside are taken up again. */
import { refresh } from '../../connection/freshness.ts';
import { recallDraft } from './drafting.ts';
import { bringPageBack } from './keeping.ts';

/** Puts an unfinished page in the place of the present one, which is set aside, with what its draft was written after. */
export async function takePageUp(id: number): Promise<void> {
  await bringPageBack(id);
  refresh('page.unfinished');
  await recallDraft();
}
