import type { Turn } from './turn.ts';

/** The turn that asks for what a mail has left out. */
export function leftOutTurn(point: string, language: string): Turn {
  return {
    role: 'user',
    text: `You left this out: ${point}\nWrite only the sentence of the mail that says it, in ${language}.`,
  };
}

interface SentenceBrief {
  readonly writer: string;
  readonly styleCard: readonly string[];
  /** English name of the language of the mail. */
  readonly language: string;
  readonly reader: string | null;
  readonly text: string;
  readonly point: string;
  /** The sentence of the mail that says the contrary, and that the new one is to stand for. */
  readonly instead: string | null;
}

/** The conversation in which a sentence is written for a mail that stands there already. */
export function sentencePrompt({ writer, styleCard, language, reader, text, point, instead }: SentenceBrief): Turn[] {
  const order =
    instead === null
      ? `One more thing has to be said in it: ${point}`
      : `It says "${instead}", but it has to say: ${point}`;
  return [
    {
      role: 'system',
      text: [
        `You are ${writer} and write one sentence of a mail.`,
        'You say what you are told to say and nothing more. You answer with the sentence alone.',
        ...styleCard.slice(1),
      ].join(' '),
    },
    {
      role: 'user',
      text: `Your mail${reader === null ? '' : ` to ${reader}`}:\n"""\n${text}\n"""\n${order}\nWrite that sentence in ${language}.`,
    },
  ];
}

/** Mails and their points, as they are shown before the mail that is asked about. */
const shownLists: Readonly<Record<string, readonly { readonly mail: string; readonly points: readonly string[] }[]>> = {
  en: [
    {
      mail: 'Hi Nora,\n\nI hope you are well. Your parcel has arrived, it is at the station office until 6 on Friday. Could you bring the 12 jars when you come? I cannot be there myself, but Paul will.\n\nBest,\nRuth',
      points: [
        'Your parcel has arrived',
        'It is at the station office until 6 on Friday',
        'Could you bring the 12 jars?',
        'I cannot be there myself, but Paul will',
      ],
    },
  ],
  de: [
    {
      mail: 'Hallo Nora,\n\nich hoffe, es geht dir gut. Dein Paket ist da, es liegt bis Freitag um 18 Uhr im Bahnhof. Kannst du die 12 Gläser mitbringen? Ich selbst kann nicht kommen, aber Paul ist dort.\n\nLiebe Grüße\nRuth',
      points: [
        'Dein Paket ist da',
        'Es liegt bis Freitag um 18 Uhr im Bahnhof',
        'Kannst du die 12 Gläser mitbringen?',
        'Ich selbst kann nicht kommen, aber Paul ist dort',
      ],
    },
  ],
};

/** The conversation in which a mail is taken down to its points, one a line. `language`: ISO 639-1. */
export function listPrompt(mail: string, language: string, languageName: string): Turn[] {
  const shown = shownLists[language] ?? shownLists['en'] ?? [];
  return [
    {
      role: 'system',
      text: 'You take mails down to their points: one short line for each thing that is said or asked, in the words of the mail. You keep every name, number, day and negation, and add nothing. Greetings and good wishes are no points.',
    },
    ...shown.flatMap(({ mail: example, points }): Turn[] => [
      { role: 'user', text: asked(example, languageName) },
      { role: 'assistant', text: points.map((point) => `- ${point}`).join('\n') },
    ]),
    { role: 'user', text: asked(mail, languageName) },
  ];
}

function asked(mail: string, language: string): string {
  return `The points of this mail, in ${language}:\n"""\n${mail}\n"""`;
}
