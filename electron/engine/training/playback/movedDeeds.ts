import { functionWords } from '../../prompt/functionWords.ts';

/** Who does something, the words between that say when or how, and what is done. */
const deed =
  /(?<![\p{L}'’-])(I|you|he|she|they|it|we)(?:['’](?:m|re|ve|ll|d|s))?((?: (?:have|has|had|do|does|did|am|is|are|was|were|been|being|will|would|can|could|may|might|must|should|only|just|also|already|still|then|never|not|[a-z]+ly|[a-z]+n['’]t))*) ([a-z]{3,})/giu;

/** For each verb in an English text, by its stem, the subjects that stand right before it. */
function deedsBySubject(text: string): Map<string, Set<string>> {
  const grammar = functionWords('en');
  const deeds = new Map<string, Set<string>>();
  for (const [, subject = '', , verb = ''] of text.replace(/\s+/g, ' ').matchAll(deed)) {
    // "Thank you very much": what follows is no verb.
    if (grammar.has(verb.toLowerCase())) {
      continue;
    }
    const stem = verb.toLowerCase().replace(/(?:ing|ied|ed|ies|es|s|y|e)$/, '');
    deeds.set(stem, (deeds.get(stem) ?? new Set()).add(subject.toLowerCase()));
  }
  return deeds;
}

/** Of a mail, who can be meant in its request by another word than that. */
const wrong: Readonly<Record<string, readonly string[]>> = {
  i: ['you'],
  he: ['i'],
  she: ['i'],
  they: ['i'],
  it: ['i', 'you'],
};

/**
 * Whether an English request gives a verb to somebody else than the mail does: "they only added a legend", or "it has
 * named the file", where the mail says "I only added" and "you have named". A verb that the mail gives to several, or
 * that does not follow its subject at once, is let pass.
 */
export function movesDeeds(mail: string, request: string): boolean {
  const original = deedsBySubject(mail);
  return [...deedsBySubject(request)].some(([stem, subjects]) => {
    const then = [...(original.get(stem) ?? [])];
    return then.length > 0 && [...subjects].some((now) => then.every((one) => wrong[now]?.includes(one) ?? false));
  });
}
