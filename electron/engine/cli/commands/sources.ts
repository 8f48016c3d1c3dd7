import { type Command, UsageError } from '../command.ts';
import { day } from '../format.ts';

export const sourcesCommand: Command = {
  name: 'sources',
  summary: 'list the mailboxes taken in, or remove one with all that came from it alone',
  usage: '[remove NUMBER]',
  help: [],
  options: {},
  words: [0, 2],
  run: async ({ engine, terminal, json, unlock }, [action, number = '']) => {
    if (action !== undefined && (action !== 'remove' || !/^\d+$/.test(number))) {
      throw new UsageError('Say "sources", or "sources remove NUMBER" with a number from that list.');
    }
    await unlock();
    if (action === 'remove') {
      await engine.call('corpus.remove', { sourceId: Number(number) });
    }
    const sources = await engine.call('corpus.sources', {});
    if (json) {
      return sources;
    }
    for (const source of sources) {
      terminal.line(
        `${source.id}  ${day(source.importedAt)}  ${source.name} (${source.format}), ${source.mails} mails`,
      );
    }
    return undefined;
  },
};
