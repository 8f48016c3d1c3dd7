import { decodeText } from './charset.ts';
import { decodeTransfer } from './transfer.ts';

const word = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi;

/**
 * Decodes encoded words (RFC 2047). Neighbours of one charset are joined before they are decoded, since programs break
 * letters between them; a wrong charset is corrected as in the text of a mail.
 */
export function decodeWords(text: string): string {
  let out = '';
  let end = 0;
  let open: { charset: string; bytes: Buffer[] } | null = null;
  const close = (): void => {
    out += open ? decodeText(Buffer.concat(open.bytes), open.charset) : '';
    open = null;
  };
  for (const match of text.matchAll(word)) {
    const [whole, charset = '', encoding = '', content = ''] = match;
    const between = text.slice(end, match.index);
    if (open === null || between.trim() !== '' || open.charset !== charset.toLowerCase()) {
      const adjoins = open !== null && between.trim() === '';
      close();
      out += adjoins ? '' : between;
      open = { charset: charset.toLowerCase(), bytes: [] };
    }
    const isBase64 = encoding.toLowerCase() === 'b';
    const raw = Buffer.from(isBase64 ? content : content.replaceAll('_', ' '), 'latin1');
    open.bytes.push(decodeTransfer(raw, isBase64 ? 'base64' : 'quoted-printable'));
    end = match.index + whole.length;
  }
  close();
  return out + text.slice(end);
}
