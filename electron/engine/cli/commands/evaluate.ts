import { Arm } from '../../../contract/drafting.ts';
import type { ArmScore, Judgement, Measured } from '../../../contract/voice.ts';
import { type Command, count, text, UsageError } from '../command.ts';

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'measure how much drafts are like you',
  usage: '[--voice N] [--arms LIST] [--mails N] [--most N] [--model ID]',
  help: [
    ['--voice N', 'the voice to judge; by default the one that is switched on'],
    ['--arms LIST', 'which of base,prompt,retrieval,adapter,both; by default all that can be'],
    ['--mails N', 'how many mails to draft again (20)'],
    ['--most N', 'how many mails to look at in all; by default every one that nothing was learned from'],
    ['--model ID', 'the model to judge without a voice; by default the writer'],
  ],
  options: {
    voice: { type: 'string' },
    arms: { type: 'string' },
    mails: { type: 'string' },
    most: { type: 'string' },
    model: { type: 'string' },
  },
  words: [0, 0],
  run: async ({ engine, terminal, signal, json, unlock, progress }, _words, values) => {
    const id = count(values, 'voice');
    const mails = count(values, 'mails');
    const most = count(values, 'most');
    const model = text(values, 'model');
    const arms = armsIn(text(values, 'arms'));
    await unlock();
    const judgement = await engine.call(
      'voice.evaluate',
      {
        ...(id === undefined ? {} : { id }),
        ...(mails === undefined ? {} : { mails }),
        ...(most === undefined ? {} : { most }),
        ...(model === undefined ? {} : { model }),
        ...(arms === undefined ? {} : { arms }),
      },
      { signal, progress },
    );
    if (json) {
      return judgement;
    }
    for (const line of judgementLines(judgement)) {
      terminal.line(line);
    }
    if (judgement.better && id !== undefined) {
      terminal.line(`Switch it on with: ownhand voices use ${id}`);
    }
    return undefined;
  },
};

function armsIn(list: string | undefined): Arm[] | undefined {
  return list?.split(',').map((word) => {
    const { success, data } = Arm.safeParse(word.trim());
    if (!success) {
      throw new UsageError(`--arms takes some of ${Arm.options.join(',')}, not ${JSON.stringify(word)}.`);
    }
    return data;
  });
}

/** The measures in the order of the table: how each is called, and how many decimals it has. */
const columns: readonly (readonly [key: Exclude<keyof ArmScore, 'arm'>, name: string, decimals: number])[] = [
  ['loss', 'loss', 3],
  ['bleu', 'BLEU', 3],
  ['rougeL', 'ROUGE-L', 3],
  ['style', 'style', 2],
  ['greeting', 'greeting', 2],
  ['signOff', 'sign-off', 2],
  ['length', 'length', 2],
  ['copied', 'copied', 3],
  ['facts', 'facts', 2],
  ['nextWord', 'next word', 3],
  ['saved', 'keys saved', 3],
  ['sureRight', 'right when sure', 2],
];

/** A judgement as a table: a row for each arm and one for the person's own mails, then what it comes to. */
export function judgementLines({ mails, arms, own, styleAccuracy, reason }: Judgement): string[] {
  const known = columns.filter(([key]) => arms.some((score) => score[key] !== null));
  const rows = [
    ['', ...known.map(([, name]) => name)],
    ...arms.map((score) => [score.arm, ...known.map(([key, , decimals]) => cell(score[key], decimals))]),
    ...(Object.values(own).every((measured) => measured === null)
      ? []
      : [
          [
            'yours',
            ...known.map(([key, , decimals]) => (key in own ? cell(own[key as keyof typeof own], decimals) : '')),
          ],
        ]),
  ];
  const widths = rows.reduce<number[]>((most, row) => row.map((word, at) => Math.max(most[at] ?? 0, word.length)), []);
  return [
    ...rows.map((row) =>
      row
        .map((word, at) => word.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    '',
    `On ${mails} mails that nothing was learned from; ± is half the 95 % interval.` +
      (known.some(([key]) => key === 'style') ? styleWords(styleAccuracy) : ''),
    reason,
  ];
}

function styleWords(accuracy: number | null): string {
  return accuracy === null
    ? ' There was too little mail to check the style score.'
    : ` The style score tells ${Math.round(100 * accuracy)} of 100 mails apart rightly.`;
}

function cell(measured: Measured, decimals: number): string {
  return measured === null
    ? '-'
    : `${measured.mean.toFixed(decimals)} ±${((measured.high - measured.low) / 2).toFixed(decimals)}`;
}
