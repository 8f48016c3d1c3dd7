import {
  type Avoidance,
  avoidBeginnings,
  avoidCopies,
  avoidEndings,
  avoidLoops,
  avoidSeconds,
  avoidStarts,
  avoidTokens,
} from '../model/avoidance.ts';
import type { Writer } from '../model/writer.ts';
import { commandStarts, politeStarts, tellingTokens } from './command.ts';
import type { BoundedPlan } from './bounds.ts';
import { leaveOut } from './foreign.ts';
import { withoutFrames } from './frames.ts';
import { namedGreetings } from './greeting.ts';
import { othersWords } from './othersWords.ts';
import { avoidTurning } from './persons.ts';
import { mostAnswered, type Plan } from './plan.ts';
import { recipes } from './recipes.ts';
import { refusals } from './refusal.ts';
import { inTurn, type Sieve } from './sieve.ts';
import { avoidReader, avoidWriter } from './spokenOf.ts';
import { withoutStrayGreeting } from './strayGreeting.ts';
import { avoidUntold } from './untold/untold.ts';

type Tokenizer = Pick<Writer, 'textTokens'>;

/** A model that is to write more than it has to say repeats itself in small pieces. */
const shortestLoop = 5;

/** A line of a numbered list. */
const listLine = /^\s*\d{1,2}[.)]\s/m;

/** Some models have one token for the end of a sentence and of its line. */
const lineEnds = ['', ',', '.', '!', '?', ':', ';'].flatMap((sign) => [`${sign}\n`, `${sign}\n\n`]);
/** Longer runs of blanks are no token of any model. */
const longestBlank = 16;

/** Gaps in a line, which a model leaves where it may not write a figure; none where the person's own mail is indented. */
function gaps(writer: Tokenizer, texts: readonly string[]): number[] {
  const runs = Array.from({ length: longestBlank - 1 }, (_, at) => writer.textTokens(' '.repeat(at + 2)));
  return texts.some((text) => text.includes('  ')) ? [] : runs.filter(({ length }) => length === 1).flat();
}

/** What a draft must not begin with: the command of its request, made polite or not. */
function commandTokens(writer: Tokenizer, { occasion, said }: Pick<Plan, 'occasion' | 'said'>): number[][] {
  const commands = [occasion.request, said].flatMap(commandStarts);
  return commands.flatMap((word) =>
    tellingTokens(word, (text) => writer.textTokens(text)).flatMap((telling) => {
      const polite = word.startsWith(' ') ? politeStarts : [];
      return [telling, ...polite.map((start) => [...writer.textTokens(start), ...telling])];
    }),
  );
}

/** What the author of the mail being answered says of themselves. */
function othersIn({ answering, request, points, language }: Plan['occasion']): string[] {
  return answering === null ? [] : othersWords(answering.text, [request, ...points].join('\n'), language);
}

/**
 * What the model must not write, token by token. A plain draft may be anything: a person is only spared the circles that
 * a small model goes in, and judgement not even these.
 */
export function keptOut(
  writer: Tokenizer,
  { arm, ground, occasion, said, prompt, shown, opening, aim, bounds }: BoundedPlan,
): Avoidance[] {
  if (!recipes[arm].ownForms) {
    return occasion.past === null ? [avoidLoops()] : [];
  }
  const { text: asked = '' } = prompt.turns.at(-1) ?? {};
  const firstTokens = (texts: readonly string[]): number[] =>
    texts.flatMap((text) => writer.textTokens(text).slice(0, 1));
  const breaks = lineEnds.flatMap((text) => writer.textTokens(text).slice(-1));
  const answered =
    occasion.answering === null ? [] : [occasion.answering.text.slice(0, mostAnswered[recipes[arm].manner])];
  const listed = [asked, ...shown].some((text) => listLine.test(text));
  const digits = Array.from({ length: 9 }, (_, at) => String(at + 1));
  return [
    // Small models turn one sentence into a numbered list of its variants.
    ...(listed
      ? []
      : [
          avoidStarts(firstTokens(['1']), breaks),
          avoidSeconds(firstTokens(digits), firstTokens(['.', ')', '.)', ':']), breaks),
        ]),
    // "Dear [Name]," is a form to fill in, not a mail.
    avoidTokens(asked.includes('[') ? [] : firstTokens(['[', ' ['])),
    avoidTokens(gaps(writer, [asked, ...shown])),
    avoidLoops(aim?.words ? shortestLoop : undefined),
    avoidBeginnings(commandTokens(writer, { occasion, said }), breaks),
    avoidReader(occasion, opening, (text) => writer.textTokens(text)),
    avoidEndings(
      othersIn(occasion).flatMap((words) => [words, ` ${words}`].map((each) => [...writer.textTokens(each)])),
    ),
    avoidTurning(said, occasion.language, (text) => writer.textTokens(text)),
    avoidWriter(ground.writerNames, [occasion.request, ...occasion.points].join(' '), (text) =>
      writer.textTokens(text),
    ),
    // Whom it is to is known by the opening, and it is not to the writer.
    avoidBeginnings(ground.writerNames.map((name) => [...writer.textTokens(name)])),
    avoidEndings(refusals(asked).map((phrase) => [...writer.textTokens(phrase)])),
    // Somebody whose name is not known is not greeted as "Dear," or "Dear anyone,".
    avoidStarts(opening === '' ? firstTokens([...namedGreetings, 'To']) : []),
    ...avoidUntold(
      { ...bounds, asked: [occasion.request, ...occasion.points].join('\n'), language: occasion.language },
      (text) => writer.textTokens(text),
    ),
    // Nor is the mail being answered said back to whoever wrote it.
    avoidCopies(
      // Times and figures of it may be.
      [...shown, ...answered.flatMap((body) => body.split(/\d[\d.:,]*/))].map((body) => writer.textTokens(body)),
      writer.textTokens(answered.reduce((text, body) => text.replace(body, ''), asked)),
    ),
  ];
}

/** What is left out of what the model writes; nothing of a plain draft. */
export function sieveOf({ arm, opening, prompt, shown, bounds }: BoundedPlan): Sieve {
  const { text: asked = '' } = prompt.turns.at(-1) ?? {};
  if (!recipes[arm].ownForms) {
    return inTurn([]);
  }
  const isFramed = [asked, ...shown].some((text) => text.includes('```'));
  return inTurn([
    ...(isFramed ? [] : [withoutFrames()]),
    ...(opening === '' ? [withoutStrayGreeting(asked)] : []),
    leaveOut(bounds.foreign),
  ]);
}
