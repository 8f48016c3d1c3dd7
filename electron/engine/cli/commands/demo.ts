import { type Command, type Context } from '../command.ts';
import { duration } from '../format.ts';
import { draft } from './draft.ts';
import { searchCommand } from './search.ts';

/** What a visitor would try first, on the sample mailbox. */
const searches = ['the price we agreed'];
const requests = [
  { request: 'Say that I will be a week late with the work, and why: the weather.' },
  { request: 'Thank them for the coffee yesterday and ask for the photographs.' },
  { request: 'Decline the invitation for Friday, friendly, and propose the week after.' },
];

export const demoCommand: Command = {
  name: 'demo',
  summary: 'the main job on the sample mailbox: import, search, three drafts; stores nothing',
  usage: '',
  help: [],
  options: {},
  words: [0, 0],
  run: async (context) => {
    const { engine, terminal, signal, progress } = context;
    const summary = await engine.call('store.openSample', {}, { signal, progress });
    terminal.note(
      `Sample mailbox: ${summary.sent} mails by its writer and ${summary.received} to them, ` +
        `taken in within ${duration(summary.seconds)}.`,
    );
    await engine.call('memory.embed', {}, { signal, progress });
    for (const query of searches) {
      heading(context, `Search: ${query}`);
      await searchCommand.run({ ...context, unlock: () => Promise.resolve() }, [query], { limit: '3' });
    }
    for (const request of requests) {
      heading(context, request.request);
      await draft(context, { points: [], excludeIds: [], ...request });
    }
    await engine.call('store.leaveSample', {});
    return undefined;
  },
};

function heading({ terminal }: Context, words: string): void {
  terminal.line();
  terminal.line(`== ${words}`);
  terminal.line();
}
