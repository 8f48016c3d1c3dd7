import { lexicon } from '../../lexicon.ts';
import type { Gender } from '../givenNames.ts';
import { isPerson } from './englishReader.ts';

/** Between somebody and what they do. */
const adverb = /^(?:still|also|never|already|always|only|just|not|now|soon|often|probably|\p{L}+ly)$/iu;
const forms = lexicon<string>({
  ...{ is: 'are', was: 'were', has: 'have', does: 'do', "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't" },
  ...{ "doesn't": "don't" },
});
/** Behind these "her" is not whose, but whom. */
const noNoun =
  /^(?:to|at|on|in|for|with|and|or|but|if|when|by|from|a|an|the|this|that|today|tomorrow|again|before|after|as|about|up|out|off|back|down|over|away|there|here|then|now|so|not|too|well|no|soon|tonight|yesterday|later|directly|personally|often|who|whom|what|how|why|where|which|whether|because|while|than|until|till|since|into|without|during|alone|know|go|have|(?:next|last|this|every|each)\s(?:week|weekend|month|year|time|night|evening|morning|(?:mon|tues|wednes|thurs|fri|satur|sun)day))?\b/i;

/** Who does something besides the reader, so that "him" may be the reader again. */
const otherSubject =
  /^(?:I|we|it|this|that|who|nobody|somebody|someone|everyone|everybody|there|mam|mum|mom|mother|dad|granny|grandma|grandad|grandpa)(?:['’]\p{L}+)?$/iu;
const joint = /^(?:and|but|so|because|since|once|when|if|after|before|until|unless|while)$/i;
const determiner = /^(?:the|my|our|an?|no|this|these|those)$/i;
/** "And his is third": nothing follows that is theirs. */
export const isWhole = /^(?:is|are|was|were|has|have|had|will|would|does|did|isn['’]t|wasn['’]t)\b/iu;
/** "He comes at nine and brings the key": a second thing that the same one does. */
const goesOn = /^(?:and|or|then|but)$|,$/i;
/** "Bring it with you", but "talk to Ben and agree with him". */
const taking = /\b(?:tak|bring|brought|took|hav|has\b|had\b|carr[yi]|keep|pack|got\b|get)/iu;
const withObject = /^(?:the|an?|my|our|his|her|their|me|us|it|him|them)\b/i;
/**
 * What follows a pronoun that means the reader, said to them: " still owes me the key" becomes " still owe me the key".
 * Up to where it names somebody else. `contracted`: what is tied to the pronoun, "'s" for instance.
 */
export function addressed(clause: string, own: Gender, contracted: string): string {
  const next = clause.trimStart().split(/\s+/)[0] ?? '';
  return (contracted === '' ? '' : contraction(contracted, next)) + turnedFrom(clause, own, true, contracted === '');
}

/** The words of a clause about what is the reader's, up to where it names somebody. */
export function turnedAll(clause: string, own: Gender): string {
  return turnedFrom(clause, own, false, false);
}

/** The words of what a reader is to do: "call her mother" is, to her, "call your mother". */
export function turnedBidding(clause: string, own: Gender): string {
  return turnedFrom(clause, own, true, false);
}

/**
 * @param doing Whether the reader does what the clause begins with: then "him" is somebody else, "his" is theirs.
 * @param verbDue Whether the verb of the reader comes next.
 */
function turnedFrom(clause: string, own: Gender, doing: boolean, verbDue: boolean): string {
  const words = clause.split(/(\s+)/);
  let isNamed = false;
  return words
    .map((word, at) => {
      const [before = '', next = ''] = [words[at - 2], words[at + 2]];
      isNamed ||= at > 0 && isPerson(word, before, own);
      if (at % 2 === 1 || word === '' || isNamed) {
        return word;
      }
      if (verbDue && !adverb.test(word)) {
        verbDue = false;
        return own === 'they' ? word : conjugated(word);
      }
      const [, pronoun = '', tied = '', sign = ''] = /^(he|she|they)(['’]\p{Ll}+)?([,:)]*)$/iu.exec(word) ?? [];
      if (pronoun.toLowerCase() === own) {
        doing = true;
        verbDue = tied === '' && sign === '';
        return `you${tied === '' ? '' : contraction(tied, next)}${sign}`;
      }
      if (doing && own !== 'they' && goesOn.test(before) && withObject.test(next)) {
        return conjugated(word);
      }
      if (word === 'to' && /^(?:and|but|not)$|,$/i.test(before)) {
        // "And to send them to Karen": what the reader is to do with them.
        doing = true;
      }
      if (doing && joint.test(before) && word.toLowerCase() === speaking[own][1]) {
        // "He gets the sofa, and his snoring is between him and the dog".
        doing = false;
      }
      if (otherSubject.test(word) || (determiner.test(word) && joint.test(before))) {
        doing = false;
      }
      return turned(
        word,
        words.slice(at + 2, at + 5).join(''),
        own,
        doing && !(/^with$/i.test(before) && taking.test(words.slice(0, at).join(''))),
      );
    })
    .join('');
}

/** "She's ill" and "she's gone" are short for two things. */
function contraction(contracted: string, next: string): string {
  const isDone = /(?:ed|en|got|had|gone|made|left|lost|been)$/i.test(next);
  return contracted.slice(1).toLowerCase() === 's' ? (isDone ? "'ve" : "'re") : contracted;
}

function conjugated(word: string): string {
  const [, verb = '', sign = ''] = /^(.*?)([,:)]*)$/u.exec(word) ?? [];
  const known = forms[verb.toLowerCase().replace('’', "'")];
  if (known !== undefined || !/[^s]s$/i.test(verb)) {
    return (known ?? verb) + sign;
  }
  const plain = verb
    .replace(/ies$/i, 'y')
    .replace(/((?:sh|ch|ss|x|z|o))es$/i, '$1')
    .replace(/([^s])s$/i, '$1');
  return plain + sign;
}

/** The words by which a text speaks of somebody: whom, whose before a noun, whose, and the same one again. */
const speaking: Readonly<Record<Gender, readonly [string, string, string, string]>> = {
  he: ['him', 'his', 'his', 'himself'],
  she: ['her', 'her', 'hers', 'herself'],
  they: ['them', 'their', 'theirs', 'themselves'],
};

/** `behind`: the words behind it. */
function turned(word: string, behind: string, own: Gender, isOther: boolean): string {
  const [next = ''] = behind.split(/\s/, 1);
  const [, plain = '', sign = ''] = /^([\p{L}]+)([,:)]*)$/u.exec(word) ?? [];
  const lower = plain.toLowerCase();
  const [whom, whose, whoseOwn, self] = speaking[own];
  const beforeNoun = sign === '' && next !== '' && noNoun.exec(behind)?.[0] === '';
  if (lower === whose && beforeNoun) {
    return isWhole.test(next) ? 'yours' : 'your';
  }
  if (lower === whoseOwn) {
    return `yours${sign}`;
  }
  if (lower === self) {
    return `${own === 'they' ? 'yourselves' : 'yourself'}${sign}`;
  }
  return lower === whom && !isOther ? `you${sign}` : word;
}
