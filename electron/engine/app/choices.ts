import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ModelRole } from '../../contract/models.ts';
import type { Choices } from '../model/models.ts';
import { replaceFile } from '../store/home.ts';

const Form = z.partialRecord(ModelRole, z.string());

/** Which models the person has chosen: a file beside the store, because it is needed before the store is unlocked. */
export function choicesIn(home: string): { read: () => Choices; write: (choices: Choices) => void } {
  const file = join(home, 'models.json');
  return {
    read: () => {
      try {
        return Form.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        // Missing or damaged: the usual models are used, and the next choice writes it anew.
        return {};
      }
    },
    write: (choices) => {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      replaceFile(file, JSON.stringify(choices));
    },
  };
}
