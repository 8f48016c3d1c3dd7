/**
 * What a sentence of a mail does, put as an order to whoever writes the mail.
 * `say` stands with what is said, `order` is an order of its own (`thank her for the maps`), `drop` is courtesy that
 * the person adds by themselves and nobody asks for.
 */
export type Point = { readonly kind: 'say' | 'order'; readonly text: string } | { readonly kind: 'drop' };

/** Turns a text so that it speaks of the reader. */
export type Turn = (text: string) => string;
