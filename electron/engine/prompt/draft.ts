import type { Turn } from './turn.ts';

/** A mail of the person that shows the model how they write. */
export interface Example {
  /** English name of the language it is written in. */
  readonly language: string;
  /** The first name of the reader, or what stands for it; null where there is none. */
  readonly reader: string | null;
  /** What the mail says, in few words; see `noteForm`. */
  readonly request: string;
  /** The mail as the person wrote it, greeting and sign-off included. */
  readonly text: string;
  /** The mail that it answers, where that is shown too. */
  readonly answered?: string;
}

/**
 * How the model is told what it is to do. `plain`: nothing of the person. `short`: for a model that has been trained to
 * write like them, so that little needs saying. `full`: for one that has to be told.
 */
export type Manner = 'plain' | 'short' | 'full';

export interface DraftBrief {
  readonly manner: Manner;
  readonly writer: string;
  /** English name of the language to write in. */
  readonly language: string;
  /** What holds of the person's mail altogether, a sentence each. */
  readonly styleCard: readonly string[];
  /** Examples that are the same for every draft, so that the model's state after them can be kept. */
  readonly standing: readonly Example[];
  /** Examples chosen for this request. */
  readonly fitting: readonly Example[];
  readonly reader: string | null;
  /** What the mail is to say; for a model that has to be told, as `directSpeech` puts it. */
  readonly request: string;
  readonly points: readonly string[];
  /** How long and in which tone it is to be, a sentence each; empty where it is to be as it comes. */
  readonly aim: readonly string[];
  /** The mail being answered. */
  readonly answering: { readonly from: string | null; readonly text: string } | null;
  readonly notes?: readonly Note[];
}

/** A passage of the person's documents that may hold what is asked for. */
export interface Note {
  /** What it is from. */
  readonly title: string;
  readonly text: string;
}

export interface DraftPrompt {
  /** Turns that stay the same from draft to draft. */
  readonly standing: readonly Turn[];
  readonly turns: readonly Turn[];
}

/**
 * The conversation that makes a chat model write in the person's hand: earlier mails are shown as answers that it gave
 * to earlier requests. Small models follow a form they seem to have kept so far much better than a form described to
 * them. What never changes comes first, because a model's state after a prefix can be kept.
 */
export function draftPrompt(brief: DraftBrief): DraftPrompt {
  const standing: Turn[] = [{ role: 'system', text: system(brief) }, ...brief.standing.flatMap(shown)];
  return {
    standing,
    turns: [...standing, ...brief.fitting.flatMap(shown), { role: 'user', text: instruction(brief) }],
  };
}

function system({ manner, writer, styleCard }: DraftBrief): string {
  const role = `You are ${writer} and write ${writer}'s mails from short instructions.`;
  const sentences = {
    plain: ['You write mails from short instructions. You answer with the mail alone.'],
    short: [role, ...styleCard],
    full: [
      role,
      `You keep to ${writer}'s own greeting, length, tone and sign-off.`,
      'You say what the instruction says and nothing more: no other facts, no polite filler.',
      ...styleCard,
    ],
  };
  return sentences[manner].join(' ');
}

/** An example as the two turns it becomes. */
export function shown({ reader, language, request, text, answered }: Example): Turn[] {
  const before = answered === undefined ? [] : quoted(reader, answered);
  return [
    { role: 'user', text: [...before, asked(reader, language, request)].join('\n') },
    { role: 'assistant', text },
  ];
}

function asked(reader: string | null, language: string, request: string): string {
  return `Write a mail${reader === null ? '' : ` to ${reader}`} in ${language}: ${request}`;
}

function quoted(from: string | null, text: string): string[] {
  return [`${from ?? 'Somebody'} wrote to you:`, '"""', text, '"""', ''];
}

function instruction({ reader, language, request, points, aim, answering, notes = [] }: DraftBrief): string {
  const lines = notes.flatMap(({ title, text }) => [
    `Facts from your notes (${title}), for what the mail is asked to say:`,
    '"""',
    text,
    '"""',
    '',
  ]);
  if (answering !== null) {
    lines.push(...quoted(answering.from, answering.text));
  }
  lines.push(asked(reader, language, request));
  if (points.length > 0) {
    lines.push('It must say:', ...points.map((point) => `- ${point}`));
  }
  lines.push(...aim);
  return lines.join('\n');
}

/** The turn that asks for a subject after the mail is written. */
export function subjectTurn(language: string): Turn {
  return {
    role: 'user',
    text: `Now only the subject of this mail, in ${language}, at most six words: what it is about, not whom it is from.`,
  };
}
