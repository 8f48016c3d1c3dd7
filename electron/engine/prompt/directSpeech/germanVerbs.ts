/** Whom a verb is said to: one person or several who are called du, or anybody who is called Sie. */
export type Addressee = 'du' | 'ihr' | 'Sie';

/** Verbs whose forms follow no rule: infinitive, the form for er and sie, the form for du. */
export const irregularVerbs: readonly (readonly [infinitive: string, third: string, familiar: string])[] =
  `sein ist bist, haben hat hast, werden wird wirst, wissen weiß weißt, tun tut tust
  können kann kannst, wollen will willst, sollen soll sollst, müssen muss musst, dürfen darf darfst, mögen mag magst
  geben gibt gibst, nehmen nimmt nimmst, sehen sieht siehst, lesen liest liest, sprechen spricht sprichst
  treffen trifft triffst, helfen hilft hilfst, essen isst isst, fressen frisst frisst, gessen gisst gisst
  fahren fährt fährst, lassen lässt lässt, halten hält hältst, schlafen schläft schläfst, tragen trägt trägst
  laufen läuft läufst, fehlen fiehlt fiehlst, fallen fällt fällst, laden lädt lädst, raten rät rätst
  waschen wäscht wäschst, wachsen wächst wächst, stoßen stößt stößt, brechen bricht brichst, sterben stirbt stirbst
  werfen wirft wirfst, werben wirbt wirbst, schlagen schlägt schlägst, fangen fängt fängst, treten tritt trittst
  gelten gilt giltst, stehlen stiehlt stiehlst, messen misst misst, graben gräbt gräbst, backen bäckt bäckst
  blasen bläst bläst, braten brät brätst, schrecken schrickt schrickst, schelten schilt schiltst, saufen säuft säufst`
    .split(/[,\n]\s*/)
    .map((forms) => forms.trim().split(' ') as [string, string, string]);
const infinitives = new Map(irregularVerbs.map(([infinitive, third]) => [third, infinitive]));
const familiar = new Map(irregularVerbs.map(([, third, du]) => [third, du]));
/** Of past times and of what would be: er and ich say the same. */
const pasts = new Set(
  `war kam ging gab nahm sah las sprach traf half aß fuhr ließ hielt schlief trug lief fiel lud bat fand stand lag saß
   schrieb blieb rief hieß verlor bekam begann verstand tat trat warf zog bot brach schlug fing flog stieg wuchs`.split(
    /\s+/,
  ),
);
const verbPrefixes =
  /^(?:zusammen|zurück|weiter|wieder|vorbei|herunter|heraus|herein|hinein|hinaus|rüber|unter|über|fest|fort|frei|teil|durch|nach|statt|raus|rein|bereit|miss|ab|an|auf|aus|bei|be|dabei|dazu|ein|emp|ent|er|ge|her|hin|los|mit|um|ver|vor|weg|zer|zu)(?=\p{L}{3})/u;
/** What a verb leaves at the end when it goes to the front: the longer before those that they begin with. */
export const separable: readonly string[] =
  `zusammen zurück weiter vorbei herunter herüber heraus herein herauf hinein hinaus hinauf hinüber rüber runter rauf fest
   fort frei teil nach statt raus rein bereit bescheid dabei dazu dran los mit weg her hin heim hoch ab an auf aus bei ein
   um vor zu`.split(/\s+/);
const separablePrefixes = new RegExp(`^(${separable.join('|')})(\\p{L}{3,})$`, 'u');
/** Verbs that only look as if they came apart. */
const inseparable =
  /^(?:antwort|arbeit|einig|herrsch|hinder|hinter|aufer|umarm|umgeb|umfass|zuck|zupf|zünd|aussag|heiz|anerk|ausländ|mitter|einsam|hindu|hinterlass)/;

/** Whether a word can be a verb that goes with er, with sie, or with several. */
export function isFinite(word: string, plural: boolean): boolean {
  if (!/^\p{Ll}{2,}$/u.test(word) || noVerbs.has(word)) {
    return false;
  }
  return plural ? /n$|^sind$/.test(word) : /te?$/.test(word) || parts(word) !== null;
}

/** Whether a word can be a verb that goes with ich. */
export function isFirstPerson(word: string): boolean {
  return (
    /^(?:bin|kann|will|soll|muss|darf|mag|weiß|war)$/.test(word) ||
    (/^\p{Ll}{2,}e$/u.test(word) && !noVerbs.has(word)) ||
    pasts.has(word)
  );
}

/** Words that end as verbs do, and are none. */
const noVerbs = new Set(
  `nicht gut oft jetzt erst fast sonst leicht vielleicht selbst spät weit seit recht schlecht alt kalt laut fest bereit
   dort zuletzt zuerst meist bekannt insgesamt direkt komplett nett satt tot wert rot breit hart zart samt statt acht
   heute bitte gute letzte erste zweite dritte nächste rechte echt dicht dicke höchst längst nebst selbst mit damit somit
   leute zeit not überhaupt bald privat separat exakt perfekt interessant wichtig geehrt liebste beste schnellste morgen
   gestern gegen neben zwischen wegen unten oben hinten vorn vorn neuen alten ersten zweiten nächsten letzten kleinen
   großen guten beiden anderen meinen deinen seinen ihren unseren den einen keinen allen diesen jeden außen innen wann dann denn
   wenn ihn ein von in an schon nun gern gerne gestern besten bitte ihre seine meine deine keine eine alle viele diese welchen manchen vielen wenigen`.split(
    /\s+/,
  ),
);

