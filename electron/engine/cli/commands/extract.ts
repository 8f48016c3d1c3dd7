import { type Command, ownAddresses, UsageError } from '../command.ts';

export const extractCommand: Command = {
  name: 'extract',
  summary: 'print your own words of each of your mails; stores nothing',
  usage: 'PATH --me ADDRESS [--me ADDRESS]...',
  help: [['--me ADDRESS', 'an address of yours; may be given several times']],
  options: { me: { type: 'string', multiple: true } },
  words: [1, 1],
  run: async ({ engine, terminal, signal, register }, [path = ''], values) => {
    const me = ownAddresses(values);
    const source = await register(path);
    const { format } = me.length > 0 ? { format: null } : await engine.call('corpus.inspect', { source }, { signal });
    if (me.length === 0 && format !== 'jsonl') {
      throw new UsageError('Say who you are with --me ADDRESS.');
    }
    await engine.call(
      'corpus.extract',
      { source, me },
      {
        signal,
        progress: (mails) => {
          for (const mail of mails) {
            terminal.line(JSON.stringify(mail));
          }
        },
      },
    );
    return undefined;
  },
};
