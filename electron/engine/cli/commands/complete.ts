import { type Command, readGiven, text, UsageError } from '../command.ts';

export const completeCommand: Command = {
  name: 'complete',
  summary: 'go on with a text in your hand, a few words',
  usage: '--before TEXT [--after TEXT] [--to ADDRESS] [--subject TEXT] [--precision SHARE]',
  help: [
    ['--before TEXT', 'the text up to the caret'],
    ['--after TEXT', 'the text behind the caret, which is not repeated'],
    ['--to ADDRESS', 'who will read it'],
    ['--subject TEXT', 'what it is about'],
    ['--answered FILE', 'the text of the mail being answered'],
    ['--precision SHARE', 'how often the first word should be right, 0 to 1 (0.6); less is said the higher it is'],
  ],
  options: {
    before: { type: 'string' },
    after: { type: 'string' },
    to: { type: 'string' },
    subject: { type: 'string' },
    answered: { type: 'string' },
    precision: { type: 'string' },
  },
  begins: true,
  words: [0, 0],
  run: async ({ engine, terminal, signal, json, unlock }, _words, values) => {
    const before = text(values, 'before');
    if (before === undefined) {
      throw new UsageError('--before is missing.');
    }
    const precision = Number(text(values, 'precision') ?? 0.6);
    if (!(precision >= 0 && precision <= 1)) {
      throw new UsageError('--precision is a share from 0 to 1.');
    }
    const answered = text(values, 'answered');
    await unlock();
    const to = text(values, 'to');
    const completion = await engine.call(
      'complete.inline',
      {
        ...{ before, after: text(values, 'after') ?? '', subject: text(values, 'subject') ?? '', precision },
        ...(to === undefined ? {} : { to }),
        ...(answered === undefined ? {} : { answered: await readGiven(answered) }),
      },
      { signal },
    );
    if (!json) {
      terminal.line(completion.text);
    }
    return completion;
  },
};
