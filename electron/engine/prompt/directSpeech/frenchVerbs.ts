import { lexicon } from '../../lexicon.ts';

/** How French speaks to somebody: one who is near, or anybody else and several. */
export type FrenchAddressee = 'tu' | 'vous';

/** Verbs whose forms follow no rule: what goes with il and elle, with tu, with vous, and with several of whom one tells. */
const irregular: readonly (readonly [third: string, tu: string, vous: string, several: string])[] =
  `est es êtes sont, a as avez ont, va vas allez vont, fait fais faites font, dit dis dites disent, peut peux pouvez peuvent
  veut veux voulez veulent, doit dois devez doivent, sait sais savez savent, vient viens venez viennent
  tient tiens tenez tiennent, voit vois voyez voient, croit crois croyez croient, boit bois buvez boivent
  reçoit reçois recevez reçoivent, prend prends prenez prennent, met mets mettez mettent, part pars partez partent
  sort sors sortez sortent, dort dors dormez dorment, sent sens sentez sentent, sert sers servez servent
  écrit écris écrivez écrivent, lit lis lisez lisent, connaît connais connaissez connaissent, vend vends vendez vendent
  rend rends rendez rendent, attend attends attendez attendent, descend descends descendez descendent
  perd perds perdez perdent, répond réponds répondez répondent, entend entends entendez entendent
  conduit conduis conduisez conduisent, construit construis construisez construisent, rit ris riez rient
  suit suis suivez suivent, vit vis vivez vivent, court cours courez courent, meurt meurs mourez meurent
  vaut vaux valez valent, finit finis finissez finissent, choisit choisis choisissez choisissent
  réussit réussis réussissez réussissent, remplit remplis remplissez remplissent, réfléchit réfléchis réfléchissez réfléchissent
  soit sois soyez soient, ait aies ayez aient, puisse puisses puissiez puissent, fasse fasses fassiez fassent
  aille ailles alliez aillent, sache saches sachiez sachent, vienne viennes veniez viennent, prenne prennes preniez prennent
  tienne tiennes teniez tiennent, veuille veuilles vouliez veuillent`
    .split(/[,\n]\s*/)
    .map((forms) => forms.trim().split(' ') as [string, string, string, string]);
const byThird = new Map(irregular.map((forms) => [forms[0], forms]));
/** Of forms that are a wish as well the plain one. */
const bySeveral = new Map(irregular.toReversed().map((forms) => [forms[3], forms]));
/** Verbs made of another one: revient, comprend, permet, ressort. */
const prefixes = /^(?:re|ré|r|de|dé|par|pré|pro|sur|sous|sou|com|con|entre|main|ob|per|ap|in|ab|mal)(?=\p{L}{3})/u;
/** Forms that only mean a wish: what an infinitive is made of. */
const wishes = lexicon<string>({
  soit: 'être',
  ait: 'avoir',
  fasse: 'faire',
  aille: 'aller',
  vienne: 'venir',
  prenne: 'prendre',
  tienne: 'tenir',
  dise: 'dire',
  mette: 'mettre',
  rende: 'rendre',
  réponde: 'répondre',
  attende: 'attendre',
  écrive: 'écrire',
  lise: 'lire',
  reçoive: 'recevoir',
  finisse: 'finir',
  choisisse: 'choisir',
  voie: 'voir',
  parte: 'partir',
  sorte: 'sortir',
});
/** Words that end as verbs do, and are none. */
const noVerbs = new Set(
  `une cette notre votre entre contre comme même autre toute encore ensemble quelque chaque presque quatre douze onze
   de le ne se te me que je rien jamais souvent vraiment maintenant seulement comment tellement certainement aujourd'hui
   elle elles la sa ma ta cela voilà pourquoi avant pendant devant tant autant pourtant cependant vite`.split(/\s+/),
);

/** A form apart from what stands before the verb it is made of; null where no such verb is known. */
function apart(
  word: string,
  known: ReadonlyMap<string, readonly [string, string, string, string]>,
): { readonly before: string; readonly forms: readonly [string, string, string, string] } | null {
  const whole = known.get(word);
  if (whole !== undefined) {
    return { before: '', forms: whole };
  }
  const before = prefixes.exec(word)?.[0] ?? '';
  const forms = before === '' ? undefined : known.get(word.slice(before.length));
  return forms === undefined || forms[0].length < 3 ? null : { before, forms };
}

/** A verb as it goes with il, elle or several, put so that it is said to somebody; null where that cannot be told. */
export function frenchVerb(word: string, plural: boolean, to: FrenchAddressee): string | null {
  const verb = word.toLowerCase();
  if (noVerbs.has(verb) || !/^\p{Ll}+$/u.test(verb)) {
    return null;
  }
  const found = apart(verb, plural ? bySeveral : byThird);
  if (found !== null) {
    return found.before + found.forms[to === 'tu' ? 1 : 2];
  }
  const past = /^(.+)(?:aient|ait)$/u.exec(verb)?.[1];
  if (past !== undefined && plural === verb.endsWith('ent')) {
    return past + (to === 'tu' ? 'ais' : 'iez');
  }
  const coming = (plural ? /^(.{2,})ront$/u : /^(.{2,})ra$/u).exec(verb)?.[1];
  if (coming !== undefined) {
    return coming + (to === 'tu' ? 'ras' : 'rez');
  }
  if (plural) {
    const stem = /^(.{2,})ent$/u.exec(verb)?.[1];
    return stem === undefined || to === 'tu' ? null : `${stemForVous(stem)}ez`;
  }
  const stem = /^(.{2,})e$/u.exec(verb)?.[1];
  return stem === undefined ? null : to === 'tu' ? `${verb}s` : `${stemForVous(stem)}ez`;
}

/** "Appell" becomes "appel", "envoi" "envoy", "achèt" "achet", "préfèr" "préfér". */
function stemForVous(stem: string): string {
  if (/(?:app|renouv)ell$/u.test(stem) || /(?:^|[eé])jett$/u.test(stem) || /projett$/u.test(stem)) {
    return stem.slice(0, -1);
  }
  if (/[aou]i$/u.test(stem)) {
    return `${stem.slice(0, -1)}y`;
  }
  return /(?:lèv|mèn|achèt|pès|sèm|gèl|crèv)$/u.test(stem)
    ? stem.replace(/è(?=\p{L}$)/u, 'e')
    : stem.replace(/è(?=[^aeiouy]{1,2}$)/u, 'é');
}

/** The infinitive of a form that says what somebody is wanted to do: "vienne", "reprenne"; null for any other. */
export function wishedFor(word: string): string | null {
  const whole = wishes[word];
  if (whole !== undefined) {
    return whole;
  }
  const before = prefixes.exec(word)?.[0] ?? '';
  const base = before === '' ? undefined : wishes[word.slice(before.length)];
  return base === undefined ? null : before + base;
}
