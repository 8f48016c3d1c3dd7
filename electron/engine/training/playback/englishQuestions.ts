import { conjugate, type Person } from './englishPronouns.ts';
import { lowered } from './englishWords.ts';
import type { Point, Turn } from './point.ts';

const auxiliary = `(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|shall|may|might|must|am|(?:do|does|did|is|are|ca|wo|could|would|should|have|has)n['’]t)`;
const subject = `(?:i|you|we|they|he|she|it|this|that|there|these|those|everything|anybody|anyone|someone|somebody|(?:my|your|our|the|his|her|their) [\\p{L}'-]+)`;
const inverted = new RegExp(`^(${auxiliary}) (${subject})\\b(?: (.*))?$`, 'iu');
const tagged = new RegExp(
  `^((?:i|you|we|they|he|she|it|this|that) .*?),? ${auxiliary} (?:i|you|we|they|he|she|it)$`,
  'i',
);
const asking = /^(what|when|where|who|whom|whose|which|why|how)\b/i;
const askingInverted = new RegExp(
  `^((?:what|when|where|who|whom|whose|which|why|how)\\b(?: [\\p{L}\\p{N}'-]+){0,3}?) (${auxiliary}) (${subject})\\b(?: (.*))?$`,
  'iu',
);
const request =
  /^(?:(?:so|and|but|also|then|if so|in that case|otherwise|again),? )?(?:please )?(?:could|can|would|will) you (?!and\b|or\b)(?:please |kindly |possibly |perhaps |maybe |also |just |then )*(?:be (?:so kind|able) (?:as )?to |be willing to )?(.*)$/i;
/** "Would you have time" asks whether, "would you send it" asks to. */
const wondering =
  /^(?:(?:mind|like|prefer|be interested|be up|be free|be available|agree|recommend|know|happen)\b|have (?!a (?:look|go|read|think|chat)|another|him|her|them|it\b))/;
const polite =
  /^(?:so,? )?(?:i(?:'d| would| just| only|'ve| have)? ?(?:like|want|wanted|wish|wished) to (?:ask|know|check)|i was (?:just )?wondering|i wonder(?:ed)?|just (?:wanted to ask|wondering|checking)|i(?:'m| am) (?:just )?(?:wondering|writing to ask)|may i ask|can i ask(?: you)?|let me ask(?: you)?)\b(?: you)?,?:? ?/i;

/** What a question or a polite request asks for; null where a sentence is neither. `text`: without its mark. */
export function question(text: string, isQuestion: boolean, person: Person, turn: Turn): Point[] | null {
  const { subject: theirs } = person;
  const asks = polite.exec(text);
  if (asks) {
    const rest = text.slice(asks[0].length);
    const able =
      /^(?:if|whether) you (?:could|can|would|might)(?: please| possibly| kindly| perhaps)?(?: be able to| be willing to)? (.*)$/i.exec(
        rest,
      );
    if (able?.[1] !== undefined && !/^(?:have|be interested|be up|like|mind|prefer|want)\b/.test(able[1])) {
      return [{ kind: 'order', text: `ask {them} to ${turn(able[1])}` }];
    }
    if (/^(?:if|whether|about|what|when|where|how|who|which|why|for)\b/i.test(rest)) {
      return [{ kind: 'order', text: `ask {them} ${turn(rest.replace(/^if\b/, 'whether'))}` }];
    }
    return rest === ''
      ? [{ kind: 'drop' }]
      : (question(lowered(rest), true, person, turn) ?? [{ kind: 'order', text: `ask {them}: ${turn(rest)}?` }]);
  }
  const asked = request.exec(text);
  if (asked?.[1] !== undefined && asked[1] !== '' && (isQuestion || /please/.test(text))) {
    return wondering.test(asked[1])
      ? [{ kind: 'order', text: `ask {them} whether ${theirs} would ${turn(asked[1])}` }]
      : [{ kind: 'order', text: `ask {them} to ${turn(asked[1])}` }];
  }
  if (!isQuestion) {
    return null;
  }
  const possible = /^(?:would|will|is) it (?:be )?possible (?:for you )?to (.*)$/i.exec(text);
  if (possible?.[1] !== undefined) {
    return [{ kind: 'order', text: `ask {them} whether it's possible to ${turn(possible[1])}` }];
  }
  const stated = tagged.exec(text)?.[1];
  if (stated !== undefined) {
    return [{ kind: 'order', text: `ask {them} whether ${turn(affirmed(stated))}` }];
  }
  if (asking.test(text)) {
    return [{ kind: 'order', text: `ask {them} ${turn(declaredAsking(text))}` }];
  }
  const yesOrNo = inverted.exec(text);
  if (yesOrNo) {
    const [, verb = '', who = '', rest] = yesOrNo;
    return [{ kind: 'order', text: `ask {them} whether ${turn(declared(verb, who, rest))}` }];
  }
  return [{ kind: 'order', text: `ask {them}: ${turn(text)}?` }];
}

/** What a question with a tag asks about: "you aren't coming, are you" asks whether you are coming. */
function affirmed(stated: string): string {
  return stated.replace(/\b(is|are|was|were|do|does|did|have|has|had|could|would|should)(?:n['’]t| not)\b/i, '$1');
}

const identity = /^(what|who|where|how) (is|are|was|were) (?!(?:you|i|we|they|he|she|it|this|that|there)\b)([^,]+)$/i;

/** A question that begins with what is asked, in the order of words of a statement, as far as that can be told. */
function declaredAsking(text: string): string {
  const [, what = '', verb = '', rest = ''] = identity.exec(text) ?? [];
  if (rest !== '' && rest.split(' ').length <= 7 && !/\b(?:doing|going|wrong|the matter)\b/.test(rest)) {
    return `${what} ${rest} ${verb}`;
  }
  const found = askingInverted.exec(text);
  return found === null ? text : `${found[1] ?? ''} ${declared(found[2] ?? '', found[3] ?? '', found[4])}`;
}

/** The order of words of a statement: `do, you, have time` becomes `you have time`. */
function declared(verb: string, who: string, rest: string | undefined): string {
  const lower = verb.toLowerCase();
  const tail = rest === undefined ? '' : ` ${rest}`;
  if (lower === 'do') {
    return `${who}${tail}`;
  }
  const [, done = '', more = ''] = /^(\p{Ll}+)(?!\p{L})(.*)$/u.exec(rest ?? '') ?? [];
  if (lower === 'does' && done !== '' && done !== 'not') {
    return `${who} ${conjugate(done, { plural: false })}${more}`;
  }
  return `${who} ${lower}${tail}`;
}
