import { fullStop } from './ends.ts';

/** A day or a month behind a name is no part of it: "tell Ann Friday 7 is fine". */
const second = String.raw`(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)\p{Lu}[\p{L}'’-]+`;
const reader = String.raw`(?<reader>(?:(?:all\s+)?(?:the|my|our)\s+(?:\p{Ll}+\s+(?=(?:centre|center|office|team|committee|club|society|council|department|board|desk)\b))?|all\s+(?=\p{Ll}+s\b)|(?:Dr|Mrs?|Ms|Prof(?:essor)?)\.?\s+)?(?!(?:me|us|you|it)\b)[\p{L}'’-]+(?:\s+(?:(?:Dr|Mrs?|Ms|Prof)\.?\s+)?${second})?(?:\s+and\s+\p{Lu}[\p{L}'’-]+)?)`;
const subject = String.raw`(?<pronoun>[Hh]e|[Ss]he|[Tt]hey)(?<contracted>['’](?:s|d|ll|re|ve))?(?=\s)`;
const orTheirs = String.raw`(?:${subject}|(?<whose>(?:[Hh]is|[Tt]heir)(?=\s+\p{L})|[Hh]er(?=\s+\p{Ll}))\s+)`;
/** "Say to Maurice", but not "say to come". */
const sayTo = String.raw`[Ss]ay\s+to(?=\s+(?:\p{Lu}|(?:him|her|them|the|my|our)\b))`;
/** "Remind Lena that she ...", "tell Ben that his ...": a reader is told something of themselves. */
const told = String.raw`(?:[Tt]ell|[Rr]emind|[Ii]nform|[Ll]et|${sayTo})\s+${reader}(?:\s+know)?\s+(?:that\s+)?${orTheirs}`;
/** "Say that is fine": nothing hangs on it. */
const thatDoes = String.raw`(?:is|was|isn['’]t|wasn['’]t|would|will|won['’]t|wouldn['’]t|could|can|can['’]t|should|may|might|must|sounds?|looks?|seems?|works?|suits?|fits?|does|doesn['’]t|has|had|makes|means|depends|helps|worked|sounded|went)\b`;
/** "Tell her the reviewers liked it", "tell the list that version 3 is out": what it says stays, who is told goes. */
const says = String.raw`(?<says>(?:[Tt]ell|[Rr]emind|[Ii]nform|[Ll]et|[Ww]rite(?:\s+to)?|${sayTo})\s+${reader}(?:\s+know)?(?::\s+|\s+(?:that\s+(?!(?:he|she|they|his|her|their)\b|${thatDoes})|(?=that\s+${thatDoes})|(?=(?:the|my|our|a|an|this|these|those|it|there|we|I|yes|no|nobody|everything|both|to(?:day|morrow)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d[\d:.]*)(?:['’]\p{L}+)?,?\s))))`;
/** "Reply to Anna: Tuesday is fine". */
const replies = String.raw`(?<says>(?:[Rr]eply\s+to|[Aa]nswer|[Ee]-?mail|[Tt]ext|[Mm]essage)\s+${reader}:\s+)`;
/** "Let the team know standup moves to nine". */
const lets = String.raw`(?<bare>[Ll]et\s+${reader}\s+know\s+(?!(?:that|he|she|they|his|her|their|if|whether|when|where|how|what|why|which|who|about|of)\b))`;
/** "Reply that it works", "explain to Anna that the train is late". */
const answers = String.raw`(?<says>(?:[Rr]eply|[Aa]nswer|[Ss]ay|[Mm]ention|[Ee]xplain|[Cc]omplain|[Ww]rite\s+back)(?:\s+to\s+${reader})?\s+(?:that\s+(?!(?:he|she|they)\b|${thatDoes})|(?=that\s+${thatDoes})))`;
/** How a statement begins: "say it is in the shed", but neither "say a few words" nor "say how it went". */
export const statement = String.raw`(?:I|we|he|she|it|they|you|this|that|these|those|there|the(?!\s(?:usual|same)\b)|my|our|your|his|her|their|its|an?(?!\s(?:few|word|bit|big|little|lot)\b)|no one|nobody|every(?:one|body|thing)|any|some|all|most|both|in fact,?|otherwise,?|(?!(?:only|simply|kindly|politely|briefly|firmly|gently|nicely|clearly)\b)\p{Ll}+ly,?|(?!\p{Ll}*thing\b)\p{Ll}{3,}ing|(?:as|since|because|if|when|once|after|before|until|on|in|at|for|to)\b[^,.;?!]+,)(?:['’]\p{L}+)?\s`;
/** "...; say the link that he sent is broken". */
const statesOn = String.raw`(?<says>[Ss]ay\s+(?=${statement})(?!(?:that\s+)?(?:he|she|they|you|his|her|their)\b))`;
/** "Confirm I'll come". */
const confirms = String.raw`(?<says>[Cc]onfirm\s+(?:that\s+)?(?=(?:I|we)(?:['’]\p{L}+)?\s))`;
/** A word of a question, or what is called by letters: "which version of R he has". */
const wordOrLetters = String.raw`(?:\p{Ll}[\p{L}'’-]*|\p{Lu}{1,4}\d*)(?=\s)`;
const question = String.raw`(?:if|whether|when|where|why|how|what|which|who)\b(?:\s+${wordOrLetters}){0,4}?\s+`;
/** "Ask how many chairs she ...": a reader is asked something of themselves. */
const asked = String.raw`(?<question>(?:[Aa]sk|[Tt]ell|[Ee]xplain(?:\s+to)?)(?:\s+${reader})??\s+${question})${orTheirs}`;
/** "Suggest she tries ...": a reader is advised. */
const advised = String.raw`(?<question>(?:[Ss]uggest|[Rr]ecommend|[Pp]ropose|[Hh]ope)(?:\s+to\s+${reader})?\s+(?:that\s+)?)${subject}`;
/** "Apologise to Mr Holm that his ...", "thank Anna for her ...": a reader is met with something of theirs. */
const met = String.raw`(?<met>(?:(?:[Aa]pologi[sz]e|[Ss]ay\s+(?:sorry|thanks))(?:\s+to\s+${reader})?|(?:[Tt]hank|[Cc]ongratulate)\s+${reader}(?:\s+(?:very|so)\s+much)?)\s+(?:that|for|on|because)\s+(?:\p{Ll}+ing\s+(?:me\s+|us\s+)?)?)${orTheirs}`;
/** Not what somebody else is asked to tell, and not what somebody tells: "I'd say that it works". */
const self = String.raw`(?<!\b(?:to|I|we|he|she|they|you|can|could|would|will|should|must|may|might|not|never|better)\s|['’](?:d|ll|t|ve|re)\s)\b`;
const joins = String.raw`\b(?:and|but|so|because|since|once|when|if|after|before|until|till|unless|while|as soon as|as long as|as|than|like)`;
/** "Tell Toby no, he can have it on Monday": a later clause about the reader. */
const later = String.raw`(?<later>(?:[,;.:]|${joins})\s+(?:(?:that|whether|if|when|what|where|how|why)\s+|(?:how|which)\s+(?:${wordOrLetters}\s+){1,3}?)?)${orTheirs}`;
export const patterns = [
  self + told,
  self + says,
  self + replies,
  self + lets,
  self + answers,
  self + statesOn,
  self + confirms,
  self + asked,
  // "I hope she enjoyed it" is said by somebody.
  String.raw`(?<!\bto\s)\b${advised}`,
  self + met,
  later,
].map((pattern) => new RegExp(pattern, 'u'));
/** "Tell Anna the truth", "tell her the address of the office": a thing to tell of, and nothing that is said. */
export const isThing = /^(?:the|my|our|an?|this|these|those|no|both)\s/iu;
export const verb =
  /\b(?:am|is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|\p{L}+n['’]t|\p{L}+['’](?:s|re|ll|ve|d|m)|needs?|wants?|works?|comes?|leaves?|starts?|ends?|arrives?|costs?|takes?|looks?|seems?|goes|gets?|makes?|gives?|says?|breaks?|closes?|opens?|begins?|follows?|drops?|fits?|runs?|means?|lies|stands?|leaks?|crashes|stops?|moves?|stays?|got|came|went|said|took|made|gave|left|found|lost|broke|won|sent|saw|told|thought|wrote|began|fell|felt|held|kept|knew|paid|put|ran|sold|met|\p{Ll}{2,}ed)\b/iu;
