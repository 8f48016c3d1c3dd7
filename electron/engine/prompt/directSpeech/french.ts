import { frenchAddressed } from './frenchAddress.ts';
import { asked, capital, frenchQuestions, uncapitalized } from './frenchQuestion.ts';
import { type FrenchOrder, nextOrder, readFrenchOrder } from './frenchOrder.ts';
import type { FrenchListener } from './frenchReader.ts';
import { literal } from './literal.ts';
import { type FrenchAddressee, wishedFor } from './frenchVerbs.ts';

/**
 * What a French request has somebody told, asked or thanked for, in the words in which it is said to them: of "demande à
 * Claire si elle vient" it makes "Est-ce que tu viens ?". A small model turns such a sentence about or repeats the order.
 * Where it cannot be told who il, elle, lui or son is, the request stays as it is.
 *
 * @param to What the reader is called, for requests that do not say it; null where it is not known.
 * @param address How the person speaks to this reader.
 */
export function frenchDirectSpeech(request: string, to: string | null, address: FrenchAddressee): string {
  const pieces = ordersIn(ofReader(request, to, address));
  let named = to;
  let isTurned = false;
  const sentences: string[] = [];
  // "Si possible, demande-lui ...": what it is said under.
  let condition = '';
  for (const [at, piece] of pieces.entries()) {
    const order = readFrenchOrder(piece, named, address);
    named = order === null || order.named === '' ? named : order.named;
    const said = order === null ? null : saidBy(order);
    isTurned ||= said !== null;
    if (order?.kind === 'say' && /^[\s.,;:]*$/u.test(order.rest) && at < pieces.length - 1) {
      // "Écris à Tom. Demande-lui ...": whom the orders behind it are about.
      continue;
    }
    if (order === null && /^\s*(?:si|quand|dès que|au cas où)\s/iu.test(piece) && at < pieces.length - 1) {
      condition = `${piece.trim().replace(/[\s,]+$/u, '')}, `;
      continue;
    }
    const [first = '', ...more] = said ?? [sentence(piece.trim())];
    sentences.push(condition === '' ? first : capital(condition) + uncapitalized(first), ...more);
    condition = '';
  }
  return isTurned ? `Écris : ${sentences.join(' ')}` : request;
}

/** "L'invitation de Priya", to her. */
function ofReader(request: string, to: string | null, address: FrenchAddressee): string {
  if (to === null) {
    return request;
  }
  const [one, her, many] = address === 'tu' ? ['ton', 'ta', 'tes'] : ['votre', 'votre', 'vos'];
  return request.replace(
    new RegExp(
      String.raw`(?<!\p{L})(l['’]|la\s+|le\s+|les\s+)(\p{Ll}+)\s+(?:de\s+|d['’])${literal(to)}(?!\p{L})`,
      'gu',
    ),
    (_, article: string, noun: string) => `${/^les/u.test(article) ? many : /^la/u.test(article) ? her : one} ${noun}`,
  );
}

/** A request taken apart where another order begins. */
function ordersIn(request: string): string[] {
  const starts = [...request.matchAll(nextOrder)];
  return [...starts, null].map((start, at) => {
    const before = starts[at - 1];
    return request.slice(before === undefined ? 0 : before.index + before[0].length, start?.index);
  });
}

