import type { Part } from '../../contract/entities.ts';
import { isOwnKind } from './ownText.ts';

/** Text that is kept at most, so that memory stays flat: some ten thousand mails. An answer comes soon or never. */
const capacity = 16_000_000;
/** A mail longer than this is remembered by its beginning. */
const lengthLimit = 100_000;
/** So much is looked at for one answer, so that no mail takes long. */
const recallLimit = 200_000;
/** Of the mails that a mail answers, the latest are looked at. */
const ancestorLimit = 12;

/** Remembers what was written in the mails read lately, so that it is known again where an answer repeats it. */
export class Recollection {
  readonly #texts = new Map<string, { readonly author: string; readonly words: string }>();
  #length = 0;

  /** Notes what the author of a mail wrote or pasted; what they quoted stands in other mails. */
  remember(messageId: string, author: string, parts: readonly Part[]): void {
    const written = parts.filter(({ kind }) => isOwnKind(kind) || kind === 'other' || kind === 'forward');
    const words = inWords(
      written
        .map((part) => part.text)
        .join('\n')
        .slice(0, lengthLimit),
    );
    if (words === '' || this.#texts.has(messageId)) {
      return;
    }
    this.#texts.set(messageId, { author, words });
    this.#length += words.length;
    for (const [oldest, old] of this.#texts) {
      if (this.#length <= capacity) {
        break;
      }
      this.#texts.delete(oldest);
      this.#length -= old.words.length;
    }
  }

  /**
   * The words of the mails with these ids as far as they are remembered, as `inWords` puts them. Who answers their own
   * mail and says something again has written it again: mails of `answerer` are left out.
   */
  recall(messageIds: readonly string[], answerer: string): string {
    return messageIds
      .slice(-ancestorLimit)
      .map((id) => this.#texts.get(id))
      .flatMap((mail) => (mail === undefined || mail.author === answerer ? [] : mail.words))
      .join('|')
      .slice(-recallLimit);
  }
}

/** The words of a text in small letters with blanks around each, however its lines are broken. */
export function inWords(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu);
  return words === null ? '' : ` ${words.join(' ')} `;
}
