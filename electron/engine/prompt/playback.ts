import type { Turn } from './turn.ts';

/** A mail of the person, with what whoever asked for it must have known. */
export interface PlayedMail {
  /** First name of the person who wrote it. */
  readonly writer: string;
  /** What the writer calls whoever reads it; null where nobody is named. */
  readonly reader: string | null;
  readonly subject: string;
  /** English name of the language it is written in. */
  readonly language: string;
  /** The mail without greeting and sign-off. */
  readonly body: string;
  /** The mail it answers, where there is one. */
  readonly answered: string | null;
}

interface Shown {
  readonly reader: string;
  readonly subject: string;
  readonly body: string;
  readonly request: string;
}

/** Mails nobody sent, with the requests that lead to them: who asks and who can stays as it is, the wording does not. */
const shownMails: Readonly<Record<string, readonly Shown[]>> = {
  en: [
    {
      reader: 'Karl',
      subject: 'Re: Sunday',
      body: 'Thanks for the keys! Unfortunately I cannot make it on Sunday because my train from Leeds only gets in at 9pm. Could you open the hall for the singers instead, and let me know how many came?',
      request:
        'Thank Karl for the keys, tell him Sunday is no good since I only arrive from Leeds at 9pm. He should let the singers in for me and report how many there were.',
    },
    {
      reader: 'Nora',
      subject: 'parcel',
      body: 'Your parcel has arrived at our place. I would be happy to bring it over on Thursday, otherwise you can pick it up whenever you like. Do you still have my ladder?',
      request:
        'Let Nora know we have her parcel. Offer to deliver it Thursday, or she fetches it any time. Ask if my ladder is still with her.',
    },
    {
      reader: 'Dr. Webb',
      subject: 'Re: Your application',
      body: 'Thank you for your quick reply. I have attached the two missing certificates. I was wondering whether the course fee of 240 euros has to be paid before June 3rd or whether you could send me an invoice.',
      request:
        'Thank Dr. Webb for answering so fast and say the two missing certificates are attached. Ask if the 240 euros for the course are due before June 3rd, or if they would send an invoice.',
    },
  ],
  de: [
    {
      reader: 'Karl',
      subject: 'Re: Sonntag',
      body: 'danke für die Schlüssel! Leider kann ich am Sonntag nicht, weil mein Zug aus Leipzig erst um 21 Uhr ankommt. Könntest du stattdessen den Sängern den Saal aufschließen und mir sagen, wie viele da waren?',
      request:
        'Bedank dich bei Karl für die Schlüssel, Sonntag geht bei mir nicht, bin erst um 21 Uhr aus Leipzig da. Er soll für mich die Sänger in den Saal lassen und berichten, wie viele es waren.',
    },
    {
      reader: 'Nora',
      subject: 'Paket',
      body: 'dein Paket ist bei uns angekommen. Ich bringe es dir gern am Donnerstag vorbei, sonst kannst du es jederzeit abholen. Hast du eigentlich noch meine Leiter?',
      request:
        'Sag Nora, wir haben ihr Paket. Biete an, es Donnerstag zu liefern, oder sie holt es, wann sie mag. Frag, ob meine Leiter noch bei ihr ist.',
    },
    {
      reader: 'Frau Dr. Weber',
      subject: 'Re: Ihre Bewerbung',
      body: 'vielen Dank für Ihre schnelle Antwort. Die zwei fehlenden Zeugnisse habe ich angehängt. Ich wollte fragen, ob die Kursgebühr von 240 Euro vor dem 3. Juni gezahlt werden muss oder ob Sie mir eine Rechnung schicken können.',
      request:
        'Dank Frau Dr. Weber, dass sie so rasch geantwortet hat, die zwei Zeugnisse hängen an. Frag, ob die 240 Euro für den Kurs vor dem 3. Juni fällig sind oder ob sie eine Rechnung schickt.',
    },
  ],
};

/** Languages with worked examples; in others a small model does not keep to the form. */
export const playbackLanguages: readonly string[] = Object.keys(shownMails);

/**
 * Asks for the request that led to a mail. Examples are shown as turns, because a small model follows what it seems to
 * have done so far better than what it is told. `language`: ISO 639-1, one of `playbackLanguages`.
 */
export function requestPrompt(mail: PlayedMail, language: string): Turn[] {
  const { writer } = mail;
  const system =
    `You see mails that ${writer} sent. For each, you write the short instruction that ${writer} gave an assistant ` +
    'who then wrote the mail. It is an order of one to three sentences in the language of the mail. It names who ' +
    `reads the mail and keeps every fact: names, numbers, dates, questions. ${writer} is "I" in it, and the reader ` +
    'is spoken of, never spoken to. It puts things in other words than the mail.';
  return [
    { role: 'system', text: system },
    ...(shownMails[language] ?? []).flatMap((shown): Turn[] => [
      { role: 'user', text: shownText({ ...shown, answered: null }) },
      { role: 'assistant', text: shown.request },
    ]),
    { role: 'user', text: shownText(mail) },
  ];
}

/** The most of the answered mail that is shown, in characters. */
const mostAnswered = 500;

function shownText({
  reader,
  subject,
  body,
  answered,
}: Pick<PlayedMail, 'reader' | 'subject' | 'body' | 'answered'>): string {
  return [
    ...(answered === null ? [] : ['The mail being answered:', '"""', answered.slice(0, mostAnswered), '"""']),
    `Mail to ${reader ?? 'somebody'}, subject "${subject}":`,
    body.replace(/\s*\n\s*/g, '\n'),
  ].join('\n');
}

interface Recast {
  readonly long: string;
  readonly short: string;
}

