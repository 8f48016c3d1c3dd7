import type { Identity } from '../../contract/entities.ts';
import type { Database } from './database.ts';
import { changeDirection } from './passages.ts';
import { normalAddress, recountPeople } from './people.ts';
import { readIdentity, writeSetting } from './settings.ts';

/**
 * Says who the person is. Mail already here changes sides with the addresses that come or go: it is `sent` when it
 * comes from one of theirs. What the importer took for sent by other signs (a Sent folder) stays sent.
 */
export async function setIdentity(database: Database, identity: Identity): Promise<Identity> {
  const before = readIdentity(database)?.addresses.map(normalAddress) ?? [];
  const addresses = [...new Set(identity.addresses.map(normalAddress))];
  const next = { name: identity.name.trim(), addresses };
  const changed = database.transaction(() => {
    writeSetting(database, 'identity', next);
    const gained = turn(database, addresses, 'sent');
    const lost = before.filter((address) => !addresses.includes(address));
    return gained + turn(database, lost, 'received') > 0;
  });
  if (changed) {
    await recountPeople(database);
  }
  return next;
}

function turn(database: Database, addresses: readonly string[], direction: 'sent' | 'received'): number {
  const rows = database.all<{ id: number }>(
    `SELECT mails.id FROM people JOIN correspondents ON person_id = people.id AND role = 'from'
       JOIN mails ON mails.id = mail_id
     WHERE address IN (SELECT value FROM json_each(?)) AND direction <> ?`,
    JSON.stringify(addresses),
    direction,
  );
  for (const { id } of rows) {
    database.change('UPDATE mails SET direction = ? WHERE id = ?', direction, id);
    changeDirection(database, id, direction);
  }
  return rows.length;
}
