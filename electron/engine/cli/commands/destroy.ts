import { AppError } from '../../../contract/errors.ts';
import type { Command } from '../command.ts';

export const destroyCommand: Command = {
  name: 'destroy',
  summary: 'delete everything personal for good',
  usage: '[--models] [--yes]',
  help: [
    ['--models', 'delete the downloaded models too'],
    ['--yes', 'do not ask'],
  ],
  options: { models: { type: 'boolean' }, yes: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ engine, terminal, json }, _words, values) => {
    if (values.yes !== true) {
      const answer = await terminal.ask('This deletes all mail, drafts and voices kept by Ownhand. Type destroy: ');
      if (answer !== 'destroy') {
        throw new AppError('cancelled', 'Nothing was deleted. Type destroy when asked, or give --yes.');
      }
    }
    const state = await engine.call('store.destroy', { confirm: 'destroy', models: values.models === true });
    if (!json) {
      terminal.line('Everything is gone.');
    }
    return json ? state : undefined;
  },
};