const recasts: Readonly<Record<string, readonly Recast[]>> = {
  en: [
    {
      long: 'Thank Karl for the keys; say I cannot make it on Sunday because my train from Leeds only gets in at 9pm; ask him to open the hall for the singers instead; ask him to let me know how many came.',
      short:
        'Thank Karl for the keys, and tell him Sunday is no good since I only arrive from Leeds at 9pm. He should let the singers in for me and report how many there were.',
    },
    {
      long: 'Tell Nora that her parcel has arrived at our place; I would be happy to bring it over on Thursday; she can pick it up whenever she likes otherwise; ask her whether she still has my ladder.',
      short:
        'Let Nora know we have her parcel. Offer to deliver it Thursday, or she fetches it any time. Ask if my ladder is still with her.',
    },
    {
      long: 'Ask everyone whether it is possible to move the meeting on March 5th to the afternoon, since I am not feeling well; say if not then we have it at the agreed time (10am).',
      short:
        'Ask everyone if we could meet in the afternoon on March 5th, as I feel ill. Otherwise it stays at 10am like we said.',
    },
  ],
  de: [
    {
      long: 'Bedank dich bei Karl für die Schlüssel; sag leider kann ich am Sonntag nicht, weil mein Zug aus Leipzig erst um 21 Uhr ankommt; frag ihn, ob er stattdessen den Sängern den Saal aufschließen und mir sagen kann, wie viele da waren.',
      short:
        'Bedank dich bei Karl für die Schlüssel, Sonntag geht bei mir nicht, bin erst um 21 Uhr aus Leipzig da. Er soll für mich die Sänger in den Saal lassen und berichten, wie viele es waren.',
    },
    {
      long: 'Sag Nora, ihr Paket ist bei uns angekommen; ich bringe es ihr gern am Donnerstag vorbei, sonst kann sie es jederzeit abholen; frag sie, ob sie eigentlich noch meine Leiter hat.',
      short:
        'Sag Nora, wir haben ihr Paket. Biete an, es Donnerstag zu liefern, oder sie holt es, wann sie mag. Frag, ob meine Leiter noch bei ihr ist.',
    },
    {
      long: 'Frag alle, ob wir die Sitzung am 5. März auf den Nachmittag verschieben können, weil es mir nicht gut geht; sag sonst bleibt es bei der vereinbarten Zeit (10 Uhr).',
      short:
        'Frag alle, ob wir uns am 5. März nachmittags treffen könnten, da ich krank bin. Andernfalls gilt 10 Uhr wie ausgemacht.',
    },
  ],
};

/**
 * Asks for the same order in other words. `text` already says who asks whom for what; see `indirect`. Empty in a
 * language without worked examples.
 */
export function recastPrompt(text: string, language: string): Turn[] {
  return [
    {
      role: 'system',
      text:
        'You put an order to an assistant into shorter and different words, the way a busy person would say it. ' +
        'You keep every fact, name, number, date and question, and who does what.',
    },
    ...(recasts[language] ?? []).flatMap(({ long, short }): Turn[] => [
      { role: 'user', text: long },
      { role: 'assistant', text: short },
    ]),
    { role: 'user', text },
  ];
}

const restatements: Readonly<Record<string, readonly { readonly own: string; readonly plain: string }[]>> = {
  en: [
    {
      own: "Right, the boiler's packed up again, surprise surprise. I've rung the chap in Leeds and he'll pop over Thursday at nine, if his van behaves. Fancy keeping him company till I'm back?",
      plain:
        'The boiler has stopped working again. I called the technician in Leeds, and he will come on Thursday at nine if his van works. Could you stay with him until I return?',
    },
    {
      own: 'Just a quick heads-up that we went a wee bit over budget on the posters (by about 40 quid). Nothing to lose sleep over, I reckon, but do shout if you see it differently!',
      plain:
        'The posters cost about 40 pounds more than planned. I do not think this is a problem. Please tell me if you disagree.',
    },
  ],
  de: [
    {
      own: 'so, die Heizung hat mal wieder den Geist aufgegeben. Hab den Mann aus Leipzig angerufen, der schaut Donnerstag um neun vorbei, wenn sein Wagen mitspielt. Magst du ihm Gesellschaft leisten, bis ich wieder da bin?',
      plain:
        'Die Heizung funktioniert wieder nicht. Ich habe den Techniker aus Leipzig angerufen, er kommt am Donnerstag um neun, falls sein Auto fährt. Könntest du bei ihm bleiben, bis ich zurück bin?',
    },
    {
      own: 'nur kurz als Vorwarnung: bei den Plakaten sind wir ein klitzekleines bisschen übers Ziel hinausgeschossen (so um die 40 Euro). Halb so wild, find ich, aber schrei ruhig, wenn du das anders siehst!',
      plain:
        'Die Plakate haben etwa 40 Euro mehr gekostet als geplant. Ich halte das nicht für ein Problem. Bitte sag mir, falls du anderer Meinung bist.',
    },
  ],
};

/** Asks for a passage of the person in plain, neutral prose: the way back is what a model learns from it. */
export function restatementPrompt(passage: string, language: string): Turn[] {
  return [
    {
      role: 'system',
      text:
        'You put what somebody wrote into plain, neutral prose in the same language. You keep every fact and the order ' +
        'of things, and "I" and "you" as they are. You leave out what is only manner.',
    },
    ...(restatements[language] ?? []).flatMap(({ own, plain }): Turn[] => [
      { role: 'user', text: own },
      { role: 'assistant', text: plain },
    ]),
    { role: 'user', text: passage },
  ];
}
