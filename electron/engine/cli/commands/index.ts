import type { Command } from '../command.ts';
import { completeCommand } from './complete.ts';
import { demoCommand } from './demo.ts';
import { destroyCommand } from './destroy.ts';
import { draftCommand } from './draft.ts';
import { evaluateCommand } from './evaluate.ts';
import { extractCommand } from './extract.ts';
import { importCommand } from './import.ts';
import { mailboxesCommand } from './mailboxes.ts';
import { modelsCommand } from './models.ts';
import { pairsCommand } from './pairs.ts';
import { passphraseCommand } from './passphrase.ts';
import { peopleCommand } from './people.ts';
import { playbackCommand } from './playback.ts';
import { rewriteCommand } from './rewrite.ts';
import { searchCommand } from './search.ts';
import { sourcesCommand } from './sources.ts';
import { statusCommand } from './status.ts';
import { trainCommand } from './train.ts';
import { voicesCommand } from './voices.ts';

export const commands: readonly Command[] = [
  importCommand,
  mailboxesCommand,
  peopleCommand,
  searchCommand,
  draftCommand,
  completeCommand,
  rewriteCommand,
  playbackCommand,
  pairsCommand,
  trainCommand,
  evaluateCommand,
  voicesCommand,
  extractCommand,
  modelsCommand,
  sourcesCommand,
  statusCommand,
  passphraseCommand,
  destroyCommand,
  demoCommand,
];
