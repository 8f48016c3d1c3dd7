import type { Closeness } from '../closeness.ts';
import { askedPlainly } from './askedPlainly.ts';
import { courtesiesSaid } from './courtesies.ts';
import { englishDirectSpeech, isToReader } from './english.ts';
import { frenchDirectSpeech } from './french.ts';
import { germanDirectSpeech } from './german.ts';
import { infinitiveOrders } from './germanInfinitives.ts';
import { knownGermanOrders } from './knownGermanOrders.ts';
import { knownOrders } from './knownOrders.ts';
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
 */
export function directSpeech(request: string, { language, reader, closeness }: Speech): string {
  switch (language) {
    case 'en':
      return isToReader(request)
        ? spelledOut(request)
        : askedPlainly(englishDirectSpeech(courtesiesSaid(knownOrders(spelledOut(request), reader), reader), reader));
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
