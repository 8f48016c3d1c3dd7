import { type Pair, type PairQuery, PairQuery as PairQuerySchema } from '../../../contract/pairs.ts';
import { type Command, type Context, count, named, text, UsageError, type Values } from '../command.ts';
import { day, person } from '../format.ts';
import { faults } from './playback.ts';

export const pairsCommand: Command = {
  name: 'pairs',
  summary: 'see, edit and drop the requests that are learned from',
  usage: 'list [WORDS] [--show WHICH] [--limit N] [--offset N] | edit ID REQUEST | drop ID... [--back]',
  help: [
    [
      'list [WORDS]',
      'pairs of request and mail or passage of a document, newest first; with words, those that hold them',
    ],
    ['edit ID REQUEST', 'put your own words in place of a request'],
    ['drop ID...', 'do not learn from these'],
    ['--show WHICH', 'all, kept, dropped or edited'],
    ['--limit N', 'how many at the most (20)'],
    ['--offset N', 'how many to pass over first'],
    ['--back', 'take dropped ones back'],
  ],
  options: {
    show: { type: 'string' },
    limit: { type: 'string' },
    offset: { type: 'string' },
    back: { type: 'boolean' },
  },
  words: [1, Infinity],
  run: async (context, [action = '', ...rest], values) => {
    const run = named(actions, action);
    if (run === undefined) {
      throw new UsageError(`There is no "pairs ${action}".`);
    }
    return run(context, rest, values);
  },
};

type Action = (context: Context, words: readonly string[], values: Values) => Promise<unknown>;

const actions: Readonly<Record<string, Action>> = {
  list: async ({ engine, terminal, json, unlock }, words, values) => {
    const query = {
      text: words.join(' '),
      show: parseShow(text(values, 'show') ?? 'all'),
      limit: Math.min(500, count(values, 'limit') ?? 20),
      offset: count(values, 'offset') ?? 0,
    };
    await unlock();
    const found = await engine.call('pairs.list', query);
    if (json) {
      return found;
    }
    for (const pair of found.pairs) {
      for (const line of shown(pair)) {
        terminal.line(line);
      }
    }
    terminal.note(
      found.kept === 0 && found.total === 0
        ? 'There are none yet. Make them with: ownhand playback'
        : `${found.pairs.length} of ${found.total} shown; ${found.kept} are learned from.`,
    );
    for (const { fault, texts } of found.dropped) {
      terminal.note(`${texts} without a request: every one ${faults[fault]}.`);
    }
    return undefined;
  },

  edit: async ({ engine, terminal, json, unlock }, [id = '', ...words]) => {
    const request = words.join(' ').trim();
    if (request === '') {
      throw new UsageError('Say the number of the pair, and the request in your words.');
    }
    const pairId = parseId(id);
    await unlock();
    const pair = await engine.call('pairs.edit', { id: pairId, request });
    if (!json) {
      terminal.line(`Pair ${pair.id} is learned from in your words.`);
    }
    return json ? pair : undefined;
  },

  drop: async ({ engine, terminal, json, unlock }, words, values) => {
    if (words.length === 0) {
      throw new UsageError('Say the number of the pair. See: ownhand pairs list');
    }
    const ids = words.map(parseId);
    const dropped = values.back !== true;
    await unlock();
    const pairs: Pair[] = [];
    for (const id of ids) {
      pairs.push(await engine.call('pairs.drop', { id, dropped }));
    }
    if (!json) {
      terminal.line(
        `${pairs.length === 1 ? 'One pair is' : `${pairs.length} pairs are`} ${dropped ? 'dropped' : 'back'}.`,
      );
    }
    return json ? pairs : undefined;
  },
};

function parseShow(word: string): PairQuery['show'] {
  const show = PairQuerySchema.shape.show.safeParse(word);
  if (!show.success) {
    throw new UsageError(`--show takes all, kept, dropped or edited, not ${JSON.stringify(word)}.`);
  }
  return show.data;
}

function parseId(word: string): number {
  if (!/^[1-9]\d{0,9}$/.test(word)) {
    throw new UsageError(`${JSON.stringify(word)} is not the number of a pair. See: ownhand pairs list`);
  }
  return Number(word);
}

function shown({ id, form, request, gain, dropped, edited, answer }: Pair): string[] {
  const marks = [
    form,
    ...(edited ? ['edited'] : []),
    ...(gain === null ? [] : [`helps by ${gain.toFixed(2)}`]),
    ...(dropped === null ? [] : [`dropped: ${faults[dropped]}`]),
  ];
  return [
    `${String(id).padStart(6)}  ${day(answer.date)}  ${leadsTo(answer)}  (${marks.join('; ')})`,
    `        ${request === '' ? '(no request was found)' : request.replace(/\s+/g, ' ')}`,
  ];
}

function leadsTo(answer: Pair['answer']): string {
  if (answer.kind === 'passage') {
    return [answer.title, ...answer.headings.filter((heading) => heading !== answer.title)].join(' > ');
  }
  const readers = answer.to.map(person).join(', ');
  return `${answer.subject || '(no subject)'}${readers && `  [to ${readers}]`}`;
}
