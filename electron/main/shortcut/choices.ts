import { readFileSync } from 'node:fs';
import { AnywhereChoices } from '../../contract/anywhere.ts';
import { usuallyLeftAlone } from '../desktop/leftAlone.ts';
import { writeWhole } from '../file.ts';

const usual: AnywhereChoices = {
  on: true,
  shortcut: 'Control+Alt+Space',
  leftAlone: [...usuallyLeftAlone],
  stay: false,
  startAtLogin: false,
};

export interface KeptChoices {
  readonly now: AnywhereChoices;
  change(part: Partial<AnywhereChoices>): void;
}

/** The choices, in a small file beside the store: they hold before it is open. What cannot be read is as usual. */
export function keptChoices(file: string): KeptChoices {
  let now = { ...usual, ...read(file) };
  return {
    get now() {
      return now;
    },
    change: (part) => {
      now = { ...now, ...part };
      writeWhole(file, Buffer.from(JSON.stringify(now)));
    },
  };
}

function read(file: string): Partial<AnywhereChoices> {
  try {
    const { data } = AnywhereChoices.partial().safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return Object.fromEntries(Object.entries(data ?? {}).filter(([, value]) => value !== undefined));
  } catch {
    return {};
  }
}
