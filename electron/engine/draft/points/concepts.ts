import { functionWords } from '../../prompt/functionWords.ts';
import { stem } from '../stems.ts';

/** A word as it counts when two texts are compared. */
export interface Concept {
  readonly key: string;
  /** -1 where the word says the contrary of its key: `decline` of `accept`. */
  readonly sign: 1 | -1;
}

/**
 * Words that say much the same in a mail, in English and German. Behind a bar stands what says the contrary. A `*`
 * stands for any ending. Phrases come before words.
 */
const groups = `
come: come* came attend* accept* join* visit* komme* kommt* kam kamst gekommen zusag* zugesagt teilnehm* annehm* angenommen besuch* schaff* dabei arriv* eintreff* | declin* refus* reject* absag* abgesagt ablehn* abgelehn* lehn*
open: open* offen geöffnet öffn* auf | closed clos* shut* geschlossen zu schließ* schliess*
possible: possib* möglich* | impossib* unmöglich*
agree: agree* zustimm* zugestimmt einverstanden | disagree* objec* widersprech*
like: like* enjoy* love* mag magst mögen gern* gefall* gefäll* | dislike* hate* hass*
more: more mehr | less weniger fewer
early: early earlier früh* | late later spät*
cheap: cheap* billig* günstig* | expensive dear* dearer teuer* teure*
cancel: cancel* storni* kündig* gekündigt absag* abgesagt
postpone: postpon* delay* reschedul* move moved moving shift* versch* verleg* verlegt
begin: begin* began start* fang* anfang* angefangen begonnen
end: end ends ended finish* beend* fertig
thank: thank* grateful appreciat* dank* danke bedank*
sorry: sorry apolog* apologise* pardon entschuldig* verzeih* regret* bedauer*
send: send* sent follow* mail* forward* attach* enclos* schick* geschickt send* gesandt anhang* häng* anhäng* anlage beigefüg* lege
price: price* cost* quote* fee* charge* preis* kost* gebühr*
buy: buy* bought purchas* order* kauf* gekauft bestell*
pay: pay* paid settle* bezahl* zahl* überwies* überweis*
bring: bring* brought mitbring* bringst gebracht mitgebracht
fetch: fetch* collect* pickup abhol* abgehol* hol* geholt
meet: meet* met treff* triff* getroffen
repair: repair* mend* fix* reparier*
ill: ill sick cold krank* erkältet unwell
answer: answer* reply* replied respon* antwort* melde*
congratulate: congrat* glückwunsch* gratulier* beglückwünsch*
help: help* helf* hilf* geholfen
phone: phone* call* ring rang anruf* anruft ruf* angerufen telefon*
tell: inform* bescheid
need: need* brauch* fehl* benötig*
time: time zeit
address: address adresse anschrift
move: umzug* umzieh* umgezogen
find: find* found finde* gefunden
work: passt passen works suits suit fits
house: house home haus hause
child: child* kids kind kinder*
holiday: holiday* vacation urlaub* ferien
free: free frei available verfügbar vacant | busy taken besetz* belegt occupied
keep: keep* kept behalt* behält*
remember: remember* remind* erinner* denk* | forget* forgot* vergess* vergiss*
half: half halb* hälfte
many: many much viel viele vielen
car: car van auto wagen
begin: los
give: give* gave given gebe* gib* gegeben
write: write* wrote written schreib* geschrieben
`;

