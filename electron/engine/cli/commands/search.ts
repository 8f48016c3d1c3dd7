import type { DocumentHit } from '../../../contract/documents.ts';
import type { MailHit } from '../../../contract/entities.ts';
import { type Command, count, text } from '../command.ts';
import { day, person } from '../format.ts';

export const searchCommand: Command = {
  name: 'search',
  summary: 'find mail and documents by words and by meaning',
  usage: 'QUERY [--limit N] [--person ADDRESS] [--sent | --received | --documents]',
  help: [
    ['--limit N', 'how many at the most (10)'],
    ['--person ADDRESS', 'only mail exchanged with this address'],
    ['--sent', 'only mail by you'],
    ['--received', 'only mail by others'],
    ['--documents', 'only documents'],
  ],
  options: {
    limit: { type: 'string' },
    person: { type: 'string' },
    sent: { type: 'boolean' },
    received: { type: 'boolean' },
    documents: { type: 'boolean' },
  },
  words: [1, Infinity],
  run: async ({ engine, terminal, signal, json, unlock }, words, values) => {
    const limit = count(values, 'limit') ?? 10;
    await unlock();
    const address = text(values, 'person');
    const { hits, total } = await engine.call(
      'memory.search',
      {
        text: words.join(' '),
        limit,
        ...(address === undefined ? {} : { person: address }),
        ...(values.documents === true ? { among: 'documents' } : {}),
        ...(values.sent === values.received ? {} : { direction: values.sent ? 'sent' : 'received' }),
      },
      { signal },
    );
    if (json) {
      return { hits, total };
    }
    for (const hit of hits) {
      terminal.line(`${day(hit.date)}  ${hit.kind === 'mail' ? mailWords(hit) : documentWords(hit)}`);
      terminal.line(`            ${hit.snippet.replace(/\s+/g, ' ').trim()}`);
    }
    if (hits.length === 0) {
      terminal.note('Nothing found. Fewer or other words may help.');
    }
    return undefined;
  },
};

function mailWords({ direction, to, from, subject }: MailHit): string {
  const who = direction === 'sent' ? `to ${to.map(person).join(', ')}` : `from ${from ? person(from) : '?'}`;
  return `${subject || '(no subject)'}  [${who}]`;
}

function documentWords({ title, headings }: DocumentHit): string {
  return `${[title, ...headings.filter((heading) => heading !== title)].join(' > ')}  [document]`;
}
