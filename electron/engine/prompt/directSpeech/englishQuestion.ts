import { lexicon } from '../../lexicon.ts';

/** "Whether", and the words that open a question, with what belongs to them: "how many chairs", "which version of R". */
const opening =
  /^(?:(?<whether>if|whether)|(?<what>(?:(?:at|by|for|from|in|to|until|since|with)\s+)?(?:when|where|why|who(?:se|m)?|(?:what|which|how\s+(?:many|much))(?:\s+(?!(?:you|I|we|he|she|it|they|there|the|my|our|your|is|are|was|were|am|can|could|will|would|shall|should|may|might|must|has|have|had|does|do|did|with|in|on|at|for|to|of|by|from|about)\b)\p{L}[\p{L}'’-]*){1,4}?(?=\s+(?:you|I|we|he|she|it|they|there|the|my|our|your)\s)|what(?:\s+(?:time|day|date|kind|sort|size|colou?r|number|price)(?:\s+of\s+\p{L}+)?)?|which(?:\s+(?:one|ones)|(?:\s+(?!(?:you|I|we|he|she|it|they)\b)\p{L}[\p{L}'’-]*){1,3}?(?:\s+of\s+[\p{L}\d'’-]+)?)?|how(?:\s+(?:many|much)(?:\s+(?!(?:you|I|we|he|she|it|they|the)\b)\p{L}+){0,1}|\s+(?:long|soon|often|far|big|old|well|late|early|expensive))?)))\s+(?<rest>.+)$/iu;
const pronoun = 'you|I|we|he|she|it|they|there|this|that|these|those';
const noun = String.raw`(?:(?:the|a|an|my|our|your|his|her|their|its|this|that|these|those|any|some|all|both)\s+)?[\p{L}\d'’:.-]+(?:\s+(?:of|in|on|at|for|from|to)\s+(?:(?:the|a|an|my|our|your)\s+)?[\p{L}\d'’-]+|\s+(?:and|or)\s+[\p{L}\d'’-]+|\s+[\p{L}\d'’:.-]+)?`;
const auxiliary =
  /^(?:am|is|are|was|were|can|could|will|would|shall|should|may|might|must|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|can['’]t|couldn['’]t|won['’]t|wouldn['’]t|shouldn['’]t)$/iu;
const having = /^(?:have|has|had)$/iu;
/** Behind "have" it tells that something is done: "you have read it". */
const done =
  /^(?:(?:already|ever|never|not|also|always)\s+)?(?:[\p{L}-]+(?:ed|en|wn)|got|had|been|read|made|sent|heard|found|met|left|lost|put|paid|set|bought|brought|thought|done|gone|seen|come|kept|told|said|taught|caught|built|spent|won|begun|run)\b/iu;
const past = lexicon<string>({
  ...{ got: 'get', had: 'have', sent: 'send', came: 'come', went: 'go', saw: 'see', found: 'find', made: 'make' },
  ...{
    took: 'take',
    gave: 'give',
    wrote: 'write',
    heard: 'hear',
    left: 'leave',
    lost: 'lose',
    met: 'meet',
    paid: 'pay',
  },
  ...{ bought: 'buy', brought: 'bring', thought: 'think', said: 'say', told: 'tell', kept: 'keep', knew: 'know' },
  ...{
    did: 'do',
    meant: 'mean',
    felt: 'feel',
    slept: 'sleep',
    spent: 'spend',
    won: 'win',
    began: 'begin',
    broke: 'break',
  },
  ...{ received: 'receive', liked: 'like', used: 'use', arrived: 'arrive', decided: 'decide', moved: 'move' },
  ...{
    needed: 'need',
    wanted: 'want',
    looked: 'look',
    called: 'call',
    asked: 'ask',
    checked: 'check',
    finished: 'finish',
  },
  ...{ enjoyed: 'enjoy', signed: 'sign', ordered: 'order', booked: 'book', managed: 'manage', noticed: 'notice' },
});
const plain =
  /^(?:want|need|have|know|like|remember|think|mind|prefer|own|sell|offer|plan|live|work|use|come|go|get|make|take|bring|see|do|find|leave|arrive|start|begin|send|write|pay|cost|open|close|eat|drink|sleep|drive|stay|mean|feel|expect|recommend|suggest|charge|accept|deliver|speak|agree)$/iu;
/** "Whether he did find it", but "what he did yesterday". */
const emphatic = /^(?:do|does|did)$/iu;
const bare =
  /^(?!(?:the|an?|my|our|your|his|hers?|their|its?|this|that|these|those|them|him|us|me|one|all|some|any|no|not|well|so|too|more|most|better|enough|again|first|last|next|today|yesterday|tomorrow|here|there|then|before|after|in|on|at|for|with|to|by|about|from|of|and|or|but|if|when|while|homework|yoga|sports?|business|(?:some|any|no|every)thing)$)\p{Ll}{2,}$/u;
const adverb = /^(?:still|also|already|really|ever|usually|normally|currently|just)$/iu;
const third = /^(?!(?:his|its|this|thus|yes|us|as|always|perhaps|besides|sometimes|towards)$)\p{Ll}{2,}s$/u;

/**
 * What is asked by a clause, as it is asked: of "when you can pick it up" it makes "When can you pick it up?", of "whether
 * Tuesday works" "Does Tuesday work?". Null where its verb is not found.
 */
export function englishQuestion(clause: string): string | null {
  const { whether, what = '', rest = '' } = opening.exec(clause.trim())?.groups ?? {};
  if (whether === undefined && what === '') {
    return null;
  }
  const asked = inverted(spelled(rest), what);
  return asked === null ? null : capital(`${what === '' ? '' : `${what} `}${asked}?`);
}

/** "You're free" is "you are free". */
function spelled(text: string): string {
  return text
    .replace(/^(you|we|they)['’]re\b/iu, '$1 are')
    .replace(/^(he|she|it|that|there)['’]s\b/iu, '$1 is')
    .replace(/^I['’]m\b/iu, 'I am')
    .replace(/^(\p{L}+)['’]ve\b/iu, '$1 have')
    .replace(/^(\p{L}+)['’]ll\b/iu, '$1 will')
    .replace(/^(\p{L}+)['’]d\b/iu, '$1 would');
}

function inverted(rest: string, what: string): string | null {
  const words = rest.replace(/[\s,]+$/u, '').split(/\s+/);
  const [first = ''] = words;
  const isOpen = /^(?:who|what\b.*|which\b.*|how many\b.*)$/iu.test(what);
  if (
    isOpen &&
    (auxiliary.test(first) ||
      third.test(first) ||
      past[first.toLowerCase()] !== undefined ||
      /\p{Ll}{3}ed$/u.test(first))
  ) {
    // "Who comes", "which one is broken": the question is about who does it.
    const [, ...others] = words;
    return auxiliary.test(first) && (others.length === 0 || new RegExp(`^(?:${pronoun})$`, 'iu').test(others[0] ?? ''))
      ? null
      : words.join(' ');
  }
  const subject = new RegExp(`^(?:(?:${pronoun})(?=\\s|$))`, 'iu').exec(rest)?.[0];
  return subject === undefined ? byNoun(words) : byVerb(subject, words.slice(1), isSingular(subject));
}

/** "The plan is ready", "Tuesday or Thursday suits you": up to the verb. */
function byNoun(words: readonly string[]): string | null {
  for (let at = 1; at < Math.min(words.length, 7); at += 1) {
    const subject = words.slice(0, at).join(' ');
    const verb = words[at] ?? '';
    const isNoun = new RegExp(`^${noun}$`, 'u').test(subject);
    const isPluralsOwn = /(?:[^s]s|children|people|men)$/u.test(subject) && plain.test(verb);
    const isVerb =
      auxiliary.test(verb) || having.test(verb) || past[verb] !== undefined || third.test(verb) || isPluralsOwn;
    if (
      isNoun &&
      isVerb &&
      !/(?:^|\s)(?:of|in|on|at|for|from|to|and|or|the|an?|my|our|your|his|her|their|its|some|any|all|both)$/iu.test(
        subject,
      )
    ) {
      // A plural noun may look like a verb: "the slides are ready".
      const isPlural = third.test(verb) && (auxiliary.test(words[at + 1] ?? '') || having.test(words[at + 1] ?? ''));
      if (!isPlural) {
        return byVerb(subject, words.slice(at), third.test(verb));
      }
    }
  }
  return null;
}

function byVerb(subject: string, words: readonly string[], isThird: boolean): string | null {
  const [before, verb = '', after] = adverb.test(words[0] ?? '')
    ? [`${words[0] ?? ''} `, words[1], words.slice(2)]
    : ['', words[0], words.slice(1)];
  const rest = after.length === 0 ? '' : ` ${after.join(' ')}`;
  if (emphatic.test(verb) && bare.test((after[0] ?? '').replace(/[,;]$/u, ''))) {
    return `${verb} ${subject} ${before}${after.join(' ')}`;
  }
  const base = past[verb.toLowerCase()];
  if (auxiliary.test(verb) || (having.test(verb) && done.test(after.join(' ')))) {
    return `${verb} ${subject}${before === '' ? '' : ` ${before.trim()}`}${rest}`;
  }
  if (base !== undefined && verb.toLowerCase() !== 'had') {
    return `did ${subject} ${before}${base}${rest}`;
  }
  if (having.test(verb)) {
    return `${{ have: 'do', has: 'does', had: 'did' }[verb.toLowerCase()] ?? 'do'} ${subject} ${before}have${rest}`;
  }
  if (isThird && third.test(verb)) {
    return `does ${subject} ${before}${infinitive(verb)}${rest}`;
  }
  return !isThird && plain.test(verb) ? `do ${subject} ${before}${verb}${rest}` : null;
}

function isSingular(subject: string): boolean {
  return /^(?:he|she|it|this|that|there)$/iu.test(subject);
}

/** "Fits" is "fit", "goes" is "go", "carries" is "carry". */
function infinitive(verb: string): string {
  return verb
    .replace(/ies$/u, 'y')
    .replace(/(sh|ch|ss|x|zz|o)es$/u, '$1')
    .replace(/(?<!s)s$/u, '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
