import type { PairFault, PlaybackSummary } from '../../../contract/pairs.ts';
import { type Command, count, text } from '../command.ts';
import { duration } from '../format.ts';

export const playbackCommand: Command = {
  name: 'playback',
  summary: 'find the request that each of your mails answers, and put your documents plainly, to learn from',
  usage: '[--limit N] [--model ID | --rules] [--afresh]',
  help: [
    ['--limit N', 'mails, then passages of your documents, to look at in this run; the newest mails come first'],
    ['--model ID', 'the model that writes the requests; by default the writer'],
    ['--rules', 'by rule alone, without a model: at once, but plainer, and mails only'],
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
  copied: 'copies your words',
  facts: 'loses or invents a fact',
  'turned-round': 'turns round who does what',
  length: 'is too short or too long',
  language: 'is in another language',
  refused: 'is no request',
  'no-gain': 'says nothing about the mail',
  'by-hand': 'was dropped by you',
};

function told({ mails, passages, kept, keptPassages, ...rest }: PlaybackSummary): string[] {
  const { forms, dropped, seconds, mailsPerMinute } = rest;
  if (mails + passages === 0) {
    return ['Every mail has its request already. With --afresh they are made anew.'];
  }
  const pairs = forms.map((each) => `${each.pairs} as ${each.form}`).join(', ');
  const ofDocuments = `${keptPassages} of ${passages} passages of your documents are put plainly now.`;
  return [
    `${kept} of ${mails} mails have a request now (${mailsPerMinute.toFixed(1)} a minute).`,
    ...(passages === 0 ? [] : [ofDocuments]),
    `It took ${duration(seconds)}.`,
    ...(pairs === '' ? [] : [`Pairs: ${pairs}.`]),
    ...dropped.map(({ fault, texts }) => `${texts} dropped: every request ${faults[fault]}.`),
    'See them with: ownhand pairs list',
  ];
}
