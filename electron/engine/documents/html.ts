import { decodeText } from '../mail/charset.ts';
import { collectBlocks, type Collector } from './blocks.ts';
import type { Content } from './document.ts';
import { type Element, parseMarkup, type Walker } from './markup.ts';
import { momentOf } from './properties.ts';

/** Elements that hold no text to be read, or none of the document's own. */
const skipped = new Set(
  'script style template noscript iframe object svg math canvas video audio select button textarea nav head title'.split(
    ' ',
  ),
);
/** Elements that stand by themselves, so that text before and behind them is not of one paragraph. */
const standing = new Set(
  'p div section article main header footer aside blockquote dl dt dd figure figcaption address pre form fieldset hr table caption details summary'.split(
    ' ',
  ),
);
const dates =
  /^(?:date|dc\.date|dcterms\.modified|dcterms\.date|article:modified_time|article:published_time|last-modified)$/i;

/** Reads a page as text: nothing is run or fetched, and what a browser would not show is left out. */
export function readHtml(bytes: Uint8Array): Content {
  const out = collectBlocks();
  const { title, date, language } = addHtml(decodeText(bytes, charsetIn(bytes)), out);
  return { title: title.trim() || null, date, language, ...out.finish() };
}

interface About {
  title: string;
  date: number | null;
  language: string | null;
}

/** Adds the blocks of a page, or of a piece of one, and answers what it says of itself. */
export function addHtml(text: string, out: Collector): About {
  const about: About = { title: '', date: null, language: null };
  const markup = parseMarkup('html', walkerOf(out, about));
  markup.write(text);
  markup.end();
  out.end();
  return about;
}

function walkerOf(out: Collector, about: About): Walker {
  const lists: { readonly numbered: boolean; items: number }[] = [];
  let skipping = 0;
  let inHead = false;
  let inTitle = false;
  let inPre = 0;
  /** An item has begun and holds no words yet: what stands in it first is the item itself. */
  let fresh = false;

  const openVisible = ({ name, attributes }: Element): void => {
    if (/^h[1-6]$/.test(name)) {
      out.begin('heading', Number(name.charAt(1)));
    } else if (name === 'ul' || name === 'ol' || name === 'menu') {
      out.end();
      lists.push({ numbered: name === 'ol', items: Number(attributes['start'] ?? 1) - 1 || 0 });
    } else if (name === 'li') {
      const list = lists.at(-1);
      fresh = true;
      out.begin('item', Math.max(1, lists.length));
      if (list !== undefined) {
        list.items += 1;
        out.add(list.numbered ? `${list.items}. ` : '');
      }
    } else if (name === 'tr') {
      out.beginRow();
    } else if (name === 'td' || name === 'th') {
      out.beginCell();
    } else if (name === 'br') {
      out.add('\n');
    } else if (standing.has(name)) {
      if (!fresh) {
        out.end();
      }
      inPre += name === 'pre' ? 1 : 0;
    }
  };
  return {
    open: (element) => {
      const { name, attributes } = element;
      inTitle ||= name === 'title' && (inHead || skipping === 0);
      inHead ||= name === 'head';
      if (name === 'meta' && dates.test(attributes['name'] ?? attributes['property'] ?? '')) {
        about.date ??= momentOf(attributes['content']);
      }
      if (name === 'html') {
        about.language = languageCode(attributes['lang']);
      }
      if (skipping > 0 || skipped.has(name) || isHidden(attributes)) {
        skipping += 1;
      } else {
        openVisible(element);
      }
    },
    text: (text) => {
      if (inTitle) {
        about.title += text;
      } else if (skipping === 0 && (text.trim() !== '' || text.includes(' '))) {
        fresh &&= text.trim() === '';
        out.add(inPre > 0 ? text : text.replace(/\s+/g, ' '));
      }
    },
    close: (name) => {
      if (skipping > 0) {
        inTitle &&= name !== 'title';
        inHead &&= name !== 'head';
        skipping -= 1;
      } else if (name === 'ul' || name === 'ol' || name === 'menu') {
        out.end();
        lists.pop();
      } else if (name === 'tr') {
        out.endRow();
      } else if (standing.has(name) || /^(?:h[1-6]|li)$/.test(name)) {
        fresh = false;
        out.end();
        inPre -= name === 'pre' ? 1 : 0;
      }
    },
    get done() {
      return out.full;
    },
  };
}

function isHidden(attributes: Element['attributes']): boolean {
  return 'hidden' in attributes || /display\s*:\s*none/i.test(attributes['style'] ?? '');
}

function charsetIn(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(4_096, bytes.length)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? /encoding="([\w-]+)"/.exec(start)?.[1];
}

/** ISO 639-1 of a tag such as "de-AT". */
export function languageCode(tag: string | undefined): string | null {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase() ?? null;
}
