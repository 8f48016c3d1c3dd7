import { fullStop } from './ends.ts';
import { frenchAddressed } from './frenchAddress.ts';
import type { FrenchListener } from './frenchReader.ts';

const preposition = String.raw`(?:(?:à|de|avec|pour|chez|par|depuis|jusqu['’]à|dans)\s+)?`;
const asking = String.raw`(?:si\s|s['’](?=ils?\s)|ce\s+qu(?:e\s|i\s|['’])|${preposition}(?:quand|où|comment|pourquoi|combien|qui|quoi|quel(?:le)?s?)(?!\p{L}))`;
const nextQuestion = new RegExp(
  String.raw`(?:,?\s+(?:et|ou)\s+(?=${asking})|,\s*(?=(?:si\s|s['’]il|combien|comment|pourquoi|${preposition}quel)))`,
  'iu',
);
const subject = String.raw`(?:ils?|elles?|je|j['’]|nous|on|tu|vous|ça|cela|ce|c['’]|le|la|les|l['’]|un|une|des|son|sa|ses|mon|ma|mes|notre|nos|leurs?|tout|(?-i:\p{Lu}))`;

const questionEnd = new RegExp(String.raw`${fullStop}|[;!?\n]`, 'u');

/** "Si elle vient et quand elle arrive", each a question of its own, and what follows them; null where one is not understood. */
export function frenchQuestions(rest: string, listener: FrenchListener): { asked: string[]; after: string } | null {
  if (!new RegExp(`^${asking}`, 'iu').test(rest)) {
    return null;
  }
  const end = questionEnd.exec(rest)?.index ?? rest.length;
  const all = rest
    .slice(0, end)
    .split(nextQuestion)
    .map((text) => question(text.trim(), listener));
  const after = rest.slice(end).replace(/^[\s.;!?]+/u, '');
  return all.includes(null) ? null : { asked: all.filter((each) => each !== null), after };
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
    /(?:^|\s)(?:s['’])?(?:est|sont|était|a|ont)\s+\p{L}+$/u.test(lead) ||
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

export const uncapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** As a question. */
export function asked(text: string): string {
  return `${capital(text.replace(/[\s.?!,;]+$/u, ''))} ?`;
}
