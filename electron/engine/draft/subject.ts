import { functionWords } from '../prompt/functionWords.ts';
import { stems } from './stems.ts';

/** Words by which an office begins its subjects, and hardly anybody else. */
export const stiffStarts: readonly string[] = [
  ...['Request', 'Inquiry', 'Enquiry', 'Regarding', 'Concerning', 'Notification', 'Confirmation'],
  ...['Anfrage', 'Bitte', 'Mitteilung', 'Betreff', 'Demande', 'Objet', 'Solicitud', 'Asunto', 'Richiesta', 'Oggetto'],
  // What the request tells to do.
  ...['Demander', 'Rappeler', 'Remercier', 'Remerciement', 'Pregunta', 'Preguntar', 'Recordatorio'],
];

/** Words of a first sentence that can stand as a subject. */
const mostWords = 6;

interface Written {
  /** The mail without greeting and sign-off. */
  readonly body: string;
  /** The request and the facts given. */
  readonly asked: string;
  /** ISO 639-1. */
  readonly language: string;
}

/**
 * A model's subject, in plain letters and held to the mail: it ends before the first word of content that neither the
 * mail nor the request has ("Dinner on Monday" becomes "Dinner" where no Monday was spoken of). Where nothing is left,
 * a short first sentence of the mail serves, and else there is none.
 */
export function plainSubject(given: string, { body, asked, language }: Written): string {
  const small = functionWords(language);
  const known = new Set(stems(`${asked}\n${body}`, small));
  const words = given.split(/\s+/).filter((word) => word !== '');
  const strange = words.findIndex((word) => stems(word, small).some((each) => !known.has(each)));
  const kept = strange < 0 ? words : words.slice(0, strange);
  while (strange >= 0 && kept.length > 0 && stems(kept.at(-1) ?? '', small).length === 0) {
    kept.pop();
  }
  const subject = kept.map((word, index) => (index === 0 ? word : uncapitalized(word, `${asked}\n${body}`))).join(' ');
  return trimmed(subject) || shortSentence(body);
}

/** `Bell` becomes `bell` where the mail has it so. */
function uncapitalized(word: string, text: string): string {
  const lower = word.charAt(0).toLowerCase() + word.slice(1);
  return text.split(/[^\p{L}\p{N}'’-]+/u).includes(lower.replace(/[^\p{L}\p{N}'’-]+$/u, '')) ? lower : word;
}

function shortSentence(body: string): string {
  const [sentence = ''] = body.trim().split(/(?<=[.!?…])\s|\n/u);
  const plain = trimmed(sentence);
  return plain.split(/\s+/).length > mostWords ? '' : plain.charAt(0).toUpperCase() + plain.slice(1);
}

function trimmed(text: string): string {
  return text.replace(/^[\s"'“„«]+|[\s"'”“»,.;:–-]+$/gu, '');
}
