import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Arm, type DraftRequest, type DraftStep, type PointCheck, type ReplyTo } from '../../../contract/drafting.ts';
import { AppError } from '../../../contract/errors.ts';
import { type Command, type Context, count, text, texts, UsageError, whole } from '../command.ts';
import { day, duration, person } from '../format.ts';

const stages = {
  waiting: 'Waiting for other work',
  searching: 'Looking for mail like this one',
  loading: 'Loading the model',
  reading: 'Reading how you write',
  writing: 'Writing',
  completing: 'Saying what was left out',
} as const;

export const draftCommand: Command = {
  name: 'draft',
  summary: 'write a draft in your hand',
  usage: 'REQUEST [--reply-to FILE] [--to ADDRESS] [--point TEXT]... [--model ID] [--arm ARM]',
  help: [
    ['--reply-to FILE', 'the mail being answered: an .eml file or plain text'],
    ['--to ADDRESS', 'who will read it'],
    ['--point TEXT', 'what the draft has to say, which is checked; may be given several times'],
    ['--language CODE', 'for instance de; by default the language of the request'],
    ['--model ID', 'the model that writes; see ownhand models list'],
    ['--arm ARM', 'what of you it is to use: base (nothing), prompt, retrieval, adapter or both (everything)'],
    ['--length PLACE', 'from 0, as short as a tenth of your mails, to 1, as long as a tenth of them'],
    ['--tone PLACE', 'from 0, as you write to those nearest to you, to 1, as you write at your most formal'],
    ['--variants N', 'up to 3 drafts, the closest to how you write first (1)'],
    ['--seed N', 'the same seed gives the same draft'],
  ],
  options: {
    'reply-to': { type: 'string' },
    to: { type: 'string' },
    point: { type: 'string', multiple: true },
    language: { type: 'string' },
    model: { type: 'string' },
    arm: { type: 'string' },
    length: { type: 'string' },
    tone: { type: 'string' },
    variants: { type: 'string' },
    seed: { type: 'string' },
  },
  begins: true,
  words: [1, Infinity],
  run: async (context, words, values) => {
    const replyTo = text(values, 'reply-to');
    const seed = whole(values, 'seed');
    const request: DraftRequest = {
      request: words.join(' '),
      points: texts(values, 'point'),
      excludeIds: [],
      ...optional('to', text(values, 'to')),
      ...optional('language', text(values, 'language')),
      ...optional('model', text(values, 'model')),
      ...armIn(text(values, 'arm')),
      ...variantsIn(count(values, 'variants')),
      ...placeIn('length', text(values, 'length')),
      ...placeIn('tone', text(values, 'tone')),
      ...(seed === undefined ? {} : { seed }),
      ...(replyTo === undefined ? {} : { replyTo: await readMail(replyTo) }),
    };
    await context.unlock();
    return draft(context, request);
  },
};

/** Writes one draft to the terminal as it comes, with its sources below; with `--json` returns it whole. */
export async function draft(context: Context, request: DraftRequest): Promise<unknown> {
  const { engine, terminal, signal, json } = context;
  // Which of several is the first is known only in the end.
  const streams = !json && request.variants === undefined;
  const show = (step: DraftStep): void => {
    if (step.kind === 'text' && streams) {
      terminal.write(step.text);
    } else if (step.kind === 'stage' && step.stage !== 'writing') {
      terminal.status(
        step.secondsLeft === null ? stages[step.stage] : `${stages[step.stage]}, ${duration(step.secondsLeft)} left`,
      );
    }
  };
  const written = await engine.call('draft.write', request, { signal, progress: show });
  if (json) {
    return {
      text: written.text,
      gauge: written.gauge,
      points: written.points,
      ...(written.variants === undefined ? {} : { variants: written.variants }),
      sources: written.sources.map(({ messageId, subject, date, score }) => ({ id: messageId, subject, date, score })),
      documents: (written.documents ?? []).map(({ id, title, headings }) => ({ id, title, headings })),
      arm: written.arm,
      model: written.model,
      tokens: written.tokens,
      firstTokenMs: written.firstTokenMs,
      tokensPerSecond: written.tokensPerSecond,
      promptTokens: written.promptTokens,
      keptTokens: written.keptTokens,
      subject: written.subject,
      language: written.language,
    };
  }
  if (!streams) {
    terminal.write(
      (written.variants ?? [written]).map(({ text, gauge }) => `${gaugeLine(gauge)}\n${text}`).join('\n\n'),
    );
  }
  terminal.line();
  terminal.line();
  for (const check of written.points ?? []) {
    terminal.line(`  ${pointLine(check)}`);
  }
  for (const source of written.sources) {
    const readers = source.to.map(person).join(', ');
    terminal.line(`  after ${day(source.date)}  ${source.subject || '(no subject)'}${readers && `  [to ${readers}]`}`);
  }
  for (const { title, headings } of written.documents ?? []) {
    terminal.line(`  facts from  ${[title, ...headings.filter((heading) => heading !== title)].join(' > ')}`);
  }
  terminal.note(
    `${streams ? `${gaugeLine(written.gauge)}. ` : ''}${written.model}: first word after ${(written.firstTokenMs / 1_000).toFixed(1)} s, ` +
      `${written.tokensPerSecond.toFixed(0)} tokens a second.`,
  );
  return undefined;
}

/** What the draft makes of a point. */
function pointLine({ point, state, lacks }: PointCheck): string {
  const lacking = lacks.length > 0 ? ` (it lacks ${lacks.join(', ')})` : '';
  return { held: `held      ${point}`, missing: `missing   ${point}${lacking}`, turned: `contrary  ${point}` }[state];
}

/** How much a draft reads like the person, in a hundred. */
function gaugeLine(gauge: number | null | undefined): string {
  return typeof gauge === 'number' ? `Like you: ${Math.round(100 * gauge)} of 100` : 'Like you: not known';
}

function variantsIn(variants: number | undefined): Pick<DraftRequest, 'variants'> {
  if (variants !== undefined && variants > 3) {
    throw new UsageError('--variants takes 1, 2 or 3.');
  }
  return variants === undefined ? {} : { variants };
}

function placeIn<K extends 'length' | 'tone'>(key: K, word: string | undefined): { [key in K]?: number } {
  const place = Number(word);
  if (word !== undefined && !(place >= 0 && place <= 1)) {
    throw new UsageError(`--${key} is a number from 0 to 1, not ${JSON.stringify(word)}.`);
  }
  return word === undefined ? {} : ({ [key]: place } as { [key in K]: number });
}

function armIn(word: string | undefined): Pick<DraftRequest, 'arm'> {
  if (word === undefined) {
    return {};
  }
  const { success, data: arm } = Arm.safeParse(word);
  if (!success) {
    throw new UsageError(`--arm is one of ${Arm.options.join(', ')}, not ${JSON.stringify(word)}.`);
  }
  return { arm };
}

function optional<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: string });
}

async function readMail(path: string): Promise<ReplyTo> {
  try {
    return { kind: 'file', name: basename(path), base64: await readFile(path, 'base64') };
  } catch (cause) {
    throw new AppError('unreadable', `The mail to answer cannot be read: ${path}`, { cause });
  }
}
