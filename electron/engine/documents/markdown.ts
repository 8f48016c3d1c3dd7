import { lexer, type Token, type Tokens } from 'marked';
import { decodeText } from '../mail/charset.ts';
import { collectBlocks, type Collector } from './blocks.ts';
import type { Content } from './document.ts';
import { addHtml, languageCode } from './html.ts';
import { readPlainText } from './plainText.ts';
import { momentOf } from './properties.ts';

/** Longer Markdown is cut: the parser needs a multiple of it in memory. */
const longest = 12_000_000;

/**
 * Reads Markdown (CommonMark with tables). Marks of emphasis and addresses of links are left out. What is too deep or too
 * long for its parser, whose stack is then used up, is read as plain text.
 */
export function readMarkdown(bytes: Uint8Array): Content {
  try {
    return readMarks(bytes);
  } catch (error) {
    if (error instanceof RangeError) {
      return readPlainText(bytes);
    }
    throw error;
  }
}

function readMarks(bytes: Uint8Array): Content {
  const text = decodeText(bytes, undefined).slice(0, longest);
  const front = /^\ufeff?---\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)\s*(?:\n|$)/.exec(text);
  const out = collectBlocks();
  addTokens(lexer(text.slice(front?.[0].length ?? 0)), out, 0);
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:[ \\t]*["']?(.+?)["']?[ \\t]*$`, 'im').exec(front?.[1] ?? '')?.[1];
  return {
    title: field('title') ?? null,
    date: momentOf(field('date')),
    language: languageCode(field('lang(?:uage)?')),
    ...out.finish(),
  };
}

function addTokens(tokens: readonly Token[], out: Collector, depth: number): void {
  for (const token of tokens as readonly (Tokens.Generic | Tokens.Heading | Tokens.List | Tokens.Table)[]) {
    switch (token.type) {
      case 'heading':
        out.begin('heading', (token as Tokens.Heading).depth);
        out.add(plain(token));
        out.end();
        break;
      case 'list':
        addList(token as Tokens.List, out, depth);
        break;
      case 'table':
        for (const row of [(token as Tokens.Table).header, ...(token as Tokens.Table).rows]) {
          out.beginRow();
          for (const cell of row) {
            out.beginCell();
            out.add(cell.tokens.map(plain).join(''));
          }
          out.endRow();
        }
        break;
      case 'blockquote':
        addTokens(token.tokens ?? [], out, depth);
        break;
      case 'space':
      case 'hr':
      case 'def':
        break;
      case 'html':
        addHtml(token.raw, out);
        break;
      default:
        out.begin('paragraph');
        out.add(plain(token));
        out.end();
    }
  }
}

function addList(list: Tokens.List, out: Collector, depth: number): void {
  for (const [index, item] of list.items.entries()) {
    out.begin('item', depth + 1);
    out.add(list.ordered ? `${(list.start === '' ? 1 : list.start) + index}. ` : '');
    for (const [at, token] of item.tokens.entries()) {
      // The words of an item are its first paragraph; what is more stands for itself.
      if (token.type === 'text' || (token.type === 'paragraph' && at === 0)) {
        out.add(plain(token));
      } else {
        addTokens([token], out, depth + 1);
      }
    }
    out.end();
  }
}

/** The words of a piece, without what marks them. */
function plain(token: Token): string {
  if (token.type === 'br') {
    return '\n';
  }
  if (token.type === 'html' || token.type === 'checkbox') {
    return '';
  }
  const { tokens, text, type } = token as Tokens.Generic & { text?: string };
  if (tokens !== undefined && tokens.length > 0 && type !== 'image') {
    return tokens.map(plain).join('');
  }
  const words = text ?? '';
  // Lines of a paragraph are broken where they happened to end; those of code where they are meant to.
  return type === 'code' ? words : unescaped(words.replace(/\s*\n\s*/g, ' '));
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => named[name] ?? '');
}
