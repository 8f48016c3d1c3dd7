import { type Command, type Context } from '../command.ts';
import { duration } from '../format.ts';
import { draft } from './draft.ts';
import { searchCommand } from './search.ts';

/** What a visitor would try first, on the sample mailbox. */
const searches = ['what does the night silencer cost'];
const requests = [
  { request: 'Tell Toby to bring the oil and the small ladder on Thursday' },
  { request: 'Ask Mrs Fairclough whether the scaffolding can stay until Friday' },
  { request: 'Schreib Tantchen, dass ich am 12. komme und den Kuchen mitbringe' },
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
