/** Words with a full stop that do not end a sentence. */
const abbreviations =
  /(?:^|[\s(])(?:prof|dr|mr|mrs|ms|st|no|nr|vs|etc|approx|e\.g|i\.e|z\.b|d\.h|u\.a|bzw|ca|inkl|ggf|usw|evtl|tel|str|p\.s|a\.m|p\.m|\p{L})\.$/iu;
const month = /^(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)/i;
const listItem = /^\s*(?:[-*•–—]|\(?\d{1,2}[.):])\s+/;
/** Lines of programs and their output. */
const codeLine =
  /<-|[{};]\s*$|^\s*[\w.$]+\(.*\)\s*$|^\s*[\w.$[\]"']+\s*(?:\+?=|==|<|>)\s*\S.*[(),"]|\w\([\w.$]*[(["',]|^\s*#/;
const numberRow = /^\s*(?:\S*[\d"]\S*\s+){2,}\S*\s*$/;

/** A mail's body as its sentences, each on one line, without lists' marks; program code is left out. */
export function sentencesOf(body: string): string[] {
  const blocks: string[] = [];
  let open = false;
  for (const line of body.split('\n')) {
    const text = line.trim();
    if (text === '' || isCode(line)) {
      open = false;
    } else if (open && !listItem.test(line)) {
      blocks.push(`${blocks.pop() ?? ''} ${text}`);
    } else {
      blocks.push(text.replace(listItem, ''));
      open = true;
    }
  }
  return blocks.flatMap(sentencesIn);
}

/** The share of a text's letters that stand in lines of programs or their output, 0 to 1. */
export function codeShare(body: string): number {
  const lines = body.split('\n').map((line) => line.trim());
  const letters = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);
  return letters(lines.filter(isCode)) / Math.max(1, letters(lines));
}

/** Whether the full stop behind a number makes it an ordinal, as in German dates. */
function isDate(before: string, after: string): boolean {
  return /(?:^|\s)\d{1,2}\.$/.test(before) && (/^\p{Ll}/u.test(after) || month.test(after));
}

function isCode(line: string): boolean {
  return codeLine.test(line) || numberRow.test(line);
}

/** The sentences of a paragraph on one line. */
export function sentencesIn(block: string): string[] {
  const sentences: string[] = [];
  for (const piece of block.replace(/\s+/g, ' ').split(/(?<=[.!?…]["'”)]?)\s+/u)) {
    const before = sentences.at(-1);
    if (before !== undefined && (abbreviations.test(before) || isDate(before, piece))) {
      sentences[sentences.length - 1] = `${before} ${piece}`;
    } else {
      sentences.push(piece);
    }
  }
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
