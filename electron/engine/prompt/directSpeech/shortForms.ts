/** How English notes shorten what a mail spells out. */
const always: readonly (readonly [RegExp, string])[] = [
  [/\bmon\b/giu, 'Monday'],
  [/\b(?:tue|tues)\b/giu, 'Tuesday'],
  [/\bweds?\b(?!\s+(?:him|her|his)\b)/giu, 'Wednesday'],
  [/\b(?:thu|thur|thurs)\b/giu, 'Thursday'],
  [/\bfri\b/giu, 'Friday'],
  [/\b(?:tmrw|tmr|tmw|2moro|2morrow)\b/giu, 'tomorrow'],
  [/\b(?:pls|plz)\b/giu, 'please'],
  [/\b(?:thx|tks|thnx)\b/giu, 'thanks'],
  [/\bmtg\b/giu, 'meeting'],
  [/\bappt\b/giu, 'appointment'],
  [/\bwh?eth?er\b/giu, 'whether'],
  [/(?<!\S)w\/o(?=\s)/giu, 'without'],
  [/(?<!\S)w\/(?=\s?\p{L})/giu, 'with '],
  [/(?<!\S)b\/c(?=\s)/giu, 'because'],
];
/** Words by themselves, and days only beside a time. */
const besideTime = String.raw`(?:\s+(?:at\s+)?\d|\s+(?:morning|afternoon|evening|noon|night|lunch))`;
const sometimes: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`\bsat(?=${besideTime})`, 'giu'), 'Saturday'],
  [new RegExp(String.raw`\bsun(?=${besideTime})`, 'giu'), 'Sunday'],
];

/** Behind "ill" and "its" they tell that an apostrophe is missing. */
const doing =
  'be|do|have|get|go|come|send|call|ring|bring|take|make|let|see|pay|write|try|look|post|meet|need|give|find|ask|tell|keep|put|pick|drop|check|add|fix|buy|book|drive|wait|stay|leave|collect|talk|cover|review|help|join';
const being =
  'a|an|the|not|too|very|so|fine|ok|okay|all|been|going|done|ready|free|allowed|cancelled|moved|finished|broken|sold|over|off|gone|here|stuck|back|late|closed|open|full|empty|wrong|lost|due|down';
/** Words typed without their apostrophe. */
const apostrophes: readonly (readonly [RegExp, string])[] = [
  [/\b(do|does|did|is|are|was|were|has|have|had|could|should|would|must|need)nt\b/giu, "$1n't"],
  [/\b(ca|wo)nt\b/giu, "$1n't"],
  [/\b(you|they)(re|ve|ll|d)\b/giu, "$1'$2"],
  [/\b(she|he|that|what|who|there)s\b/giu, "$1's"],
  [/\bi['’]?(m|ve)\b/giu, "I'$1"],
  [/(?<![\p{L}\p{N}.'’-])i(?=['’\s]\s?\p{Ll})/gu, 'I'],
  [/\bid(?=\s+(?:like|love|rather|prefer|be)\b)/giu, "I'd"],
  [new RegExp(String.raw`\bill(?=\s+(?:(?:also|then|just|probably|not)\s+)?(?:${doing})\b)`, 'giu'), "I'll"],
  [new RegExp(String.raw`(?<!\b(?:and|of|in|with|on|for|to)\s)\bits(?=\s+(?:${being})\b)`, 'giu'), "it's"],
];

/** Months are taken for names otherwise: "starts Nov 3". */
const months = 'January February March April May June July August September October November December'.split(' ');
const shortMonth = String.raw`(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?`;
const datedMonths = [
  new RegExp(String.raw`\b${shortMonth}(?=\s+\d{1,2}\b)`, 'giu'),
  new RegExp(String.raw`(?<=\b\d{1,2}(?:st|nd|rd|th)?\s+)${shortMonth}`, 'giu'),
];

/** A request with its short forms spelled out: a small model passes over "fri", and says the rest. */
export function spelledOut(request: string): string {
  const words = [...always, ...sometimes, ...apostrophes].reduce(
    (text, [short, long]) => text.replace(short, long),
    request,
  );
  const dated = datedMonths.reduce((text, short) => text.replace(short, (_, found: string) => monthOf(found)), words);
  return dated.replace(/ {2,}/g, ' ');
}

function monthOf(short: string): string {
  return months.find((month) => month.toLowerCase().startsWith(short.slice(0, 3).toLowerCase())) ?? short;
}
