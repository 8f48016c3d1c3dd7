import type { Source } from '../../../contract/entities.ts';
import { type Command, UsageError } from '../command.ts';
import { day } from '../format.ts';

export const sourcesCommand: Command = {
  name: 'sources',
  summary: 'list the sources taken in; say whose documents are; remove one with all that came from it alone',
  usage: '[remove NUMBER | own NUMBER | reference NUMBER]',
  help: [],
  options: {},
  words: [0, 2],
  run: async ({ engine, terminal, json, unlock }, [action, number = '']) => {
    if (action !== undefined && (!['remove', 'own', 'reference'].includes(action) || !/^\d+$/.test(number))) {
      throw new UsageError('Say "sources", or "sources remove NUMBER" with a number from that list.');
    }
    await unlock();
    if (action === 'remove') {
      await engine.call('corpus.remove', { sourceId: Number(number) });
    }
    if (action === 'own' || action === 'reference') {
      await engine.call('documents.attribute', { sourceId: Number(number), authorship: action });
    }
    const sources = await engine.call('corpus.sources', {});
    if (json) {
      return sources;
    }
    for (const source of sources) {
      terminal.line(`${source.id}  ${day(source.importedAt)}  ${source.name} (${source.format}), ${contents(source)}`);
    }
    return undefined;
  },
};

function contents({ mails, documents, authorship }: Source): string {
  const whose = authorship === 'own' ? 'by you' : 'for reference';
  return [
    ...(mails > 0 || documents === 0 ? [`${mails} mails`] : []),
    ...(documents > 0 ? [`${documents} documents ${whose}`] : []),
  ].join(', ');
}
