import { realpathSync } from 'node:fs';
import type { Step } from '../../../contract/entities.ts';
import { AppError } from '../../../contract/errors.ts';
import { pace } from '../pace.ts';
import { appleMailPlaces } from './appleMail.ts';
import type { Computer, Place } from './computer.ts';
import { type Count, countMails } from './count.ts';
import { customaryPlaces, exportPlaces, outlookPlaces } from './files.ts';
import { evolutionPlaces, gearyPlaces, kmailPlaces } from './linuxPrograms.ts';
import { muttPlaces } from './mutt.ts';
import { thunderbirdPlaces } from './thunderbird.ts';

/** A mailbox that was found: how much is in it, or why it cannot be read. */
export type FoundMailbox = (Place & Count & { obstacle: null }) | { program: string; obstacle: string };

const looks = [
  thunderbirdPlaces,
  appleMailPlaces,
  evolutionPlaces,
  gearyPlaces,
  kmailPlaces,
  muttPlaces,
  outlookPlaces,
  exportPlaces,
  customaryPlaces,
];

/**
 * Looks where mail programs keep their mail on this computer, and counts quickly. Nothing is taken in. Places that hold
 * no mail are left out; one that two programs share is named once.
 */
export async function findMailboxes(
  computer: Computer,
  signal?: AbortSignal,
  progress?: (step: Step) => void,
): Promise<FoundMailbox[]> {
  const places = looks.flatMap((look) => look(computer));
  const report = pace('Looking at mailboxes', 'files', places.length, progress);
  const found: FoundMailbox[] = [];
  const seen: string[] = [];
  for (const [index, place] of places.entries()) {
    signal?.throwIfAborted();
    report(index);
    if ('obstacle' in place) {
      found.push(place);
      continue;
    }
    try {
      const real = realpathSync(place.path);
      if (seen.some((path) => real === path || real.startsWith(`${path}/`) || real.startsWith(`${path}\\`))) {
        continue;
      }
      const count = await countMails(place.path, signal);
      if (count.mails > 0) {
        seen.push(real);
        found.push({ ...place, ...count, obstacle: null });
      }
    } catch (error) {
      signal?.throwIfAborted();
      // No mail in it is no news; a closed door is.
      if (error instanceof AppError && error.code === 'no-permission') {
        found.push({ program: place.program, obstacle: error.message });
      }
    }
  }
  report(places.length, true);
  return found;
}
