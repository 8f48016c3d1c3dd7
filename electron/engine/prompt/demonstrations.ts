/** A request as people type it, and the plain sentences that answer it. */
export interface Demonstration {
  readonly reader: string;
  readonly request: string;
  readonly body: string;
}

/**
 * Examples from the person's mail show how they write, but the request before each is in note form, so a small model
 * learns to repeat a request instead of carrying it out: "ask her when she can come" becomes "I ask her when she can
 * come". These show the turn from "tell her that she" to "you". They are put into the person's own greeting and
 * sign-off, and are so plain that they leave no mark on the style. None of them is sorry for something: small chat
 * models then take to refusing ("I'm sorry, but I'm unable to assist").
 */
const demonstrations: Readonly<Record<string, readonly Demonstration[]>> = {
  en: [
    {
      reader: 'Karl',
      request: 'Ask Karl whether the hall is free on Sunday',
      body: 'Is the hall free on Sunday?',
    },
    {
      reader: 'Nora',
      request: 'Tell Nora that her parcel has arrived, and ask her when she can pick it up',
      body: 'Your parcel has arrived. When can you pick it up?',
    },
    {
      reader: 'Paul',
      request: 'accept his invitation to lunch on Monday, ask where it is and whether I should bring anything',
      body: 'Lunch on Monday is fine, I will be there. Where is it? And should I bring anything?',
    },
    {
      reader: 'Ruth',
      request: 'Can you write to Ruth and say no, I have no time in March, and remind her that she still has my ladder',
      body: 'No, I have no time in March. By the way, you still have my ladder.',
    },
    {
      reader: 'Emma',
      request: 'decline the tea on Tuesday, have a cold, propose Friday',
      body: 'I cannot come to tea on Tuesday, I have a cold. How about Friday?',
    },
  ],
  de: [
    {
      reader: 'Karl',
      request: 'Frag Karl, ob der Saal am Sonntag frei ist',
      body: 'ist der Saal am Sonntag frei?',
    },
    {
      reader: 'Nora',
      request: 'Sag Nora, dass ihr Paket angekommen ist, und frag sie, wann sie es abholen kann',
      body: 'dein Paket ist angekommen. Wann kannst du es abholen?',
    },
    {
      reader: 'Paul',
      request: 'seine Einladung zum Mittagessen am Montag annehmen, fragen wo es ist und ob ich etwas mitbringen soll',
      body: 'Mittagessen am Montag passt, ich komme gern. Wo ist es? Und soll ich etwas mitbringen?',
    },
    {
      reader: 'Ruth',
      request:
        'Schreib bitte Ruth und sag ab, im März keine Zeit, und erinnere sie daran, dass sie noch meine Leiter hat',
      body: 'leider habe ich im März keine Zeit. Übrigens hast du noch meine Leiter.',
    },
    {
      reader: 'Emma',
      request: 'Tee am Dienstag absagen, bin erkältet, Freitag vorschlagen',
      body: 'zum Tee am Dienstag kann ich nicht kommen, ich bin erkältet. Wie wäre es am Freitag?',
    },
  ],
  fr: [
    {
      reader: 'Karl',
      request: 'Demande à Karl si la salle est libre dimanche',
      body: 'La salle est-elle libre dimanche ?',
    },
    {
      reader: 'Nora',
      request: 'Dis à Nora que son colis est arrivé et demande-lui quand elle peut venir le chercher',
      body: 'Ton colis est arrivé. Quand peux-tu venir le chercher ?',
    },
    {
      reader: 'Paul',
      request: 'accepter son invitation à déjeuner lundi, demander où c’est et si je dois apporter quelque chose',
      body: 'D’accord pour le déjeuner de lundi, je serai là. Où est-ce ? Et dois-je apporter quelque chose ?',
    },
    {
      reader: 'Ruth',
      request: 'Écris à Ruth pour refuser, pas le temps en mars, et rappelle-lui qu’elle a encore mon échelle',
      body: 'Non, je n’ai pas le temps en mars. Au fait, tu as encore mon échelle.',
    },
    {
      reader: 'Emma',
      request: 'refuser le thé de mardi, enrhumé, proposer vendredi',
      body: 'Je ne peux pas venir prendre le thé mardi, je suis enrhumé. Que dirais-tu de vendredi ?',
    },
  ],
  es: [
    {
      reader: 'Karl',
      request: 'Pregúntale a Karl si la sala está libre el domingo',
      body: '¿Está libre la sala el domingo?',
    },
    {
      reader: 'Nora',
      request: 'Dile a Nora que ha llegado su paquete y pregúntale cuándo puede recogerlo',
      body: 'Ha llegado tu paquete. ¿Cuándo puedes recogerlo?',
    },
    {
      reader: 'Paul',
      request: 'aceptar su invitación a comer el lunes, preguntar dónde es y si llevo algo',
      body: 'La comida del lunes me va bien, allí estaré. ¿Dónde es? ¿Y llevo algo?',
    },
    {
      reader: 'Ruth',
      request: 'Escribe a Ruth que no, en marzo no tengo tiempo, y recuérdale que todavía tiene mi escalera',
      body: 'No, en marzo no tengo tiempo. Por cierto, todavía tienes mi escalera.',
    },
    {
      reader: 'Emma',
      request: 'decir que no al té del martes, resfriado, proponer el viernes',
      body: 'No puedo ir al té del martes, estoy resfriado. ¿Qué tal el viernes?',
    },
  ],
};

/** A mail, and the request to answer it. */
export interface AnswerDemonstration extends Demonstration {
  readonly answered: string;
}

/**
 * The same for an answer. Behind a mail that is answered a small model forgets who it is: it goes on for the other one, and
 * offers what they offered.
 */
const answers: Readonly<Record<string, AnswerDemonstration>> = {
  en: {
    reader: 'Mia',
    answered:
      'Could we meet on Tuesday at 2? I would bring the plans, and I can pay for the taxi. Do you like the blue one?',
    request: 'yes to Tuesday but 4 not 2, no to the taxi, ask for the bill',
    body: 'Tuesday is fine, but at 4 rather than at 2. The taxi is not necessary, thank you. Can I have the bill?',
  },
  de: {
    reader: 'Mia',
    answered:
      'Können wir uns am Dienstag um 14 Uhr treffen? Ich würde die Pläne mitbringen und kann das Taxi bezahlen. Gefällt dir das blaue?',
    request: 'Dienstag ja, aber 16 statt 14 Uhr, Taxi nein, um die Rechnung bitten',
    body: 'Dienstag passt, aber um 16 statt um 14 Uhr. Das Taxi ist nicht nötig, danke. Kann ich die Rechnung haben?',
  },
};

/** How a mail is answered in a language; null where we have nothing to show. */
export function answerDemonstrationIn(language: string): AnswerDemonstration | null {
  return answers[language] ?? null;
}

/** The demonstrations in a language; none where we have none. */
export function demonstrationsIn(language: string): readonly Demonstration[] {
  return demonstrations[language] ?? [];
}