/** What can be had, confirmed or cancelled: "les photos", "son numéro". */
const aThing = /^(?:(?:plus\s+de|davantage\s+de|les?|la|une?|des|son|sa|ses|notre|nos|mon|ma|mes)\s|l['’])/iu;
/** "Dis à Jutta merci pour tout". */
const courteous = /^(?:non|oui|d['’]accord|merci|bravo|bon(?:ne)?|joyeux|joyeuse|félicitations|bienvenue)\b/iu;

/** What an order has said, sentence by sentence; null where it is not understood. */
function saidBy({ kind, rest, listener }: FrenchOrder): string[] | null {
  const { to } = listener;
  const [you, yours] = to === 'tu' ? ['te', "t'"] : ['vous', 'vous '];
  const about = (text: string): string | null => frenchAddressed(text, listener);
  const led = (lead: string, text: string): string[] | null => {
    const said = about(text);
    return said === null ? null : [sentence(lead + said)];
  };
  const askedFor = (lead: string, expected: RegExp): string[] | null =>
    expected.test(rest) ? (led(lead, rest)?.map((said) => said.replace(/\.$/u, ' ?')) ?? null) : null;
  const named = withArticle(rest);
  const together =
    /^à\s+(?!(?:[nv]otre|quatre|autre)\s)(?<what>(?:(?:l[ea]s?|y|en)\s+|l['’])?\p{Ll}+(?:er|ir|re|oir)(?!\p{L})[\s\S]*)$/iu.exec(
      rest,
    )?.groups?.['what'];
  switch (kind) {
    case 'thank':
      return /^[\s.!]*$/u.test(rest)
        ? ['Merci.']
        : /^(?:pour|de|d['’])/iu.test(named)
          ? led(to === 'tu' ? 'Merci ' : 'Je vous remercie ', named)
          : null;
    case 'congratulate':
      return /^(?:de|d['’])\s*(?:ne\s|\p{Ll}+(?:er|ir|oir)\s)/u.test(rest)
        ? led('Bravo ', rest)
        : /^pour\s/iu.test(named)
          ? led('Félicitations ', named)
          : null;
    case 'excuse':
      return /^(?:pour|de|d['’])/iu.test(rest) ? led(to === 'tu' ? 'Excuse-moi ' : 'Excusez-moi ', rest) : null;
    case 'propose':
      return rest === '' || /^(?:que|qu['’])/iu.test(rest)
        ? null
        : led(`Je ${you} propose `, rest.replace(/^de\s+(?:se\s|s['’])/iu, 'de nous '));
    case 'invite':
      return /^(?:à|au|aux|pour|chez)\s/iu.test(rest) ? led(`Je ${yours}invite `, rest) : bothInvited(rest, listener);
    case 'wish':
      return rest === '' ? null : led(`Je ${you} souhaite `, rest);
    case 'remind':
      return remindedOf(rest, listener);
    case 'ask':
      return together !== undefined
        ? [asked(`est-ce qu'on peut ${together}`)]
        : (bidden(rest, listener) ?? questions(rest, listener) ?? askedFor('est-ce que je peux avoir ', aThing));
    case 'say':
      return bidden(rest, listener) ?? told(rest, listener) ?? (courteous.test(rest) ? led('', rest) : null);
    case 'confirm':
      return told(rest, listener) ?? (aThing.test(rest) ? led('Je confirme ', rest) : null);
    case 'greet':
      return /^(?:son|sa|ses|leurs?)\s/iu.test(rest)
        ? led(to === 'tu' ? 'Salue ' : 'Saluez ', `${rest.replace(/[\s.]+$/u, '')} de ma part`)
        : null;
    case 'cancel':
      return aThing.test(rest) ? led('Je dois annuler ', rest) : null;
    case 'chase':
      return askedFor(
        `est-ce que ${to === 'tu' ? 'tu as' : 'vous avez'} des nouvelles `,
        /^(?:pour|de|du|sur|au\s+sujet|à\s+propos|concernant)\s|^d['’]/iu,
      );
    case 'accept':
      return rest === '' ? null : led("J'accepte ", rest);
    case 'refuse':
      return /^(?:poliment|gentiment)?$/iu.test(rest.trim())
        ? ['Je ne peux malheureusement pas accepter.']
        : led('Je ne peux pas accepter ', rest.replace(/\s*\b(?:poliment|gentiment)\b/iu, ''));
  }
}

/** "Et son mari à dîner samedi", behind whom it invites; null for anything else. */
function bothInvited(rest: string, listener: FrenchListener): string[] | null {
  const other = partner.exec(rest)?.[0];
  const said = other === undefined ? null : frenchAddressed(other, listener);
  const whom = listener.to === 'tu' ? "t'invite, toi" : 'vous invite, vous';
  return said === null ? null : [sentence(`Je ${whom} ${said}, ${rest.replace(partner, '').trim()}`)];
}

/** "Et son mari", in front of what they are invited to. */
const partner = /^et\s+(?:son|sa|ses)\s+\p{Ll}+(?=\s+(?:à|au|aux|pour|chez)\s)/iu;

/** "Du devis" is "pour le devis" in every thanks; "de son aide" stays behind merci, and is "pour" behind others. */
function withArticle(rest: string): string {
  return rest
    .replace(/^du\s/iu, 'pour le ')
    .replace(/^des\s/iu, 'pour les ')
    .replace(/^de\s+(?=(?:la|son|sa|ses|leurs?)\s|l['’])/iu, 'pour ');
}

/** "Si elle vient. Le train part à neuf heures.": what is asked, and what is told behind it. */
function questions(rest: string, listener: FrenchListener): string[] | null {
  const found = frenchQuestions(rest, listener);
  const more = found === null || found.after === '' ? [] : statements(found.after, listener);
  return found === null || more === null ? null : [...found.asked, ...more];
}

const begins = /^(?:que\s+|qu['’](?=\p{L})|:\s*)/iu;

/** "Que je viens et qu'elle peut dormir chez moi". */
function told(rest: string, listener: FrenchListener): string[] | null {
  const begun = begins.exec(rest);
  return begun === null ? null : statements(rest.slice(begun[0].length), listener);
}

const men = /(?<!\p{L})(?:père|papa|frère|fils|mari|oncle|chef|ami|collègue|voisin|médecin)(?!\p{L})/iu;
const women = /(?<!\p{L})(?:mère|maman|s(?:œ|oe)ur|fille|femme|tante|cheffe|amie|collègue|voisine)(?!\p{L})/iu;

/** A text up to a sentence about him or her whom it names before: "son père. Il ...". */
function asFarAsTheirs(text: string, { gender }: FrenchListener): [string, string] {
  const found = /(?<=[.!?])\s+(?=(?:Il|Elle)\s)/u.exec(text);
  const before = text.slice(0, found?.index ?? 0);
  const isOther = (gender !== 'she' && men.test(before)) || (gender !== 'he' && women.test(before));
  return found === null || !isOther ? [text, ''] : [before, text.slice(found.index).trim()];
}

/** Clauses that stand beside each other: "..., et qu'elle vienne". */
const joint = /(?:,?\s+(et|mais|ou)\s+|,\s*)(?=que\s|qu['’])/iu;

function statements(whole: string, listener: FrenchListener): string[] | null {
  const [text, behind] = asFarAsTheirs(whole, listener);
  if (behind !== '') {
    const first = statements(text, listener);
    return first === null ? null : [...first, sentence(behind)];
  }
  const sentences: string[] = [];
  const parts = text.split(joint);
  let before = '';
  for (let at = 0; at < parts.length; at += 2) {
    const clause = (parts[at] ?? '').replace(begins, '').trim();
    const wish = wished(clause, listener);
    const said = wish ?? frenchAddressed(clause, listener, before);
    if (said === null) {
      return null;
    }
    before += ` ${clause}`;
    const last = sentences.at(-1);
    if (wish !== null || last === undefined || !last.endsWith('.') || /[.!?]\s/u.test(last)) {
      sentences.push(wish ?? sentence(said));
    } else {
      const link = parts[at - 1];
      sentences[sentences.length - 1] =
        `${last.slice(0, -1)}${link === undefined ? ',' : ` ${link}`} ${said.replace(/[\s.]+$/u, '')}.`;
    }
  }
  return sentences;
}

const wishing =
  /^(?<pronoun>ils?|elles?)\s+(?<not>ne\s+|n['’])?(?<clitics>(?:(?:me|te|se|le|la|les|lui|leur|nous|y|en)\s+|[mtsl]['’])*)(?<verb>\p{Ll}+)(?:\s+(?<never>pas|plus))?(?<rest>[\s\S]*)$/iu;

/** "Qu'elle n'oublie pas ses bottes", "qu'elle vienne tôt": what the reader is to do; null for anything else. */
function wished(clause: string, listener: FrenchListener): string | null {
  const { pronoun = '', not, clitics = '', verb = '', never, rest = '' } = wishing.exec(clause)?.groups ?? {};
  const isTheirs =
    pronoun.toLowerCase() ===
    (listener.gender === 'she' ? 'elle' : listener.gender === 'he' ? 'il' : pronoun.toLowerCase());
  if (pronoun === '' || listener.several !== pronoun.endsWith('s') || (!isTheirs && !listener.several)) {
    return null;
  }
  const infinitive = wishedFor(verb);
  if (not !== undefined && never !== undefined && /^oubli(?:e|ent)$/u.test(verb) && clitics === '') {
    const said = frenchAddressed(rest.trim(), listener);
    return said === null ? null : sentence(`${listener.to === 'tu' ? "N'oublie" : "N'oubliez"} pas ${said}`);
  }
  if (infinitive === null || not !== undefined) {
    return null;
  }
  const own = clitics.replace(/(?<!\p{L})(?:se\s+|s['’])/iu, listener.to === 'tu' ? 'te ' : 'vous ');
  const said = frenchAddressed(rest.trim(), listener);
  return said === null
    ? null
    : asked(`${listener.to === 'tu' ? 'Peux-tu' : 'Pouvez-vous'} ${own}${infinitive} ${said}`);
}

/** "De m'envoyer les plans", "de ne pas attendre": what the reader is asked to do. */
function bidden(rest: string, listener: FrenchListener): string[] | null {
  const { not, what = '' } =
    /^(?:de\s+|d['’])(?<not>ne\s+(?:pas|plus|rien)\s+)?(?<what>(?:(?:me|te|se|le|la|les|lui|leur|nous|y|en)\s+|[mtsl]['’])*\p{Ll}+(?:er|ir|re|oir)(?!\p{L})[\s\S]*)$/iu.exec(
      rest,
    )?.groups ?? {};
  if (what === '') {
    return null;
  }
  const said = frenchAddressed(what.replace(/\s(et|ou)\s+(?:de\s+|d['’])(?=\p{L})/giu, ' $1 '), listener, '', true);
  const can = listener.to === 'tu' ? 'Peux-tu' : 'Pouvez-vous';
  return said === null ? null : [not === undefined ? asked(`${can} ${said}`) : sentence(`Merci de ${not}${said}`)];
}

/** "Qu'il a encore ma scie", "de prendre la clé", "le rendez-vous de lundi". */
function remindedOf(rest: string, listener: FrenchListener): string[] | null {
  const you = listener.to === 'tu' ? 'te' : 'vous';
  const begun = begins.exec(rest);
  if (begun !== null) {
    const said = frenchAddressed(rest, listener);
    return said === null ? null : [sentence(`Je ${you} rappelle ${said}`)];
  }
  const [deed = '', more] = rest.split(/\s+et\s+(?=que\s|qu['’])/iu);
  const told = more === undefined ? [] : statements(more, listener);
  if (more !== undefined) {
    const first = remindedOf(deed, listener);
    return first === null || told === null ? null : [...first, ...told];
  }
  const isDoing = /^(?:de\s+|d['’])(?:\p{L}+['’]?\s*)*?\p{Ll}+(?:er|ir|re|oir)(?!\p{L})/iu.test(rest);
  const said = rest === '' ? null : frenchAddressed(rest, listener, '', isDoing);
  const lead = isDoing ? (listener.to === 'tu' ? "N'oublie pas" : "N'oubliez pas") : `Je ${you} rappelle`;
  return said === null ? null : [sentence(`${lead} ${said}`)];
}

function sentence(text: string): string {
  const said = capital(text.trim().replace(/[\s,;]+$/u, ''));
  return /[.?!…]$/u.test(said) ? said : `${said}.`;
}
