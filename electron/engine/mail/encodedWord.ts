import libmime from 'libmime';
import { decodeText } from './charset.ts';

/** Encoded words (RFC 2047) by libmime, but with the charset corrected as in the text of a mail. */
class EncodedWords extends libmime.Libmime {
  override decodeWord(charset: string, encoding: string, text: string): string {
    const [label = ''] = charset.split('*');
    return decodeText(Buffer.from(super.decodeWord('binary', encoding, text), 'latin1'), label);
  }
}

const words = new EncodedWords();

/** Decodes the encoded words in the value of a field. */
export function decodeWords(text: string): string {
  return words.decodeWords(text);
}
