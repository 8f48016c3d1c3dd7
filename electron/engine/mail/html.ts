import { compile, type FormatCallback } from 'html-to-text';
import type { Body, Mark } from './body.ts';
import { plainBody } from './body.ts';

/** Longer HTML is cut: nobody writes a mail of a million letters by hand. */
const lengthLimit = 1_000_000;

/** Private-use signs carry what the HTML says through the conversion; input is cleared of them first. */
const signs: Readonly<Record<string, Mark>> = {
  '\ue000': 'quote',
  '\ue001': 'signature',
  '\ue002': 'attribution',
  '\ue003': 'forward',
  '\ue004': 'own-end',
};

function marked(sign: string): FormatCallback {
  return (element, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 });
    walk(element.children, builder);
    builder.closeBlock({
      trailingLineBreaks: 1,
      blockTransform: (text) =>
        text
          .split('\n')
          .map((line) => sign + line)
          .join('\n'),
    });
  };
}

/** A quotation, unless it is one of the blockquotes by which web mail indents the author's own text. */
const quotation: FormatCallback = (element, walk, builder, options) => {
  const { attribs: attributes = {} } = element as { attribs?: Record<string, string> };
  const style = (attributes.style ?? '').replace(/\s+/g, '').toLowerCase();
  const cited = attributes.type === 'cite' || /quote/.test(attributes.class ?? '');
  const indentation = !cited && /border:(?:none|0)|border-width:0/.test(style);
  marked(indentation ? '' : '\ue000')(element, walk, builder, options);
};

const endOfOwn: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline('\ue004', {});
  builder.closeBlock({ trailingLineBreaks: 1 });
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** A header stands at the beginning: so many elements are looked at. */
const headerReach = 200;

/** How many names of header lines, such as "From:", stand in bold print within. */
function boldNames(root: Node): number {
  const open: { node: Node; isBold: boolean }[] = [{ node: root, isBold: false }];
  let count = 0;
  for (let seen = 0; seen < headerReach; seen += 1) {
    const next = open.pop();
    if (next === undefined) {
      break;
    }
    const { type, data = '', name = '', attribs = {}, children = [] } = next.node;
    const isBold = next.isBold || /^(?:b|strong)$/.test(name) || /font-weight: ?bold/i.test(attribs.style ?? '');
    count += type === 'text' && isBold && /^[^:：]{1,30}[:：]\s*$/.test(data) ? 1 : 0;
    for (const node of children.slice(0, headerReach).reverse()) {
      open.push({ node, isBold });
    }
  }
  return count;
}

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

/** What stands below a line across the mail: Outlook's copied header in whatever language, or the author's. */
const belowLine: FormatCallback = (element, walk, builder, options) => {
  const isHeader = boldNames(element as Node) >= 3;
  (isHeader ? endOfOwn : marked(''))(element, walk, builder, options);
};

/** Cells of a row are apart, as they are on the screen. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addInline(' ', {});
};

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 200, maxInputLength: lengthLimit, ellipsis: '' },
  formatters: {
    quotation,
    signature: marked('\ue001'),
    attribution: marked('\ue002'),
    endOfOwn,
    belowLine,
    cell,
  },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: '[style*="display:none"]', format: 'skip' },
    { selector: '[style*="display: none"]', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    { selector: 'hr', options: { length: 32 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    // Outlook writes every line as a paragraph and blank lines as paragraphs of one blank.
    { selector: 'p.MsoNormal', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'blockquote', format: 'quotation' },
    { selector: 'div[name="quote"]', format: 'quotation' },
    { selector: '.gmail_attr', format: 'attribution' },
    { selector: '.moz-cite-prefix', format: 'attribution' },
    { selector: '.gmail_signature', format: 'signature' },
    { selector: '.gmail_signature_prefix', format: 'signature' },
    { selector: '.moz-signature', format: 'signature' },
    { selector: '.protonmail_signature_block', format: 'signature' },
    { selector: 'signature', format: 'signature' },
    { selector: 'div[class*="signature"]', format: 'signature' },
    { selector: 'div[id*="ignature"]', format: 'signature' },
    { selector: '#AppleMailSignature', format: 'signature' },
    { selector: '#Signature', format: 'signature' },
    { selector: '.bloop_sign', format: 'signature' },
    { selector: '#CanarySig', format: 'signature' },
    { selector: 'div[name="messageSignatureSection"]', format: 'signature' },
    { selector: '#divRplyFwdMsg', format: 'endOfOwn' },
    { selector: '#reply-intro', format: 'attribution' },
    { selector: '.yahoo_quoted', format: 'endOfOwn' },
    { selector: '#mail-editor-reference-message-container', format: 'endOfOwn' },
    { selector: 'div[style*="border-top:solid"]', format: 'belowLine' },
  ],
});

const depthLimit = 250;
const voidTag = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|td|tr|th|dd|dt|option|font)$/;

/** True where elements are nested so deep that only an attack explains it: conversion takes depth times length. */
function isBottomless(html: string): boolean {
  let depth = 0;
  let quotes = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]*)/gi)) {
    if (!voidTag.test(name.toLowerCase())) {
      const step = slash === '/' ? -1 : 1;
      depth += step;
      quotes += name.toLowerCase() === 'blockquote' ? step : 0;
      if (depth > depthLimit || quotes * html.length > 20 * lengthLimit) {
        return true;
      }
    }
  }
  return false;
}

/** The bare text of HTML that is not worth a proper conversion. */
function strip(html: string): string {
  return html
    .replace(/<(?:style|script)\b[^>]*>[^<]*/gi, '')
    .replace(/<(?:br|p|div|tr|li)\b[^>]*>/gi, '\n')
    .replace(/<\/t[dh]\b[^>]*>/gi, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\n{3,}/g, '\n\n');
}

/** Converts the HTML of a mail to lines; quotations get "> " before them and a mark, signatures a mark. */
export function htmlBody(html: string): Body {
  const clear = html.slice(0, lengthLimit).replace(/[\ue000-\uf8ff]/g, '');
  const body = plainBody(isBottomless(clear) ? strip(clear) : convert(clear));
  let afterOwn = false;
  const lines: string[] = [];
  for (const line of body.lines) {
    const lead = /^[\ue000-\ue004]*/.exec(line)?.[0] ?? '';
    const depth = lead.split('\ue000').length - 1;
    const mark = depth > 0 ? 'quote' : signs[lead.charAt(0)];
    const text = line.replace(/[\ue000-\ue004]/g, '').trimEnd();
    if (mark === 'own-end') {
      afterOwn = true;
      if (text === '') {
        continue;
      }
    }
    if (mark !== undefined || afterOwn) {
      body.marks.set(lines.length, afterOwn && mark !== 'signature' ? 'quote' : (mark ?? 'quote'));
    }
    lines.push(depth > 0 ? `${'>'.repeat(depth)} ${text}`.trimEnd() : text);
  }
  return { lines, marks: body.marks, starts: body.starts };
}
