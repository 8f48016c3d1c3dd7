import { AppError } from '../../../contract/errors.ts';
import { type Command, type Context } from '../command.ts';
import { duration } from '../format.ts';
import { demonstrateLearning } from './demoLearning.ts';
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
  summary: 'all of it on the sample mailbox: import, search, drafts, then learning its voice; stores nothing',
  usage: '[--short]',
  help: [['--short', 'without learning the voice, which takes ten to fifteen minutes']],
  options: { short: { type: 'boolean' } },
  words: [0, 0],
  run: async (context, _words, values) => {
    const { engine, terminal, signal, progress } = context;
    const summary = await engine.call('store.openSample', {}, { signal, progress });
    terminal.note(
      `Sample mailbox: ${summary.sent} mails by its writer and ${summary.received} to them, ` +
        `taken in within ${duration(summary.seconds)}.`,
    );
    await engine.call('memory.embed', {}, { signal, progress });
    const opened: Context = { ...context, unlock: () => Promise.resolve() };
    try {
      for (const query of searches) {
        heading(context, `Search: ${query}`);
        await searchCommand.run(opened, [query], { limit: '3' });
      }
      for (const request of requests) {
        heading(context, request.request);
        await draft(context, { points: [], excludeIds: [], ...request });
      }
      if (values.short !== true) {
        heading(context, 'Learning the voice of the sample mailbox, with the smallest model');
        await learn(opened);
      }
    } finally {
      await engine.call('store.leaveSample', {});
    }
    return undefined;
  },
};

/** A machine that cannot train, for want of a compiler or memory, has shown all the rest. */
async function learn(context: Context): Promise<void> {
  try {
    await demonstrateLearning(context, requests);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') {
      throw error;
    }
    context.terminal.note(`No voice was learned: ${error.message}`);
  }
}

export function heading({ terminal }: Pick<Context, 'terminal'>, words: string): void {
  terminal.line();
  terminal.line(`== ${words}`);
  terminal.line();
}
