import { AppError } from '../../../contract/errors.ts';
import type { Command } from '../command.ts';

export const passphraseCommand: Command = {
  name: 'passphrase',
  summary: 'change the passphrase of your data',
  usage: '',
  help: [],
  options: {},
  words: [0, 0],
  run: async ({ engine, terminal, unlock }) => {
    await unlock();
    const passphrase = await terminal.askSecret('New passphrase: ');
    if (!passphrase || passphrase !== (await terminal.askSecret('Once more: '))) {
      throw new AppError('cancelled', 'The passphrase stays as it was: nothing was typed, or not twice the same.');
    }
    return engine.call('store.setPassphrase', { passphrase });
  },
};
