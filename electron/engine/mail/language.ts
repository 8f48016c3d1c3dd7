/** Words that nearly every text of a language holds, and few texts of another. */
const functionWords: Readonly<Record<string, string>> = {
  en: 'the and is are was were that this with for you have has not but from they would will can which what there your it of if been',
  de: 'der die das und ist nicht ich sie wir mit ein eine einen auf für von dass auch noch aber wenn oder wird haben zum zur bei dem den',
  fr: 'le la les des est une dans que pour pas vous nous sur avec sont mais ce cette ou je être aux du qui été bien plus votre',
  es: 'el los las una que por para con está pero como más su del esto muy son fue hay cuando yo nos sobre usted también porque',
  it: 'il gli della che per non una con sono è di questo come più nel anche ma alla delle ho mi ci dal dei quello essere',
  nl: 'het een van dat niet voor met zijn ook maar aan bij naar deze heb ik je wordt nog heeft hebben kan wel uit als dit',
  pt: 'não uma para com que por os dos das está mas como mais você também foi ser são muito isso ele pelo pela seu sua ao',
  pl: 'nie się jest na że do to jak ale dla czy tak był przez już może tylko jego przy tego są będzie mnie oraz ze',
  sv: 'och att det som är inte jag på för med har till om den ett av kan vi men från eller hade när så var',
  ru: 'и в не на что я с по это но как мы для если так от вы у за бы же есть все был или он',
};

const languages = Object.keys(functionWords);
const speakers = new Map<string, number[]>();
for (const [index, language] of languages.entries()) {
  for (const word of (functionWords[language] ?? '').split(' ')) {
    speakers.set(word, [...(speakers.get(word) ?? []), index]);
  }
}

/** The language of most words in the sample that belong to one only; null where it is not clear. */
function clearLanguage(sample: string): string | null {
  const counts = languages.map(() => 0);
  const met = new Set<string>();
  for (const word of sample.toLowerCase().split(/[^\p{L}]+/u)) {
    const known = met.has(word) ? undefined : speakers.get(word);
    if (known) {
      met.add(word);
      for (const index of known) {
        counts[index] = (counts[index] ?? 0) + 1;
      }
    }
  }
  const best = Math.max(...counts);
  const second = Math.max(...counts.filter((_, index) => index !== counts.indexOf(best)));
  return best >= 4 && best >= second * 2 + 1 ? (languages[counts.indexOf(best)] ?? null) : null;
}

type Detector = (text: string) => string;
let detector: Detector | null = null;

/** Loads the detector for all other languages and for unclear texts: 90 MB of memory, so only where it is needed. */
export async function loadDetector(): Promise<void> {
  if (detector === null) {
    const { eld } = await import('eld/extrasmall');
    detector = (text) => eld.detect(text).language;
  }
}

/**
 * ISO 639-1 of the text, or null where there are too few words to tell. Before `loadDetector` only texts that are
 * plainly in a common language are told.
 */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, 300).replace(/https?:\S+|\S+@\S+|[\d<>_=*#|]+/g, ' ');
  if (sample.replace(/\s+/g, '').length < 12) {
    return null;
  }
  return clearLanguage(sample) ?? (detector?.(sample.slice(0, 240)) || null);
}
