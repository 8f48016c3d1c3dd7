import { createReadStream } from 'node:fs';
import { text as readText } from 'node:stream/consumers';
import type { Engine, EngineForMain } from '../../contract/engine.ts';
import { AppError } from '../../contract/errors.ts';
import type { Client } from '../../rpc/connect.ts';
import type { Terminal } from './terminal.ts';

export interface PassphraseSource {
  /** The number of an open file descriptor. */
  readonly descriptor: number | undefined;
  readonly environment: string | undefined;
}

/**
 * Opens the person's data with the passphrase from a descriptor, the environment or a prompt, in this order. Makes them
 * only where the command `begins`: another folder may be meant than the one that was named.
 */
export async function unlock(
  engine: Client<Engine & EngineForMain>,
  terminal: Terminal,
  source: PassphraseSource,
  begins: boolean,
): Promise<void> {
  const { state, unlocks } = await engine.call('store.state', {});
  if (state === 'open') {
    return;
  }
  if (state === 'absent' && !begins) {
    throw new AppError('not-found', 'Nothing is stored yet. Begin with: ownhand import PATH');
  }
  if (state === 'locked' && !unlocks.includes('passphrase')) {
    throw new AppError(
      'locked',
      'These data are unlocked by the system keychain alone. Set a passphrase in the window, under Settings, ' +
        'to use them from the command line.',
    );
  }
  // One that was chosen is kept even where the store could not be made.
  const isNew = state === 'absent' && !unlocks.includes('passphrase');
  const passphrase =
    source.descriptor === undefined
      ? source.environment || (await prompt(terminal, isNew))
      : await fromDescriptor(source.descriptor);
  if (!passphrase) {
    throw new AppError(
      'locked',
      'A passphrase is needed: set OWNHAND_PASSPHRASE, give --passphrase-fd, or run this in a terminal.',
    );
  }
  await engine.call('store.unlock', { passphrase });
}

async function prompt(terminal: Terminal, create: boolean): Promise<string | null> {
  if (!create) {
    return terminal.askSecret('Passphrase: ');
  }
  terminal.note(
    'Your mail is kept encrypted. Choose a passphrase; without it nobody, you included, can read it again.',
  );
  const first = await terminal.askSecret('New passphrase: ');
  if (first && first !== (await terminal.askSecret('Once more: '))) {
    throw new AppError('wrong-passphrase', 'These were not the same. Nothing was made.');
  }
  return first;
}

async function fromDescriptor(descriptor: number): Promise<string> {
  try {
    return (await readText(createReadStream('', { fd: descriptor }))).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new AppError('unreadable', `No passphrase can be read from file descriptor ${descriptor}.`, { cause });
  }
}
