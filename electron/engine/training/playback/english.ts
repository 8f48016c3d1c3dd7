import { turnEnglish, type Person } from './englishPronouns.ts';
import { question } from './englishQuestions.ts';
import { imperatives, lowered } from './englishWords.ts';
import type { Point, Turn } from './point.ts';

const courtesies = [
  /^(?:i )?(?:do |really )?hope (?:that )?(?:this (?:e-?mail|message|note) finds you|you(?:'re| are)(?: all)? (?:doing )?(?:well|fine|ok)|all is well|everything is (?:well|fine|ok|good)|you (?:had|have) (?:a|had) (?:good|nice|great|lovely)[^,]{0,30})\b[^,;]*$/i,
  /^(?:i(?:'m| am) |really |i )?look(?:ing)? forward to (?:hearing|your (?:reply|response|answer))\b[^,;]*$/i,
  /^how are you(?: doing)?(?: today)?$/i,
  /^(?:please )?(?:do )?let me know(?: if you have any (?:other |further )?questions)?$/i,
  /^(?:please )?(?:do not|don't) hesitate to (?:contact|ask|reach out)[^,;]{0,30}$/i,
  /^(?:thanks|thank you|many thanks)(?: (?:so|very) much)? in advance$/i,
  /^(?:best|kind|warm) (?:regards|wishes)\W*\w*$/i,
];

const announced = `(?:i (?:just |also |only )?(?:wanted|want|would like|wish) to|i'd (?:just |also )?like to|just (?:wanted|want) to|just to|i am writing to|i'm writing to|i (?:can|must|should|have to|need to)|(?:this is )?to|let me|allow me to) (?:quickly |briefly |also )?`;
/** Words that only announce what is said. */
const telling = new RegExp(
  `^${announced}(?:(?:let you know|inform you|tell you|say|mention)(?: to you)?[,:]? (?:that,? )?|(?:note|add|confirm|report|point out|emphasi[sz]e|stress|remind you) that,? )`,
  'i',
);
const thanks =
  /^(?:(?:first(?:ly)?|once again|again),? )?(?:i(?:'d| would) like to thank you|i thank you|thank you|thanks|many thanks|thx)(?:,? (?:again,?|so much|very much|a lot|indeed|kindly|all|both|once again))*(?:,? (\p{Lu}[\p{L}'-]+),?)?(?: (for|to) (.*))?$/u;
const apology =
  /^(?:i(?:'m| am) (?:very |so |really |terribly |truly )?sorry|(?:i )?apologi[sz]e|(?:my |many |with )?apologies|(?:so |very )?sorry)\b(?: again)?,?(?: (for|about|that|if|to) (?!(?:some|that|this|whatever) reason)(.*)| (.+))?$/i;
/** A condition before a request or a question; an order speaks of it first too. */
const conditional =
  /^((?:if (?:so|not|possible|needed|necessary)|in that case|otherwise|alternatively|also),?|(?:since|as|because|if|when|in case|before|after|once|until) [^,]{3,60},) ((?:why|what|how|when|where|who|which|please|could|can|would|will|let me know|let us know|do|is|are|should|shall|may|feel free|call|send)\b.*)$/i;
/** Questions that are often written without their mark. */
const unmarked = /^(?:have|do|did|are|could|can|would|will) you\b/i;
const opener =
  /^(?:(?:(?:well|right|oh|hmm|further),|(?:so|ok|okay|alright|anyway|meanwhile|also|and|then|by the way|btw|in any case|firstly|secondly|finally|furthermore|additionally|moreover|in addition|actually|basically|indeed|of course|in brief),?) )+(?=\S)/i;

/** What a sentence of an English mail asks to be written, speaking of the reader as `person`. */
export function pointOf(sentence: string, person: Person): Point[] {
  const plain = sentence
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\((.*)\)([.!?]*)$/, '$1$2');
  const bare = plain
    .replace(/[\s.!…]+$/u, '')
    .replace(/\?+$/, '')
    .trim();
  if (bare === '' || courtesies.some((courtesy) => courtesy.test(bare))) {
    return [{ kind: 'drop' }];
  }
  const turn = (text: string): string => turnEnglish(text, person);
  const core = lowered(
    bare.replace(opener, (words) => (/^(?:also|further|addition|meanwhile|by the way)/i.test(words) ? 'also ' : '')),
  );
  const also = core.startsWith('also ');
  const text = (also ? core.slice(5) : core).replace(telling, '');
  const isQuestion = /\?["'”]*$/.test(plain) || unmarked.test(text);
  const [, condition, rest] = conditional.exec(text) ?? [];
  if (condition !== undefined && rest !== undefined) {
    return pointOf(`${rest}${isQuestion ? '?' : '.'}`, person).map((point, at) =>
      at === 0 && point.kind !== 'drop'
        ? {
            kind: 'order',
            text: `${turn(condition.replace(/,$/, ''))}, ${point.kind === 'say' ? 'say ' : ''}${point.text}`,
          }
        : point,
    );
  }
  return (
    gratitude(text, person, turn) ??
    regret(text, turn, person, isQuestion) ??
    (/^(?:please(?! (?:could|can|would|will) you\b)|let me know|let us know|send|feel free)\b/i.test(text)
      ? order(text, person, turn)
      : null) ??
    question(text, isQuestion, person, turn) ??
    order(text, person, turn) ??
    wish(text, turn) ??
    answerWord(text, person, isQuestion) ?? [{ kind: 'say', text: turn(text) }]
  );
}

function gratitude(text: string, person: Person, turn: Turn): Point[] | null {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  const found =
    thanks.exec(text) ?? thanks.exec(capital.replace(/^(Thanks|Thank you|Many thanks)/, (word) => word.toLowerCase()));
  if (found) {
    const [, , link, rest] = found;
    return rest === undefined
      ? [{ kind: 'order', text: 'thank {them}' }]
      : gratitudeFor(`${link ?? 'for'} ${rest}`, person, turn);
  }
  const split = /^(?:many thanks|thanks(?: a lot| so much)?|thank you(?: (?:so|very) much)?)[,;:–-]+ (.+)$/i.exec(text);
  return split?.[1] === undefined ? null : [{ kind: 'order', text: 'thank {them}' }, ...pointOf(split[1], person)];
}

function gratitudeFor(what: string, person: Person, turn: Turn): Point[] {
  const [reason, rest] = reasonAndRest(what);
  return [{ kind: 'order', text: `thank {them} ${turn(reason)}` }, ...(rest === null ? [] : pointOf(rest, person))];
}

/** What is thanked or apologised for, and what is said after a comma behind it. */
function reasonAndRest(what: string): [string, string | null] {
  const [, reason = what, rest] =
    /^(.*?)[,;:] ((?:this|it|i|i'm|i'll|i've|i'd|we|we'll|we'd|we're|that|that's|you|in|will|looking|glad|happy|got|and i|and we|but|please|could|would)\b.*)$/i.exec(
      what,
    ) ?? [];
  return [reason, rest ?? null];
}

function regret(text: string, turn: Turn, person: Person, isQuestion: boolean): Point[] | null {
  const found = apology.exec(text);
  if (found === null || isQuestion) {
    return null;
  }
  const [, link, what, more] = found;
  if (more !== undefined) {
    return [{ kind: 'order', text: 'apologise{to}' }, ...pointOf(more, person)];
  }
  if (what === undefined || link === undefined) {
    return [{ kind: 'order', text: 'apologise{to}' }];
  }
  const [reason, rest] = reasonAndRest(what);
  const regretted: Point =
    link === 'to'
      ? { kind: 'say', text: `I'm sorry to ${turn(reason)}` }
      : { kind: 'order', text: `apologise{to} ${/^(?:that|if)$/.test(link) ? link : 'for'} ${turn(reason)}` };
  return [regretted, ...(rest === null ? [] : pointOf(rest, person))];
}

function order(text: string, person: Person, turn: Turn): Point[] | null {
  const { object } = person;
  const attached =
    /^(?:please )?(?:find|see) (?:(?:the )?attached|enclosed) (?:is |are |you will find )?(.*)$/i.exec(text) ??
    /^(?:please )?find (.*?) (?:attached|enclosed)$/i.exec(text);
  if (attached?.[1] !== undefined && attached[1] !== '') {
    return [{ kind: 'say', text: `I attach ${turn(attached[1])}` }];
  }
  const polite =
    /^(?:(?:so|and|but|otherwise|then|in case),? )?(?:please|kindly)(?: do(?! not)| also| just)* (.*)$/i.exec(
      text,
    )?.[1] ?? /^do (?!not\b)(\p{Ll}+ .*)$/u.exec(text)?.[1];
  const [first = ''] = (polite ?? text).split(/[\s,]/);
  // "Pay is 9 a week": a noun that looks like an order.
  const isNoun = /^\S+ (?:is|are|was|were|has|had|will|can|of|and)\b/i.test(text);
  if (polite === undefined && (!imperatives.has(first) || isNoun)) {
    return null;
  }
  const body = polite ?? text;
  const free = /^feel free to (.*)$/i.exec(body)?.[1];
  if (free !== undefined) {
    return [{ kind: 'say', text: `${person.subject} can ${turn(free)}` }];
  }
  const noted = /^(?:note|bear in mind|be aware|keep in mind|remember)(?: also)? that (.*)$/i.exec(body)?.[1];
  if (noted !== undefined) {
    return [{ kind: 'order', text: `point out{to} that ${turn(noted)}` }];
  }
  if (/^let's |^let us /i.test(body)) {
    return [{ kind: 'order', text: `suggest{to} we ${turn(body.replace(/^let(?:'s| us) /i, ''))}` }];
  }
  const known =
    /^let me know(?: please)?,? (if|whether|when|what|where|how|which|who|about|once|in case|as soon as|until|by|your|any|the|through|via|at|on)\b(.*)$/i.exec(
      body,
    );
  if (known) {
    return [{ kind: 'order', text: `ask {them} to let me know ${turn(`${known[1] ?? ''}${known[2] ?? ''}`)}` }];
  }
  if (/^see (?:you|above|below)\b/i.test(body)) {
    return /^see you/i.test(body) ? [{ kind: 'say', text: `I'll see ${object}${body.slice(7)}` }] : null;
  }
  if (
    /^have (?:a|an|fun)\b/i.test(body) &&
    /\b(?:\w*days?|week|weekend|trip|time|fun|evening|morning|afternoon|night|rest|journey|flight|break)\b/i.test(body)
  ) {
    return [{ kind: 'order', text: `wish {them} ${turn(body.replace(/^have /i, ''))}` }];
  }
  const forbidden = /^(?:don't|do not|never) (.*)$/i.exec(body)?.[1];
  const verb = polite === undefined ? 'tell' : 'ask';
  return [
    {
      kind: 'order',
      text: forbidden === undefined ? `${verb} {them} to ${turn(body)}` : `${verb} {them} not to ${turn(forbidden)}`,
    },
  ];
}

function wish(text: string, turn: Turn): Point[] | null {
  const luck = /^(?:good|best of) luck\b(?: (.*))?$/i.exec(text);
  if (luck) {
    return [{ kind: 'order', text: `wish {them} good luck${luck[1] === undefined ? '' : ` ${turn(luck[1])}`}` }];
  }
  const wishes = /^(?:(?:i am |i'm )?wishing you|i wish you|happy|merry|all the best (?:for|with)) ?(.*)$/i.exec(text);
  if (wishes?.[1] !== undefined && wishes[1] !== '') {
    const what = /^(?:happy|merry)/i.exec(text)?.[0];
    return /^happy to\b/i.test(text)
      ? null
      : [
          {
            kind: 'order',
            text: `wish {them} ${what === undefined ? '' : `a ${what.toLowerCase()} `}${turn(/^all the best/i.test(text) ? text : wishes[1])}`,
          },
        ];
  }
  const congratulated = /^(?:(?:many )?congratulations|congrats)(?: to you)?(?: (?:on|for) (.*))?$/i.exec(text);
  if (congratulated) {
    return [
      {
        kind: 'order',
        text: `congratulate {them}${congratulated[1] === undefined ? '' : ` on ${turn(congratulated[1])}`}`,
      },
    ];
  }
  const hoped = /^(?:hope|hoping|looking forward|glad|happy|delighted|pleased|sounds|hoped)\b/i.exec(text);
  if (hoped && !/^(?:hope|happy) (?:is|birthday)/i.test(text)) {
    const am = /^(?:looking|hoping|glad|happy|delighted|pleased)/i.test(text);
    return /^sounds/i.test(text) ? null : [{ kind: 'say', text: `${am ? "I'm" : 'I'} ${turn(text)}` }];
  }
  const suggested =
    /^(?:i (?:just |also )?(?:wanted to|would|want to|can only|'d)? ?(?:suggest|propose|recommend)|i'd (?:suggest|propose|recommend)|how about|what about|maybe we (?:can|could)|perhaps we (?:can|could))(?: that)? (.*)$/i.exec(
      text,
    );
  if (suggested?.[1] !== undefined) {
    return [{ kind: 'order', text: `suggest{to} ${turn(suggested[1])}` }];
  }
  return null;
}

function answerWord(text: string, person: Person, isQuestion: boolean): Point[] | null {
  const found =
    /^(yes|yep|yeah|sure|no|nope|agreed|exactly|absolutely|certainly|definitely|great|perfect|excellent|no worries|no problem|not at all|welcome)(?:,| -|:|;)? ?(.*)$/i.exec(
      text,
    );
  if (found === null || isQuestion) {
    return null;
  }
  const [, word = '', rest = ''] = found;
  const comma = /^\S+(?: \S+)?[,;:-]/.test(text) || rest === '';
  if (!comma) {
    return null;
  }
  const yes = /^(?:yes|yep|yeah|sure|agreed|certainly|absolutely|definitely)$/i.test(word);
  const no = /^(?:no|nope)$/i.test(word);
  const said: Point = { kind: 'say', text: yes ? 'yes' : no ? 'no' : word.toLowerCase() };
  return rest === '' ? [said] : [said, ...pointOf(rest, person)];
}
