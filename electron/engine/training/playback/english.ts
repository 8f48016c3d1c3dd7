import { functionWords } from '../../prompt/functionWords.ts';
import { turnEnglish, type Person } from './englishPronouns.ts';

/**
 * What a sentence of a mail does, put as an order to whoever writes the mail.
 * `say` stands with what is said, `order` is an order of its own (`thank her for the maps`), `drop` is courtesy that
 * the person adds by themselves and nobody asks for.
 */
export type Point = { readonly kind: 'say' | 'order'; readonly text: string } | { readonly kind: 'drop' };

const courtesies = [
  /^(?:i )?(?:do |really )?hope (?:that )?(?:this (?:e-?mail|message|note) finds you|you(?:'re| are)(?: all)? (?:doing )?(?:well|fine|ok)|all is well|everything is (?:well|fine|ok|good)|you (?:had|have) (?:a|had) (?:good|nice|great|lovely)[^,]{0,30})\b[^,;]*$/i,
  /^(?:i(?:'m| am) |really |i )?look(?:ing)? forward to (?:hearing|your (?:reply|response|answer))\b[^,;]*$/i,
  /^how are you(?: doing)?(?: today)?$/i,
  /^(?:please )?(?:do )?let me know(?: if you have any (?:other |further )?questions)?$/i,
  /^(?:please )?(?:do not|don't) hesitate to (?:contact|ask|reach out)[^,;]{0,30}$/i,
  /^(?:thanks|thank you|many thanks)(?: (?:so|very) much)? in advance$/i,
  /^(?:best|kind|warm) (?:regards|wishes)\W*\w*$/i,
];

const auxiliary = `(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|shall|may|might|must|am|don't|doesn't|didn't|isn't|aren't|can't|won't|couldn't|wouldn't|shouldn't)`;
const subject = `(?:i|you|we|they|he|she|it|this|that|there|these|those|everything|anybody|anyone|someone|somebody|(?:my|your|our|the|his|her|their) [\\p{L}'-]+)`;
const inverted = new RegExp(`^(${auxiliary}) (${subject})\\b(?: (.*))?$`, 'iu');
const asking = /^(what|when|where|who|whom|whose|which|why|how)\b/i;
const askingInverted = new RegExp(
  `^((?:what|when|where|who|whom|whose|which|why|how)\\b(?: [\\p{L}\\p{N}'-]+){0,3}?) (${auxiliary}) (${subject})\\b(?: (.*))?$`,
  'iu',
);
const request =
  /^(?:(?:so|and|but|also|then|if so|in that case|otherwise|again),? )?(?:please )?(?:could|can|would|will) you (?!and\b|or\b)(?:please |kindly |possibly |perhaps |maybe |also |just |then )*(?:be (?:so kind|able) (?:as )?to |be willing to )?(.*)$/i;
const polite =
  /^(?:so,? )?(?:i(?:'d| would| just| only|'ve| have)? ?(?:like|want|wanted|wish|wished) to (?:ask|know|check)|i was (?:just )?wondering|i wonder(?:ed)?|just (?:wanted to ask|wondering|checking)|i(?:'m| am) (?:just )?(?:wondering|writing to ask)|may i ask|can i ask(?: you)?|let me ask(?: you)?)\b(?: you)?,?:? ?/i;
const announced = `(?:i (?:just |also |only )?(?:wanted|want|would like|wish) to|i'd (?:just |also )?like to|just (?:wanted|want) to|just to|i am writing to|i'm writing to|i (?:can|must|should|have to|need to)|(?:this is )?to|let me|allow me to) (?:quickly |briefly |also )?`;
/** Words that only announce what is said. */
const telling = new RegExp(
  `^${announced}(?:(?:let you know|inform you|tell you|say|mention)(?: to you)?[,:]? (?:that,? )?|(?:note|add|confirm|report|point out|emphasi[sz]e|stress|remind you) that,? )`,
  'i',
);
const imperatives = new Set(
  `send call try use have take bring ring tell look make note check read keep remember don't do give let get put add go
   come ask see find wait stop leave write set run install follow change type remove move stay wear eat start open close
   click download upload attach forward confirm reply answer advise contact book order pay sign print prepare pick choose
   decide think consider be let's enjoy file oil bear mind say feel substitute replace say thank`.split(/\s+/),
);
const thanks =
  /^(?:(?:first(?:ly)?|once again|again),? )?(?:i(?:'d| would) like to thank you|i thank you|thank you|thanks|many thanks|thx)(?:,? (?:again,?|so much|very much|a lot|indeed|kindly|all|both|once again))*(?:,? (\p{Lu}[\p{L}'-]+),?)?(?: (for|to) (.*))?$/u;
const apology =
  /^(?:i(?:'m| am) (?:very |so |really |terribly |truly )?sorry|(?:i )?apologi[sz]e|(?:my |many |with )?apologies|(?:so |very )?sorry)\b(?: again)?,?(?: (for|about|that|if|to) (?!(?:some|that|this|whatever) reason)(.*)| (.+))?$/i;
/** A condition before a request or a question; an order speaks of it first too. */
const conditional =
  /^((?:if (?:so|not|possible|needed|necessary)|in that case|otherwise|alternatively|also),?|(?:since|as|because|if|when|in case) [^,]{3,60},) ((?:please|could|can|would|will|let me know|let us know|do|is|are|should|shall|may|feel free|call|send)\b.*)$/i;
/** Questions that are often written without their mark. */
const unmarked = /^(?:have|do|did|are|could|can|would|will) you\b/i;
const opener =
  /^(?:(?:well|so|ok|okay|alright|anyway|right|oh|hmm|meanwhile|also|and|then|by the way|btw|in any case|firstly|secondly|finally|further|furthermore|additionally|moreover|in addition|actually|basically|indeed|of course|in brief),? )+(?=\S)/i;

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
  const isQuestion = /\?["'”)]*$/.test(plain) || unmarked.test(text);
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
    (/^(?:please|let me know|let us know|send|feel free)\b/i.test(text) ? order(text, person, turn) : null) ??
    question(text, isQuestion, person, turn) ??
    order(text, person, turn) ??
    wish(text, turn) ??
    answerWord(text, person, isQuestion) ?? [{ kind: 'say', text: turn(text) }]
  );
}

type Turn = (text: string) => string;

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

function question(text: string, isQuestion: boolean, person: Person, turn: Turn): Point[] | null {
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
    return /^(?:mind|like|prefer|be interested|be up|be free|be available|agree|recommend)\b/.test(asked[1])
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
  return `${who} ${lower}${tail}`;
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
  if (polite === undefined && !imperatives.has(first)) {
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
    /day|week|trip|time|fun|holiday|evening|rest|weekend|journey|flight|break/i.test(body)
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

/** First words of a sentence that have no capital elsewhere. */
const usual = new Set([
  ...functionWords('en'),
  ...imperatives,
  ...`can could will would should shall may might must not no yes please thanks thank sorry unfortunately however although though
    if once since because while until unless maybe perhaps let's sure great good nice perfect fine okay ok alright well
    hope hoping looking happy glad delighted pleased sounds apologies many much most more some any all both every each
    another other others one two three four five six first second third finally next last again still already today
    tomorrow yesterday tonight here there now later recently currently currently regarding concerning following due
    despite during after before without between apparently hopefully honestly actually basically otherwise instead
    anyway meanwhile besides further furthermore additionally moreover nothing something anything everything nobody
    somebody someone anyone everyone whatever whenever wherever let only even never always often sometimes probably
    possibly definitely certainly obviously clearly good-bye bye don't doesn't didn't isn't aren't wasn't can't won't
    haven't hasn't couldn't wouldn't shouldn't happy congratulations congrats welcome wishing wonderful excellent
    interesting apart yours mine back attached enclosed below above same such few several enough late early`.split(
    /\s+/,
  ),
]);

/** A small first letter, unless the word would have a capital anywhere. */
export function lowered(text: string): string {
  const [first = ''] = text.split(/[\s,;:.!?]/);
  if (/^(?:I|I['’]\w+)$/.test(first) || /^\p{Lu}[\p{L}\p{N}]*\p{Lu}/u.test(first)) {
    return text;
  }
  return /^\p{Lu}\p{Ll}*(?:['’]\p{Ll}+)?$/u.test(first) &&
    (usual.has(first.toLowerCase()) || /(?:ing|ly|ed|tion)$/.test(first))
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}
