import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownAddress } from '../store/samePerson.ts';
import { suggestPeople } from './suggestPeople.ts';

const me = { name: 'Ada Brook', addresses: ['ada@example.org'] };

function known(name: string, address: string, mails = 1, samePerson: number | null = null): KnownAddress {
  return { name, address, mails, lastDate: null, samePerson };
}

/** Suggestions in short: the addresses, and whether they look like the person's own. */
function suggest(people: readonly KnownAddress[], apart: readonly string[] = []): unknown[] {
  return suggestPeople(people, me, new Set(apart)).map(({ addresses, you }) => [
    ...addresses.map(({ address }) => address),
    ...(you ? ['you'] : []),
  ]);
}

test('the same name in any order, with or without accents, is suggested as one person', () => {
  assert.deepEqual(
    suggest([
      known('Finn Hale', 'finn@example.org', 9),
      known('Hale, Finn', 'f.hale@work.example'),
      known('"Hale, Finn (Lamps)"', 'hale@lamps.example'),
      known('Jörg Müller', 'jm@example.org', 20),
      known('Joerg Mueller', 'jm@old.example'),
      known('Finn', 'finn@other.example'),
      known('', 'nobody@example.org'),
    ]),
    [
      ['jm@example.org', 'jm@old.example'],
      ['finn@example.org', 'f.hale@work.example', 'hale@lamps.example'],
    ],
  );
});

test('one address written in two ways, and one name before the @ of two', () => {
  assert.deepEqual(
    suggest([
      known('', 'mara.linden@gmail.com', 3),
      known('', 'maralinden+shop@googlemail.com'),
      known('T.', 'tobias.renn@home.example'),
      known('', 'tobias_renn@work.example'),
      known('', 'info@a.example'),
      known('', 'info@b.example'),
    ]),
    [
      ['mara.linden@gmail.com', 'maralinden+shop@googlemail.com'],
      ['tobias.renn@home.example', 'tobias_renn@work.example'],
    ],
  );
});

test('what is one person already, was told apart or is a program is not suggested', () => {
  assert.deepEqual(suggest([known('Finn Hale', 'a@x.example', 1, 3), known('Finn Hale', 'b@x.example', 1, 3)]), []);
  const two = [known('Finn Hale', 'b@x.example'), known('Finn Hale', 'a@x.example')];
  assert.deepEqual(suggest(two, ['a@x.example b@x.example']), []);
  assert.deepEqual(suggest([...two, known('Finn Hale', 'c@x.example')], ['a@x.example b@x.example']), [
    ['b@x.example', 'c@x.example'],
  ]);
  assert.deepEqual(suggest([known('Finn Hale', 'noreply@a.example'), known('Finn Hale', 'finn@a.example')]), []);
  const service = Array.from({ length: 9 }, (_, n) => known('Lamp Forum', `reply-${n}@forum.example`));
  assert.deepEqual(suggest(service), []);
});

test('an address under the person’s own name is suggested as theirs', () => {
  assert.deepEqual(suggest([known('Finn Hale', 'f@x.example'), known('Brook, Ada', 'a.brook@work.example')]), [
    ['a.brook@work.example', 'you'],
  ]);
  assert.deepEqual(
    suggest([known('Brook, Ada', 'a.brook@work.example')], ['a.brook@work.example ada@example.org']),
    [],
  );
  const alike = [known('', 'ada+lamps@example.org'), known('', 'ada+bells@other.example')];
  assert.deepEqual(suggest(alike), [['ada+lamps@example.org', 'you']]);
});
