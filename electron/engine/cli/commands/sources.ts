import type { Source } from '../../../contract/entities.ts';
import { type Command, UsageError } from '../command.ts';
import { counted, day } from '../format.ts';

const actions = ['remove', 'own', 'reference', 'watch', 'leave', 'look'];

export const sourcesCommand: Command = {
  name: 'sources',
  summary: 'list the sources taken in; say whose documents are; remove one with all that came from it alone',
  usage: '[remove | own | reference | watch | leave | look NUMBER]',
  help: [
    ['remove NUMBER', 'delete it from here, with all that was made of it alone'],
    ['own NUMBER', 'its documents are in your own words'],
    ['reference NUMBER', 'its documents are for reference only'],
    ['watch NUMBER', 'take in new mail by itself, while the window is open'],
    ['leave NUMBER', 'do not'],
    ['look NUMBER', 'take in new mail now'],
  ],
  options: {},
  words: [0, 2],
  run: async ({ engine, terminal, json, unlock, signal, progress }, [action, number = '']) => {
    if (action !== undefined && (!actions.includes(action) || !/^\d+$/.test(number))) {
      throw new UsageError(`Say "sources", or one of ${actions.join(', ')} with a number from that list.`);
    }
    await unlock();
    if (action === 'remove') {
      await engine.call('corpus.remove', { sourceId: Number(number) }, { signal });
    }
    if (action === 'own' || action === 'reference') {
      await engine.call('documents.attribute', { sourceId: Number(number), authorship: action });
    }
    if (action === 'watch' || action === 'leave') {
      await engine.call('mailboxes.watch', { sourceId: Number(number), watched: action === 'watch' });
    }
    if (action === 'look') {
      const { mails } = await engine.call('mailboxes.look', { sourceId: Number(number) }, { signal });
      terminal.note(mails === 1 ? '1 new mail.' : `${mails} new mails.`);
      await engine.call('memory.embed', {}, { signal, progress });
    }
    const sources = await engine.call('corpus.sources', {});
    if (json) {
      return sources;
    }
    for (const source of sources) {
      terminal.line(
        `${source.id}  ${day(source.importedAt)}  ${source.name} (${source.format}), ${contents(source)}${source.watched ? ', watched' : ''}`,
      );
      if (source.obstacle !== null) {
        terminal.line(`   ${source.obstacle}`);
      }
    }
    return undefined;
  },
};

/** What a source holds: `395 mails, 3 documents by you`. */
export function contents({ mails, documents, authorship, format }: Source): string {
  const hasMails = mails > 0 || (documents === 0 && format !== 'document');
  const whose = authorship === 'own' ? 'by you' : 'for reference';
  return [
    ...(hasMails ? [counted(mails, 'mail')] : []),
    ...(documents > 0 || !hasMails ? [`${counted(documents, 'document')} ${whose}`] : []),
  ].join(', ');
}
