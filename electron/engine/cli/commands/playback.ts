import type { PairFault, PlaybackSummary } from '../../../contract/voice.ts';
import { type Command, count, text } from '../command.ts';
import { duration } from '../format.ts';

export const playbackCommand: Command = {
  name: 'playback',
  summary: 'find the request that each of your mails answers, to learn from',
  usage: '[--limit N] [--model ID | --rules] [--afresh]',
  help: [
    ['--limit N', 'mails to look at in this run; the newest come first'],
    ['--model ID', 'the model that writes the requests; by default the writer'],
    ['--rules', 'by rule alone, without a model: at once, but plainer'],
    ['--afresh', 'also for mails that have a request, unless you edited or dropped it'],
  ],
  options: {
    limit: { type: 'string' },
    model: { type: 'string' },
    rules: { type: 'boolean' },
    afresh: { type: 'boolean' },
  },
  words: [0, 0],
  run: async ({ engine, terminal, signal, json, unlock, progress }, _words, values) => {
    const limit = count(values, 'limit');
    const model = text(values, 'model');
    await unlock();
    const summary = await engine.call(
      'playback.run',
      {
        ...(limit === undefined ? {} : { limit }),
        ...(model === undefined ? {} : { model }),
        afresh: values.afresh === true,
        byRule: values.rules === true,
      },
      { signal, progress },
    );
    if (json) {
      return summary;
    }
    for (const line of told(summary)) {
      terminal.line(line);
    }
    return undefined;
  },
};

/** What was wrong with a request, in words. */
export const faults: Readonly<Record<PairFault, string>> = {
  recipient: 'names the wrong reader',
  copied: 'copies the mail',
  facts: 'loses or invents a fact',
  'turned-round': 'turns round who does what',
  length: 'is too short or too long',
  language: 'is in another language',
  refused: 'is no request',
  'no-gain': 'says nothing about the mail',
  'by-hand': 'was dropped by you',
};

function told({ mails, kept, forms, dropped, seconds, mailsPerMinute }: PlaybackSummary): string[] {
  if (mails === 0) {
    return ['Every mail has its request already. With --afresh they are made anew.'];
  }
  const pairs = forms.map((each) => `${each.pairs} as ${each.form}`).join(', ');
  return [
    `${kept} of ${mails} mails have a request now, in ${duration(seconds)} (${mailsPerMinute.toFixed(1)} a minute).`,
    ...(pairs === '' ? [] : [`Pairs: ${pairs}.`]),
    ...dropped.map(({ fault, mails: number }) => `${number} dropped: every request ${faults[fault]}.`),
    'See them with: ownhand pairs list',
  ];
}