/** An irregular form apart from what stands before it: "mitnimmt", "versprach"; null where there is none. */
function parts(word: string): { readonly before: string; readonly stem: string } | null {
  const known = (stem: string): boolean =>
    familiar.has(stem) ||
    pasts.has(stem) ||
    /^(?:hatte|wäre|hätte|würde|wurde|könnte|konnte|müsste|musste)$/.test(stem);
  if (known(word)) {
    return { before: '', stem: word };
  }
  const before = separablePrefixes.exec(word)?.[1] ?? verbPrefixes.exec(word)?.[0] ?? '';
  if (before === '') {
    return null;
  }
  const rest = parts(word.slice(before.length));
  return rest === null ? null : { before: before + rest.before, stem: rest.stem };
}

/** A verb as it goes with er, sie or several, put so that it is said to somebody; null where that cannot be told. */
export function addressedVerb(verb: string, plural: boolean, to: Addressee): string | null {
  if (plural) {
    return to === 'Sie' ? verb : to === 'ihr' ? ihrForm(verb) : duFormOfPlural(verb);
  }
  const { before, stem } = parts(verb) ?? { before: '', stem: verb };
  const infinitive = infinitives.get(stem);
  if (infinitive !== undefined) {
    const du = familiar.get(stem) ?? '';
    const sie = stem === 'ist' ? 'sind' : infinitive;
    return before + (to === 'du' ? du : to === 'Sie' ? sie : (ihrForm(sie) ?? ''));
  }
  if (pasts.has(stem)) {
    const du = /[td]$/.test(stem) ? `${stem}est` : /[sß]$/.test(stem) ? `${stem}t` : `${stem}st`;
    return before + (to === 'du' ? du : to === 'Sie' ? `${stem}en` : /[td]$/.test(stem) ? `${stem}et` : `${stem}t`);
  }
  if (stem.endsWith('te') || /^(?:wäre|würde|wurde)$/.test(stem)) {
    return before + stem + { du: 'st', ihr: 't', Sie: 'n' }[to];
  }
  if (!stem.endsWith('t')) {
    return null;
  }
  if (to === 'ihr') {
    return verb;
  }
  const root = stem.slice(0, -1);
  if (to === 'Sie') {
    return before + (/e[lr]$/.test(root) ? `${root}n` : root.endsWith('e') ? `${root}n` : `${root}en`);
  }
  return before + (/[sßzx]$/.test(root) ? stem : `${root}st`);
}

function ihrForm(plural: string): string | null {
  const { before, stem } = parts(plural) ?? { before: '', stem: plural };
  if (stem === 'sind') {
    return `${before}seid`;
  }
  if (!/n$/.test(stem)) {
    return null;
  }
  return before + (/[td]en$/.test(stem) ? stem.replace(/n$/, 't') : stem.replace(/e?n$/, 't'));
}

/** Of several, and yet one person is written to: what goes with them is the infinitive nearly always. */
function duFormOfPlural(plural: string): string | null {
  if (plural === 'sind') {
    return 'bist';
  }
  const prefix = separablePrefixes.exec(plural)?.[1] ?? '';
  const bare = plural.slice(prefix.length);
  const known = irregularVerbs.find(([infinitive]) => infinitive === bare)?.[2];
  if (known !== undefined) {
    return prefix + known;
  }
  return /ten$/.test(bare) && bare.length > 5 && !/eiten$/.test(bare)
    ? `${prefix}${bare.replace(/n$/, 'st')}`
    : `${prefix}${bare.replace(/e?n$/, '')}${/[td]e?n$/.test(bare) ? 'est' : /[sßzx]e?n$/.test(bare) ? 't' : 'st'}`;
}

/** A verb at the end of its clause, apart from what it leaves there when it goes to the front: "mitbringt". */
export function apart(verb: string): { readonly prefix: string; readonly rest: string } {
  const [, prefix = '', rest = verb] = (inseparable.test(verb) ? null : separablePrefixes.exec(verb)) ?? [];
  return { prefix, rest };
}

/** Verbs that go with another one, at whose end they stand. */
export const isAuxiliary = (verb: string): boolean =>
  /^(?:habe|bin|werde|ha(?:t|ben|tten?)|hätten?|ist|sind|waren?|wären?|wird|werden|wurden?|würden?|kann|können|konnten?|könnten?|will|wollen|wollten?|soll|sollen|sollten?|muss|müssen|mussten?|müssten?|darf|dürfen|durften?|dürften?|mag|mögen|möchten?|lässt|lassen)$/.test(
    verb,
  );

/** "mitzubringen", "zu kommen": the infinitive without its zu; null for another word. */
export function withoutZu(last: string): string | null {
  const match = /^(\p{Ll}{2,})zu(\p{Ll}{3,}n)$/u.exec(last);
  return match?.[1] !== undefined && match[2] !== undefined && separablePrefixes.test(`${match[1]}tun`)
    ? match[1] + match[2]
    : null;
}
