import type { AnywhereChoices } from '../../../../electron/contract/anywhere.ts';
import { askHost } from '../../../connection/api.ts';

/** Takes choices over. How it stands then is told by the watch. */
export async function chooseAnywhere(part: Partial<AnywhereChoices>): Promise<void> {
  await askHost('anywhere.choose', part);
}