/** Said in several words: what stands for them is looked up like a word. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bno (?:problem|worries|trouble|hurry|doubt)(?: at all)?\b|\bkein problem\b|\bkeine (?:eile|sorge)\b/g, 'fine'],
  [
    /\b(?:do not|don't|never) forget\b|\bvergiss (?:\p{L}+ ){0,3}nicht\b|\bvergessen sie (?:\p{L}+ ){0,3}nicht\b/gu,
    'remember',
  ],
  [/\bnot only\b|\bnicht nur\b|\b(?:do not|don't) hesitate\b|\bwhy not\b|\bwarum nicht\b/g, ' '],
  [/\b(?:no|not) later than\b|\bnicht später als\b/g, 'by'],
  [/\b(?:cannot|can't) wait\b/g, 'glad'],
  [/\b(?:do not|don't|does not|doesn't) mind\b/g, 'fine'],
  [
    /\b(?:make|made) it\b|\b(?:be|am|are|is|was|were) there\b|\bget(?:s|ting)? (?:there|here)\b|\bgot (?:there|here)\b|\bturn(?:s|ed)? up\b|\b(?:do|manage|make) (?=#)/g,
    'come ',
  ],
  [/(#+) (?=(?:i|we) (?:can't|cannot|can not))/g, '$1 come '],
  [
    /\bsay(?:ing)? no\b|\bnein sagen\b|\b(?:sage|sagen) (?:\p{L}+ ){0,4}ab\b|\b(?:lehne|lehnen) (?:\p{L}+ ){0,6}ab\b/gu,
    'decline',
  ],
  [/\bsay(?:ing)? yes\b|\bsaid yes\b|\bja sagen\b|\b(?:sage|sagen) (?:\p{L}+ ){0,4}zu\b/gu, 'accept'],
  [/\b(?:nehme|nehmen|nimmt) (?:\p{L}+ ){0,5}an\b/gu, 'annehmen'],
  [/\b(?:fängt|fangen) (?:\p{L}+ ){0,5}an\b/gu, 'anfangen'],
  [/\bput(?:ting)? off\b/g, 'postpone'],
  [/\bcall(?:ed|ing)? off\b/g, 'cancel'],
  [/\bpick(?:ed|ing|s)?(?: \p{L}+){0,3} up\b|\bpick(?:ed|ing|s)? up\b/gu, 'fetch'],
  [/\b(?:bei|be) not able to\b|\bam not able to\b|\bwon't be able to\b/g, 'not'],
  [/\bgeht (?=(?:\p{L}+ ){0,4}nicht\b)/gu, 'come '],
  [/\btoo (?:expensive|dear)\b|\bzu teuer\b/g, 'expensive'],
  [/\bput (?:\p{L}+ )?together\b/gu, 'build'],
];

/** Words that a point may have and a mail need not: they say what is to be done with the point, or how likely it is. */
const light = new Set(
  `ask asks asked asking tell tells told say says mention remind reminder whether please kindly let know know will would
   shall should can could may might must want wants wish wishes have has had having get got go going do does did just now also
   still already again then so very really well okay yes offer offers propose proposes suggest suggests
   will'd i'd afraid sadly unfortunately luckily hello dear hi hope soon all any some one ones afterwards maybe perhaps
   point fact thing things sure oh via per there's it'll we'll you'll he'll she'll they'll i'll that's here's them
   frag frage fragen fragt sag sage sagen sagt bitte bitten kann kannst können könnt könnte könnten will willst wollen wollt
   möchte möchten muss musst müssen soll sollen sollte darf dürfen wird werden würde würden noch schon auch mal dann leider
   gern gerne ob dass doch nun jetzt wieder anbieten vorschlagen erinnern erwähnen heute ja sei wäre`.split(/\s+/),
);

/** Separable beginnings of German verbs: `mitbringen` is `bringe ... mit` in a sentence. */
const separable = /^(?:zurück|vorbei|mit|ab|an|auf|aus|ein|nach|vor|weg|her|hin|zu|um|los)(?:ge|zu)?(?=\p{L}{4,})/u;

interface Entry {
  readonly concept: Concept;
  readonly pattern: string;
}

const withContrary = new Set<string>();
const exact = new Map<string, Concept>();
/** By their first letter, the longest first. */
const beginnings = new Map<string, Entry[]>();
for (const line of groups.trim().split('\n')) {
  const [key = '', rest = ''] = line.split(/: /, 2);
  if (rest.includes('|')) {
    withContrary.add(`=${key}`);
  }
  rest.split('|').forEach((side, at) => {
    for (const pattern of side.trim().split(/\s+/)) {
      const concept: Concept = { key: `=${key}`, sign: at === 0 ? 1 : -1 };
      if (pattern.endsWith('*')) {
        const initial = pattern.charAt(0);
        beginnings.set(initial, [...(beginnings.get(initial) ?? []), { concept, pattern: pattern.slice(0, -1) }]);
      } else {
        exact.set(pattern, exact.get(pattern) ?? concept);
      }
    }
  });
}
for (const entries of beginnings.values()) {
  entries.sort((a, b) => b.pattern.length - a.pattern.length);
}

/** Whether there is a word that says the contrary. */
export function hasContrary(key: string): boolean {
  return withContrary.has(key);
}

/** Writes phrases as the one word that stands for them. `text` in small letters. */
export function withoutPhrases(text: string): string {
  return phrases.reduce((plain, [pattern, word]) => plain.replace(pattern, word), text);
}

/** What a word in small letters counts as; null for words without content. */
export function conceptOf(word: string, language: string): Concept | null {
  const plain = word.replace(/(?:'s|s')$/, '');
  if (plain.length < 2 || light.has(plain) || functionWords(language).has(plain)) {
    return null;
  }
  return exact.get(plain) ?? startsWith(plain) ?? germanVerb(plain, language) ?? { key: stem(plain), sign: 1 };
}

function startsWith(word: string): Concept | undefined {
  return beginnings.get(word.charAt(0))?.find(({ pattern }) => word.startsWith(pattern))?.concept;
}

function germanVerb(word: string, language: string): Concept | undefined {
  const root = language === 'de' ? word.replace(separable, '') : word;
  return root === word ? undefined : (exact.get(root) ?? startsWith(root) ?? { key: stem(root), sign: 1 });
}
