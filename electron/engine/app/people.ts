import type { Handlers } from '../../contract/method.ts';
import type { people, PersonRecord } from '../../contract/people.ts';
import { habitsOf } from '../draft/habits.ts';
import { lettersTo } from '../draft/prepare.ts';
import { suggestPeople } from '../mail/suggestPeople.ts';
import type { Database } from '../store/database.ts';
import { readPersonRecord } from '../store/personRecord.ts';
import {
  forgetApart,
  joinPeople,
  knownAddresses,
  partPeople,
  readApart,
  setKind,
  tellApart,
} from '../store/samePerson.ts';
import { readIdentity } from '../store/settings.ts';
import type { Session } from './session.ts';

/** So many addresses are compared: those with the most mail. */
const compared = 20_000;
const suggested = 60;

export function peopleHandlers(session: Session): Handlers<typeof people> {
  return {
    'people.record': ({ address }) => {
      const database = session.database();
      const record = readPersonRecord(database, address);
      return { ...record, habits: habitsTo(database, record) };
    },
    'people.suggest': () => {
      const database = session.database();
      const me = readIdentity(database) ?? { name: '', addresses: [] };
      return suggestPeople(knownAddresses(database, compared), me, readApart(database)).slice(0, suggested);
    },
    'people.join': ({ addresses }) => {
      joinPeople(session.database(), addresses);
      return null;
    },
    'people.part': ({ address }) => {
      partPeople(session.database(), address);
      return null;
    },
    'people.tellApart': ({ addresses }) => {
      tellApart(session.database(), addresses);
      return null;
    },
    'people.suggestAgain': ({ addresses }) => {
      forgetApart(session.database(), addresses);
      return null;
    },
    'people.setKind': ({ address, kind }) => {
      setKind(session.database(), address, kind);
      return null;
    },
  };
}

/** How the person writes to somebody, in the language they write to them most. */
function habitsTo(database: Database, { address, languages }: Omit<PersonRecord, 'habits'>): PersonRecord['habits'] {
  const [main] = languages;
  const letters = main === undefined ? [] : lettersTo(database, address, main.language, {});
  if (letters.length === 0) {
    return null;
  }
  const { greeting, signOff, style } = habitsOf(letters, true);
  return {
    greeting: greeting?.form ?? null,
    signOff: signOff?.trim() ?? null,
    words: style.words[1],
    mails: letters.length,
  };
}
