/** Between somebody and what they do. */
const adverb = /^(?:still|also|never|already|always|only|just|not|now|soon|often|probably|\p{L}+ly)$/iu;
const forms: Readonly<Record<string, string>> = {
  ...{ is: 'are', was: 'were', has: 'have', does: 'do', "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't" },
  ...{ "doesn't": "don't" },
};
/** Behind these "her" is not whose, but whom. */
const noNoun =
  /^(?:to|at|on|in|for|with|and|or|but|if|when|by|from|a|an|the|this|that|today|tomorrow|again|before|after|as|about)?\b/i;

/**
 * What follows a pronoun that means the reader, said to them: " still owes me the key" becomes " still owe me the key".
 * Up to where it names somebody else. `contracted`: what is tied to the pronoun, "'s" for instance.
 */
export function addressed(clause: string, pronoun: string, contracted: string): string {
  const words = clause.split(/(\s+)/);
  const verb = words.findIndex((word, at) => at % 2 === 0 && word !== '' && !adverb.test(word));
  const begun = contracted === '' ? '' : contraction(contracted, words[verb] ?? '');
  const singular = pronoun.toLowerCase() !== 'they' && contracted === '';
  let named = false;
  return (
    begun +
    words
      .map((word, at) => {
        named ||= at > verb && /^\p{Lu}\p{Ll}/u.test(word);
        if (at === verb && singular) {
          return conjugated(word);
        }
        return named ? word : turned(word, words[at + 2] ?? '');
      })
      .join('')
  );
}

/** The words of a clause about what is the reader's, up to where it names somebody. */
export function turnedAll(clause: string): string {
  let named = false;
  const words = clause.split(/(\s+)/);
  return words
    .map((word, at) => {
      named ||= /^\p{Lu}\p{Ll}/u.test(word);
      return named ? word : turned(word, words[at + 2] ?? '');
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

function turned(word: string, next: string): string {
  const [, plain = '', sign = ''] = /^([\p{L}]+)([,:)]*)$/u.exec(word) ?? [];
  switch (plain.toLowerCase()) {
    case 'he':
    case 'she':
    case 'they':
    case 'him':
    case 'them':
      return `you${sign}`;
    case 'his':
    case 'their':
      return `${sign !== '' || next === '' || noNoun.exec(next)?.[0] !== '' ? 'yours' : 'your'}${sign}`;
    case 'hers':
    case 'theirs':
      return `yours${sign}`;
    case 'her':
      return `${sign !== '' || next === '' || noNoun.exec(next)?.[0] !== '' ? 'you' : 'your'}${sign}`;
    case 'himself':
    case 'herself':
    case 'themselves':
      return `yourself${sign}`;
    default:
      return word;
  }
}
