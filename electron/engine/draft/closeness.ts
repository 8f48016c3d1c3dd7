import type { Closeness } from '../prompt/closeness.ts';
import { countWords } from './habits.ts';
import type { Letter } from './letter.ts';
import { familiarIn, formalIn } from './range/tone.ts';

/** Words by which a language speaks to somebody, and the greetings that go with them. */
const speaking: Readonly<Record<string, Readonly<Record<Closeness, RegExp>>>> = {
  fr: {
    familiar: /(?<!\p{L})(?:tu|toi|te|t['’](?!on|ai\b)|ton|ta|tes|tiens?|tiennes?)(?!\p{L})/giu,
    formal:
      /(?<!\p{L})(?:vous|votre|vos|vôtres?)(?!\p{L})|^(?:chère? |bonjour )?(?:madame|monsieur|maître|docteur)(?!\p{L})/giu,
  },
  // Spanish says usted seldom: the forms of verbs tell.
  es: {
    familiar:
      /(?<!\p{L})(?:tú|te|ti|contigo|tu|tus|tuy[oa]s?|puedes|quieres|tienes|vienes|sabes|eres|estás|has|vas|haces|debes|podrías|dime|dile|avísame|llámame|cuéntame|mira|oye|ven|trae|tráete|pásate|guárdame)(?!\p{L})/giu,
    formal:
      /(?<!\p{L})(?:ustedes|usted|uds?|vds?|le ruego|le adjunto|le escribo|le recuerdo|le agradezco|le dejo|le envío|le saluda|les ruego|llámeme|avíseme|dígame|déselos|siga|traiga|tenga|venga|pida)(?!\p{L}|\.\p{L})|^(?:estimad[oa]s?|muy señor|(?:buenos días|buenas tardes),? don)/giu,
  },
};

/** How some letters speak to whom they are for; null where they tell nothing, or the language has one word for both. */
export function closenessOf(letters: readonly Letter[], language: string): Closeness | null {
  const count = (which: Closeness): number =>
    letters.reduce((sum, letter) => sum + counted(letter, language, which), 0);
  const [familiar, formal] = [count('familiar'), count('formal')];
  return familiar + formal === 0 ? null : formal > familiar ? 'formal' : 'familiar';
}

/** Words of address in a hundred. */
function counted({ greeting, body }: Letter, language: string, which: Closeness): number {
  if (language === 'de') {
    return which === 'formal' ? formalIn(body) : familiarIn(body);
  }
  const pattern = speaking[language]?.[which];
  const times = [greeting ?? '', body].flatMap((text) =>
    pattern === undefined ? [] : (text.match(pattern) ?? []),
  ).length;
  return (100 * times) / Math.max(25, countWords(body));
}