/** Where what they are told ends. */
export const clauseEnd = new RegExp(
  String.raw`${fullStop}|[;!?\n]|,?\s(?:and|then)\s(?:ask|tell|say|that\s(?!(?:he|she|they)\b)|I\b)`,
  'iu',
);
export const orderEnd = new RegExp(
  String.raw`${fullStop}|[;!?\n]|,?\s(?:and|then|but)\s(?:ask|tell|say|wish|thank|suggest|propose)\b`,
  'iu',
);
/** Where the next order stands, whatever sentences are told before it. */
export const toldEnd = new RegExp(
  String.raw`(?:${fullStop}|[,;!?\n]|\s(?:and|then|but))\s+(?:(?:and|then|but|also|please)\s+)*(?:ask|tell|say|wish|thank|suggest|propose|invite|remind|apologi[sz]e|offer|congratulate|let|write|reply|explain|mention)\b`,
  'iu',
);
/** The same, and where it goes on about the reader. */
export const saysEnd = new RegExp(
  [
    String.raw`${fullStop}|[;!?\n]|,?\s(?:and|then)\s(?:ask|tell|say|I\b)`,
    String.raw`(?:^|,?\s)(?:and\s)?${joins}\s(?:(?:that|whether|if|when|what|where|how|why)\s)?(?:he|she|they)\b|,?\s(?:that\s)?(?:he|she|they)\b`,
  ].join('|'),
  'iu',
);
