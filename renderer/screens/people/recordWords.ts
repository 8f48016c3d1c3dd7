import type { PersonRecord } from '../../../electron/contract/people.ts';
import { formatCount } from '../../words/count.ts';
import { nameLanguage } from '../../words/language.ts';

/** `English`, or `English, some German`: a language of one mail in twenty is a wrong guess more often than not. */
export function languageWords(languages: PersonRecord['languages']): string {
  const all = languages.reduce((sum, { mails }) => sum + mails, 0);
  const named = languages.filter(({ mails }, index) => index === 0 || mails >= all / 20);
  return named
    .map(({ language, mails }) => (mails >= all / 4 ? nameLanguage(language) : `some ${nameLanguage(language)}`))
    .join(', ');
}

/** How the person writes to somebody, fact by fact. */
export function habitWords(habits: PersonRecord['habits']): [name: string, words: string][] {
  if (habits === null) {
    return [];
  }
  const { greeting, signOff, words, mails } = habits;
  return [
    ['You begin', greeting ?? 'without a greeting'],
    ['You end', signOff ?? 'without a sign-off'],
    ['Usually', `${formatCount(words, 'word')}, of ${formatCount(mails, 'mail')} to them alone`],
  ];
}
