import type { Command } from '../command.ts';
import { completeCommand } from './complete.ts';
import { demoCommand } from './demo.ts';
import { destroyCommand } from './destroy.ts';
import { draftCommand } from './draft.ts';
import { extractCommand } from './extract.ts';
import { importCommand } from './import.ts';
import { modelsCommand } from './models.ts';
import { passphraseCommand } from './passphrase.ts';
import { searchCommand } from './search.ts';
import { sourcesCommand } from './sources.ts';
import { statusCommand } from './status.ts';
import { trainCommand } from './train.ts';

export const commands: readonly Command[] = [
  importCommand,
  searchCommand,
  draftCommand,
  completeCommand,
  trainCommand,
  extractCommand,
  modelsCommand,
  sourcesCommand,
  statusCommand,
  passphraseCommand,
  destroyCommand,
  demoCommand,
];
