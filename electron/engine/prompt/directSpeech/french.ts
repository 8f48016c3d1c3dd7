import { fullStop } from './ends.ts';
import { frenchAddressed } from './frenchAddress.ts';
import { type FrenchOrder, nextOrder, readFrenchOrder } from './frenchOrder.ts';
import type { FrenchListener } from './frenchReader.ts';
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
  const pieces = ordersIn(request);
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

/** A request taken apart where another order begins. */
function ordersIn(request: string): string[] {
  const starts = [...request.matchAll(nextOrder)];
  return [...starts, null].map((start, at) => {
    const before = starts[at - 1];
    return request.slice(before === undefined ? 0 : before.index + before[0].length, start?.index);
  });
}

/** What can be had, confirmed or cancelled: "les photos", "son numéro". */
const aThing = /^(?:(?:les?|la|une?|des|son|sa|ses|notre|nos|mon|ma|mes)\s|l['’])/iu;
/** "Dis à Jutta merci pour tout". */
const courteous = /^(?:merci|bravo|bon(?:ne)?|joyeux|joyeuse|félicitations|bienvenue)\b/iu;

/** What an order has said, sentence by sentence; null where it is not understood. */
function saidBy({ kind, rest, listener }: FrenchOrder): string[] | null {
  const { to } = listener;
  const [you, yours] = to === 'tu' ? ['te', "t'"] : ['vous', 'vous '];
  const about = (text: string): string | null => frenchAddressed(text, listener);
  const led = (lead: string, text: string): string[] | null => {
    const said = about(text);
    return said === null ? null : [sentence(lead + said)];
  };
  const asked = (lead: string, expected: RegExp): string[] | null =>
    expected.test(rest) ? (led(lead, rest)?.map((said) => said.replace(/\.$/u, ' ?')) ?? null) : null;
  const named = withArticle(rest);
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
      return /^(?:à|au|aux|pour|chez)\s/iu.test(rest) ? led(`Je ${yours}invite `, rest) : null;
    case 'wish':
      return rest === '' ? null : led(`Je ${you} souhaite `, rest);
    case 'remind':
      return remindedOf(rest, listener);
    case 'ask':
      return bidden(rest, listener) ?? questions(rest, listener) ?? asked('est-ce que je peux avoir ', aThing);
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
      return asked(
        `est-ce que ${to === 'tu' ? 'tu as' : 'vous avez'} des nouvelles `,
        /^(?:pour|de|du|sur)\s|^d['’]/iu,
      );
    case 'accept':
      return rest === '' ? null : led("J'accepte ", rest);
    case 'refuse':
      return /^(?:poliment|gentiment)?$/iu.test(rest.trim())
        ? ['Je ne peux malheureusement pas accepter.']
        : led('Je ne peux pas accepter ', rest.replace(/\s*\b(?:poliment|gentiment)\b/iu, ''));
  }
}

/** "Du devis" is "pour le devis" in every thanks; "de son aide" stays behind merci, and is "pour" behind others. */
function withArticle(rest: string): string {
  return rest
    .replace(/^du\s/iu, 'pour le ')
    .replace(/^des\s/iu, 'pour les ')
    .replace(/^de\s+(?=(?:la|son|sa|ses|leurs?)\s|l['’])/iu, 'pour ');
}

const begins = /^(?:que\s+|qu['’](?=\p{L})|:\s*)/iu;

/** "Que je viens et qu'elle peut dormir chez moi". */
function told(rest: string, listener: FrenchListener): string[] | null {
  const begun = begins.exec(rest);
  return begun === null ? null : statements(rest.slice(begun[0].length), listener);
}

/** Clauses that stand beside each other: "..., et qu'elle vienne". */
const joint = /(?:,?\s+(et|mais|ou)\s+|,\s*)(?=que\s|qu['’])/iu;

function statements(text: string, listener: FrenchListener): string[] | null {
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
  const isDoing = /^(?:de\s+|d['’])(?:\p{L}+['’]?\s*)*?\p{Ll}+(?:er|ir|re|oir)(?!\p{L})/iu.test(rest);
  const said = rest === '' ? null : frenchAddressed(rest, listener, '', isDoing);
  const lead = isDoing ? (listener.to === 'tu' ? "N'oublie pas" : "N'oubliez pas") : `Je ${you} rappelle`;
  return said === null ? null : [sentence(`${lead} ${said}`)];
}

const preposition = String.raw`(?:(?:à|de|avec|pour|chez|par|depuis|jusqu['’]à|dans)\s+)?`;
const asking = String.raw`(?:si\s|s['’](?=ils?\s)|ce\s+qu(?:e\s|i\s|['’])|${preposition}(?:quand|où|comment|pourquoi|combien|qui|quoi|quel(?:le)?s?)(?!\p{L}))`;
const nextQuestion = new RegExp(
  String.raw`(?:,?\s+(?:et|ou)\s+(?=${asking})|,\s*(?=(?:si\s|s['’]il|combien|comment|pourquoi|${preposition}quel)))`,
  'iu',
);
const subject = String.raw`(?:ils?|elles?|je|j['’]|nous|on|tu|vous|ça|cela|ce|c['’]|le|la|les|l['’]|un|une|des|son|sa|ses|mon|ma|mes|notre|nos|leurs?|tout|(?-i:\p{Lu}))`;

const questionEnd = new RegExp(String.raw`${fullStop}|[;!?\n]`, 'u');

/** "Si elle vient et quand elle arrive", each a question of its own. */
function questions(rest: string, listener: FrenchListener): string[] | null {
  if (!new RegExp(`^${asking}`, 'iu').test(rest)) {
    return null;
  }
  const end = questionEnd.exec(rest)?.index ?? rest.length;
  const all = rest
    .slice(0, end)
    .split(nextQuestion)
    .map((text) => question(text.trim(), listener));
  const after = rest.slice(end).replace(/^[\s.;!?]+/u, '');
  const more = after === '' ? [] : statements(after, listener);
  return all.includes(null) || more === null ? null : [...all.filter((each) => each !== null), ...more];
}

function question(text: string, listener: FrenchListener): string | null {
  const whether = /^(?:si\s+|s['’])/iu.exec(text);
  if (whether !== null) {
    const said = frenchAddressed(text.slice(whether[0].length), listener);
    return said === null ? null : asked(isIt(said));
  }
  const what = /^ce\s+qu(?<which>i|e\s|['’])\s*(?<then>[\s\S]*)$/iu.exec(text)?.groups;
  if (what !== undefined) {
    const said = frenchAddressed(what['then'] ?? '', listener);
    return said === null
      ? null
      : asked(what['which'] === 'i' ? `Qu'est-ce qui ${said}` : `Qu'${uncapitalized(isIt(said))}`);
  }
  const parted = new RegExp(
    String.raw`^(?<lead>${asking}(?:\s+(?:de\s+|d['’])?(?!(?:${subject})\s)\p{L}[\p{L}'’-]*){0,4}?)\s+(?<then>${subject}[\s\S]*)$`,
    'iu',
  ).exec(text)?.groups;
  const direct = /^(?:à |de |avec |pour )?(?:quand|où|comment|pourquoi|combien|qui|quoi|quel(?:le)?s?)/iu.test(text);
  const { lead = '', then = '' } = parted ?? {};
  const hasVerb =
    /(?:^|\s)(?:est|sont|était|va|vont|coûte|coûtent|convient|vaut|vient)$/u.test(lead) ||
    /\s(?:lui|leur|te|vous|me)$/u.test(lead);
  if (parted === undefined || hasVerb) {
    const said = direct ? frenchAddressed(text, listener) : null;
    return said === null ? null : asked(said);
  }
  const said = frenchAddressed(then, listener);
  return said === null ? null : asked(`${lead} ${uncapitalized(isIt(said))}`);
}

/** "Est-ce que tu viens". */
function isIt(said: string): string {
  return /^[aeiouyhàâéèêëîôû]/iu.test(said) && !/^(?:onze|oui|huit)/iu.test(said)
    ? `Est-ce qu'${said}`
    : `Est-ce que ${said}`;
}

const uncapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function asked(text: string): string {
  return `${capital(text.replace(/[\s.?!,;]+$/u, ''))} ?`;
}

function sentence(text: string): string {
  const said = capital(text.trim().replace(/[\s,;]+$/u, ''));
  return /[.?!…]$/u.test(said) ? said : `${said}.`;
}
