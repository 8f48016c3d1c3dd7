import { literal } from './literal.ts';

const article = String.raw`(?:de[mnr]|die|das|(?:mein|unser)(?:e[mnr]?)?)`;
/** Somebody by name, as a pattern. */
const called = String.raw`(?-i:\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+){0,3})`;
/** Whom an order is for. */
export const reader = String.raw`(?<reader>ih[mnr]|ihnen|sie|alle|(?:${article}\s+)?${called}(?:\s+und\s+(?:${article}\s+)?${called})?)`;
/** How an order begins. */
export const command = String.raw`(?:sage?|frage?|erinnere?|schreibe?|bitte?|informiere?|erkläre?|erzähle?|teile?|erkundige?\s+dich|warne?|antworte?|richte?|hake?|lass|gib)`;

/** "Schreib Tom. Frag ihn, ...": whom the orders behind it are about. */
export const writing = new RegExp(
  String.raw`^(?:bitte\s+)?(?:schreibe?|maile?|antworte)\s+(?:an\s+)?(?:${called}|(?:(?:mein|unser)e[mrn]|de[mrn]|die)\s+(?-i:\p{Lu})\p{L}+)\.\s+`,
  'iu',
);
/** Any order in a request. */
export const orders = new RegExp(String.raw`(?<!\p{L})${command}(?!\p{L})`, 'iu');
/** Where a text speaks of somebody. */
export const speaksOf = /(?<!\p{L})(?:er|sie|ih[mnr]|ihnen|sein(?:e[mnrs]?)?|ihre[mnrs]?)(?!\p{L})/iu;

const politely =
  /^(?:kannst|könntest|würdest)\s+du\s+(?:bitte\s+|mal\s+)*(?<whom>[^,]{2,40}?)\s+(?:bitte\s+|mal\s+)*(?<verb>frag|bitt|erinner|sag|schreib|antwort|informier)e?n(?=,\s)(?<rest>[^?]*)\??$/iu;

/** "Kannst du Petra fragen, ob ...?" asks the program to ask. */
export function ordered(request: string): string {
  const { whom = '', verb = '', rest = '' } = politely.exec(request.trim())?.groups ?? {};
  return verb === '' ? request : `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${whom}${rest}`;
}

/** "Priyas Einladung", to her; where both cases are one, since nothing here tells them. */
export function ofReader(text: string, to: string | null, address: 'du' | 'Sie'): string {
  const your = address === 'du' ? 'dein' : 'Ihr';
  return to === null
    ? text
    : text.replace(new RegExp(String.raw`(?<!\p{L})${literal(to)}s\s+(?=(?<thing>\p{Lu}\p{L}+))`, 'gu'), (...found) => {
        const { thing } = found.at(-1) as { thing: string };
        const isHers = /(?:ung|heit|keit|schaft|ion|tät|frage|[Mm]ail|nachricht|Nachricht|Idee)$/u.test(thing);
        const isIts = /(?:gebot|Paket|[Bb]uch|Geschenk|Rezept|Foto|Bild|Fest|Konzert)$/u.test(thing);
        return isHers ? `${your}e ` : isIts ? `${your} ` : found[0];
      });
}

/** "Sag jutta ich komme": typed in haste, a name has neither capital nor comma. */
export function nameCapital(text: string, to: string | null): string {
  const typed =
    to === null
      ? null
      : new RegExp(
          String.raw`(?<=^|[,;.]\s|\sund\s)(sage?|frage?|schreibe?)\s+${literal(to)}\s+(?=(?:ich|wir|es|das|dass|ob|wann|wo|wie|was|warum)\s)`,
          'giu',
        );
  return typed === null ? text : text.replace(typed, `$1 ${to ?? ''}, `);
}
