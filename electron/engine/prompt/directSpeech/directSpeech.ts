import { askedPlainly } from './askedPlainly.ts';
import { englishDirectSpeech } from './english.ts';
import { germanDirectSpeech } from './german.ts';
import { spelledOut } from './shortForms.ts';

/** How a request is to be said. `language`: its English name. `address`: how German speaks to the reader, where it is that. */
export interface Speech {
  readonly language: string;
  readonly reader: string | null;
  readonly address: 'du' | 'Sie' | null;
}

/**
 * What a request has its reader told or asked, put into the words in which it is said to them, since a small model turns
 * the two about. Other languages than English and German come back as they are.
 */
export function directSpeech(request: string, { language, reader, address }: Speech): string {
  switch (language) {
    case 'English':
      return askedPlainly(englishDirectSpeech(spelledOut(request), reader));
    case 'German':
      return germanDirectSpeech(request, reader, address ?? 'Sie');
    default:
      return request;
  }
}
