import { isBlank } from './kinds.ts';

/** What programs send in a person's name at the press of a button. */
const pressed: readonly RegExp[] = [
  /^.{2,60} (?:reacted (?:to your (?:message|e-?mail)|via gmail)|hat auf (?:ihre|deine) nachricht reagiert|mit gmail reagiert|a réagi (?:à votre message|via gmail)|(?:ha reaccionado|reaccionó) (?:a (?:tu|su) mensaje|(?:con|a través de) gmail)|ha reagito (?:al tuo messaggio|con gmail)|reagiu (?:à sua mensagem|via gmail))(?::?|\s*<\S+>)$/i,
  /^.{2,60} (?:would like to recall the message|möchte die nachricht .{0,120} zurückrufen|souhaite rappeler le message|desea recuperar el mensaje|vorrebbe richiamare il messaggio)\b/i,
  /^.{2,60} has (?:accepted|declined|tentatively accepted) this invitation\b/i,
];

/** A receipt frames the header lines of the mail that was read. */
const receiptStart =
  /^(?:your message|ihre nachricht|votre message|su mensaje|il messaggio|uw bericht|sua mensagem)\s*$/i;
const receiptEnd =
  /^(?:was (?:read|deleted without being read|delivered)|wurde (?:am|gelesen|ungelesen)|a été lu|fue leído|è stato letto|is gelezen|foi lida)\b/i;

/** True for a text of a few lines that no hand wrote: a reaction, a receipt, a recall. */
export function isNotification(lines: readonly string[]): boolean {
  const said = lines.slice(0, 12).filter((line) => !isBlank(line) && line.length < 300 && !line.startsWith('>'));
  const first = said.slice(0, 3);
  return (
    (said.length <= 5 && first.some((line) => pressed.some((sign) => sign.test(line.trim())))) ||
    (receiptStart.test(said[0]?.trim() ?? '') && said.some((line) => receiptEnd.test(line.trim())))
  );
}
