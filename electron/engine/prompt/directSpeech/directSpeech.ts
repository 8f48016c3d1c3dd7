import type { Closeness } from '../closeness.ts';
import { askedPlainly } from './askedPlainly.ts';
import { courtesiesSaid } from './courtesies.ts';
import { englishDirectSpeech, isToReader, orderAlone } from './english.ts';
import { frenchDirectSpeech } from './french.ts';
import { germanDirectSpeech } from './german.ts';
import { infinitiveOrders } from './germanInfinitives.ts';
import { knownGermanOrders } from './knownGermanOrders.ts';
import { knownOrders } from './knownOrders.ts';
import { mannerOf } from './manner.ts';
import { spelledOut } from './shortForms.ts';
import { spanishDirectSpeech } from './spanish.ts';

/** How a request is to be said. `language`: ISO 639-1. `closeness`: how the reader is spoken to, where that is known. */
export interface Speech {
  readonly language: string;
  readonly reader: string | null;
  readonly closeness: Closeness | null;
}

/**
 * What a request has its reader told or asked, put into the words in which it is said to them, since a small model turns
 * the two about. Requests in other languages come back as they are.
 * How the mail is to sound stands on a line below, in brackets.
 */
export function directSpeech(request: string, speech: Speech): string {
  const apart = mannerOf(request, speech.language);
  return apart === null ? said(request, speech) : `${said(apart.rest, speech)}\n(${apart.manner}.)`;
}

function said(request: string, { language, reader, closeness }: Speech): string {
  switch (language) {
    case 'en':
      return isToReader(request)
        ? spelledOut(request)
        : askedPlainly(
            englishDirectSpeech(courtesiesSaid(knownOrders(orderAlone(spelledOut(request)), reader), reader), reader),
          );
    case 'de':
      return germanDirectSpeech(
        knownGermanOrders(infinitiveOrders(request, reader), reader),
        reader,
        closeness === 'familiar' ? 'du' : 'Sie',
      );
    case 'fr':
      return frenchDirectSpeech(request, reader, closeness === 'familiar' ? 'tu' : 'vous');
    case 'es':
      return spanishDirectSpeech(request, reader, closeness === 'familiar' ? 'tú' : 'usted');
    default:
      return request;
  }
}
