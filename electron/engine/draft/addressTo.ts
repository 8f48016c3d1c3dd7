import type { Address } from '../../contract/entities.ts';
import { isTitle, nameWords } from './called.ts';
import type { Letter } from './letter.ts';
import { countTone } from './range/countTone.ts';

/**
 * Whether somebody is called du or Sie in German: as the person's letters to them do; where there are none, du by a given
 * name and Sie by a title; else as most of the person's letters do.
 */
export function addressTo(reader: Address | null, toThem: readonly Letter[], all: readonly Letter[]): 'du' | 'Sie' {
  return countTone(toThem, 'de').address ?? byName(reader?.name ?? '') ?? countTone(all, 'de').address ?? 'Sie';
}

function byName(name: string): 'du' | 'Sie' | null {
  const [first = ''] = name.split(/\s+/);
  return isTitle(first) ? 'Sie' : nameWords(name).length === 1 ? 'du' : null;
}
