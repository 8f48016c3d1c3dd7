/** Whom a request asks: "ask Ben", "ask the hotel", "ask Dr. Helen Marsh". */
const whom = String.raw`(?:\s+(?:(?:the|my|our)\s+)?[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]*){0,2})??`;
const aux = 'can|could|would|will|are|were|should|may|might';
const plain = 'want|need|have|know|like|remember|think|mind|prefer|own|sell|offer|plan|live|work|use';
/** Behind "have" it tells that something is done: "you have read it". */
const done = String.raw`\p{L}+(?:ed|en|wn)|got|had|been|read|made|sent|heard|found|met|left|lost|put|paid|set|bought|brought|thought|done|gone|seen`;
const asking = new RegExp(
  String.raw`(?<ask>\bask)${whom}\s+(?:if|whether)\s+you\s+(?:(?<aux>${aux})|(?<have>have)(?=\s+(?:${done})\b)|(?<verb>${plain}))\b`,
  'giu',
);
const further = new RegExp(
  String.raw`(?<=\bask: [^.;?!\n]*)(?<join>,?\s(?:and|or)\s|,\s)(?:if|whether)\s+you\s+(?:(?<aux>${aux})|(?<have>have)(?=\s+(?:${done})\b)|(?<verb>${plain}))\b`,
  'giu',
);
/** "Write to Dr. Marsh at Riverside, ask ...": who is written to, before what they are asked. */
const writing =
  /^(?:[Pp]lease\s+)?(?:[Ww]rite|[Ee]-?mail|message|text|reply)\s+(?:to\s+)?(?:(?:the|my|our)\s+\p{Ll}+|(?:\p{Lu}[\p{L}'’.-]*\s?){1,4})(?:\s*at\s+(?:\p{Lu}[\p{L}'’-]*\s?){1,3})?(?:\s*[,:;]\s*|\s*and\s+)(?=(?:ask|tell|say|thank|invite|remind|apologi[sz]e|explain|congratulate)\b)/u;

/** A request whose questions to the reader are put as they are asked: "ask if you could speak" becomes "ask: could you speak". */
export function askedPlainly(request: string): string {
  const begun = request.replace(writing, '');
  const put = begun
    .replace(asking, (...found) => `${groupsOf(found)['ask'] ?? 'ask'}: ${question(groupsOf(found))}`)
    .replace(further, (...found) => `${groupsOf(found)['join'] ?? ', '}${question(groupsOf(found))}`);
  return begun === request ? put : put.charAt(0).toUpperCase() + put.slice(1);
}

type Groups = Readonly<Record<string, string | undefined>>;

function groupsOf(found: readonly unknown[]): Groups {
  return found.at(-1) as Groups;
}

function question({ aux: verb, have, verb: other }: Groups): string {
  return other === undefined ? `${verb ?? have ?? 'do'} you` : `do you ${other}`;
}
