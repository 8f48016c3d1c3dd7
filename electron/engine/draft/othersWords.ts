import { functionWords } from '../prompt/functionWords.ts';

/** "I would send", "we replaced the", "I'll bring", "ich schicke dir": what somebody says of themselves. */
const ofThemselves =
  /(?<![\p{L}'’])(?:(?:I|we|ich|wir)\s+(?<first>[\p{L}'’-]+)\s+(?<second>[\p{L}'’-]+)|(?:I|we)['’](?:ll|d|ve|m|re)\s+(?<only>[\p{L}'’-]+))/giu;
/** Common ways of beginning, which are nobody's own. */
const common =
  /^(?:not|like|love|want|need|hope|think|know|wish|see|do|can|could|would|will|just|nicht|gern|gerne|hoffe|denke|würde|möchte|kann)$/i;

/**
 * The words by which the author of a mail that is answered says what they do: the one who answers does not say them too,
 * as a small model likes to ("ask for the slides" becomes "I would send you the slides"). What the request says stays.
 *
 * @param asked All that the draft is asked to say.
 */
export function othersWords(answered: string, asked: string, language: string): string[] {
  const small = functionWords(language);
  const said: readonly string[] = asked.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];
  const found = [...answered.matchAll(ofThemselves)].filter(({ groups }) => {
    const [last = '', verb = ''] = [groups?.['only'] ?? groups?.['second'], groups?.['first']].map((word) =>
      word?.toLowerCase(),
    );
    const doing = small.has(last) ? verb : last;
    return !small.has(doing) && !common.test(last) && !common.test(doing) && !said.includes(doing);
  });
  return [...new Set(found.map(([words]) => words.replace(/\s+/g, ' ')))];
}
