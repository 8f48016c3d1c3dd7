import { type Command, count, text } from '../command.ts';
import { day, person } from '../format.ts';

export const searchCommand: Command = {
  name: 'search',
  summary: 'find mail by words and by meaning',
  usage: 'QUERY [--limit N] [--person ADDRESS] [--sent | --received]',
  help: [
    ['--limit N', 'how many at the most (10)'],
    ['--person ADDRESS', 'only mail exchanged with this address'],
    ['--sent', 'only mail by you'],
    ['--received', 'only mail by others'],
  ],
  options: {
    limit: { type: 'string' },
    person: { type: 'string' },
    sent: { type: 'boolean' },
    received: { type: 'boolean' },
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
        ...(values.sent === values.received ? {} : { direction: values.sent ? 'sent' : 'received' }),
      },
      { signal },
    );
    if (json) {
      return { hits, total };
    }
    for (const hit of hits) {
      const who =
        hit.direction === 'sent' ? `to ${hit.to.map(person).join(', ')}` : `from ${hit.from ? person(hit.from) : '?'}`;
      terminal.line(`${day(hit.date)}  ${hit.subject || '(no subject)'}  [${who}]`);
      terminal.line(`            ${hit.snippet.replace(/\s+/g, ' ').trim()}`);
    }
    if (hits.length === 0) {
      terminal.note('Nothing found. Fewer or other words may help.');
    }
    return undefined;
  },
};
