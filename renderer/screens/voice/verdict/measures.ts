import type { ArmScore, Judgement, Measured } from '../../../../electron/contract/voice.ts';
import { isOfCompleter } from '../arms.ts';

export type MeasureKey = Exclude<keyof ArmScore, 'arm'>;

export interface Measure {
  readonly key: MeasureKey;
  readonly name: string;
  /** What is measured and which way is good, in a sentence or two. */
  readonly what: string;
  readonly better: 'more' | 'less' | 'one';
  /** Turns what the engine measured into the number that is shown. */
  readonly shown: (value: number) => number;
  readonly format: (shown: number) => string;
}

const asItIs = (value: number): number => value;
const percent = (value: number): string => `${Math.round(value * 100)}\u00a0%`;
const finePercent = (value: number): string => `${(value * 100).toFixed(value < 0.0995 ? 1 : 0)}\u00a0%`;

/** How many next words seem equally likely: what a mean loss of so many nats says in whole words (perplexity). */
export const choicesOf = (nats: number): number => Math.exp(nats);

/** `8.4`, `120`: a number of words to choose among. */
export function formatChoices(choices: number): string {
  return choices < 9.95 ? choices.toFixed(1) : String(Math.round(choices));
}

/** What a draft is measured by, the two that decide first. */
export const measures: readonly Measure[] = [
  {
    key: 'loss',
    name: 'How closely',
    what: 'How well it foresees the mail you really wrote: among how many words it wavers at each step. Fewer is closer.',
    better: 'less',
    shown: choicesOf,
    format: formatChoices,
  },
  {
    key: 'style',
    name: 'How like you',
    what: 'Whether a draft reads as if you had written it, judged by a checker that knows your mail and other people’s.',
    better: 'more',
    shown: asItIs,
    format: percent,
  },
  {
    key: 'bleu',
    name: 'Same phrases',
    what: 'How much of the draft stands in the mail you really wrote, in runs of one to four words (BLEU).',
    better: 'more',
    shown: asItIs,
    format: finePercent,
  },
  {
    key: 'rougeL',
    name: 'Same course',
    what: 'How much of it comes in the same order as in the mail you really wrote (ROUGE-L).',
    better: 'more',
    shown: asItIs,
    format: finePercent,
  },
  {
    key: 'greeting',
    name: 'Your greeting',
    what: 'Drafts that open as you open a mail to that person.',
    better: 'more',
    shown: asItIs,
    format: percent,
  },
  {
    key: 'signOff',
    name: 'Your sign-off',
    what: 'Drafts that close as you close a mail to that person.',
    better: 'more',
    shown: asItIs,
    format: percent,
  },
  {
    key: 'length',
    name: 'Length',
    what: 'Words of the draft for each word of your mail. 1.0 is as long as yours.',
    better: 'one',
    shown: asItIs,
    format: (value) => value.toFixed(1),
  },
  {
    key: 'facts',
    name: 'Facts kept',
    what: 'Names, numbers and dates of the request that the draft holds.',
    better: 'more',
    shown: asItIs,
    format: percent,
  },
  {
    key: 'copied',
    name: 'Copied',
    what: 'Stretches of 20 words that stand word for word in a mail it learned from. You repeat yourself a little too.',
    better: 'less',
    shown: asItIs,
    format: finePercent,
  },
];

/** What suggestions are measured by. */
const suggestionMeasures: readonly Measure[] = [
  ...measures.filter(({ key }) => key === 'loss'),
  {
    key: 'nextWord',
    name: 'Next word foreseen',
    what: 'How often the word that it finds likeliest is the one you really wrote next.',
    better: 'more',
    shown: asItIs,
    format: percent,
  },
  {
    key: 'saved',
    name: 'Keys saved',
    what: 'Letters that need not be typed where it is sure enough to suggest a word, the key for taking it counted against it.',
    better: 'more',
    shown: asItIs,
    format: finePercent,
  },
  {
    key: 'sureRight',
    name: 'Right when sure',
    what: 'Of the words that it would suggest, how many were right. The others are typed over.',
    better: 'more',
    shown: asItIs,
    format: percent,
  },
];

/** The measures of a judgement, the two that decide first. */
export function measuresOf(judgement: Pick<Judgement, 'arms'>): readonly Measure[] {
  return isOfCompleter(judgement) ? suggestionMeasures : measures;
}

export interface Shown {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** A measured value in the unit it is shown in; null where it could not be measured. */
export function show(measure: Measure, value: Measured): Shown | null {
  return value && { mean: measure.shown(value.mean), low: measure.shown(value.low), high: measure.shown(value.high) };
}

/** `12 to 18`, the range of an interval, its unit said once: `38 to 46 %`. */
export function formatRange(measure: Measure, { low, high }: Shown): string {
  const [from, to] = [measure.format(low), measure.format(high)];
  return `${from.replace('\u00a0%', '')} to ${to}`;
}

/** How far a value is from the best there could be; smaller is better. */
function distance(measure: Measure, mean: number): number {
  return measure.better === 'more'
    ? -mean
    : measure.better === 'less'
      ? mean
      : Math.abs(Math.log(Math.max(mean, 0.01)));
}

/** The arms that do best by a measure: all that show the same number as the best. Empty where all are alike. */
export function bestArms(measure: Measure, { arms }: Pick<Judgement, 'arms'>): ArmScore['arm'][] {
  const values = arms.flatMap((score) => {
    const shown = show(measure, score[measure.key]);
    return shown ? [{ arm: score.arm, shown, words: measure.format(shown.mean) }] : [];
  });
  const [best] = values.toSorted((a, b) => distance(measure, a.shown.mean) - distance(measure, b.shown.mean));
  const winners = values.filter(({ words }) => words === best?.words);
  return winners.length === values.length ? [] : winners.map(({ arm }) => arm);
}

/** The same measure of the person's real mails, where it says something. */
export function ownOf(measure: Measure, { own }: Pick<Judgement, 'own'>): Shown | null {
  return measure.key === 'style' || measure.key === 'greeting' || measure.key === 'signOff' || measure.key === 'copied'
    ? show(measure, own[measure.key])
    : null;
}
