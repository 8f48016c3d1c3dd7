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

/** A request with its short forms spelled out: a small model passes over "fri", and says the rest. */
export function spelledOut(request: string): string {
  return [...always, ...sometimes]
    .reduce((text, [short, long]) => text.replace(short, long), request)
    .replace(/ {2,}/g, ' ');
}
