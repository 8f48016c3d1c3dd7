import type { Direction } from '../../contract/entities.ts';
import type { Database, Value } from './database.ts';
import { normalAddress } from './people.ts';
import { idsOfPerson } from './samePerson.ts';

/**
 * Which mails count. What is left out does not matter. Times in milliseconds since 1970, both included; mail without a
 * date counts as older than everything.
 */
export interface MailFilter {
  /** Mail exchanged with the person who has this address, at whichever of theirs. */
  readonly person?: string | undefined;
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly direction?: Direction | undefined;
  readonly threadId?: string | undefined;
  readonly excludeThreadId?: string | undefined;
  readonly excludeIds?: readonly number[] | undefined;
  /** ISO 639-1. */
  readonly language?: string | undefined;
  /** Only mail in which a person wrote at least so many words of their own. */
  readonly ownWords?: number | undefined;
}

const conditions: { readonly [Key in keyof MailFilter]-?: string } = {
  person: `mails.id IN (SELECT mail_id FROM correspondents WHERE person_id IN (${idsOfPerson}))`,
  after: 'coalesce(mails.date, 0) >= @after',
  before: 'coalesce(mails.date, 0) <= @before',
  direction: 'mails.direction = @direction',
  threadId: 'mails.thread = CAST(@threadId AS INTEGER)',
  excludeThreadId: 'mails.thread <> CAST(@excludeThreadId AS INTEGER)',
  excludeIds: 'mails.id NOT IN (SELECT value FROM json_each(@excludeIds))',
  language: 'mails.language = @language',
  ownWords: 'mails.automatic = 0 AND mails.own_words >= @ownWords',
};

/** The filter as SQL that begins with AND, or nothing; of a few forms only, so that statements are kept. */
export function condition(filter: MailFilter): { sql: string; values: Record<string, Value> } {
  const asked = { ...filter, person: filter.person === undefined ? undefined : normalAddress(filter.person) };
  const given = (Object.keys(conditions) as (keyof MailFilter)[]).flatMap((key) => {
    const value: string | number | readonly number[] | undefined = asked[key];
    const nothing = value === undefined || (typeof value === 'object' && value.length === 0);
    return nothing ? [] : [[key, typeof value === 'object' ? JSON.stringify(value) : value] as const];
  });
  return {
    sql: given.map(([key]) => `AND ${conditions[key]}`).join(' '),
    values: Object.fromEntries(given),
  };
}

/** Mails that the filter lets through, newest first. */
export function newestMails(database: Database, filter: MailFilter, limit: number, offset = 0): number[] {
  const { sql, values } = condition(filter);
  return database
    .all<{ id: number }>(
      `SELECT id FROM mails WHERE true ${sql} ORDER BY coalesce(date, 0) DESC, id DESC LIMIT @limit OFFSET @offset`,
      { ...values, limit, offset },
    )
    .map(({ id }) => id);
}

/** How many mails the filter lets through; counting stops at `most`. */
export function countMails(database: Database, filter: MailFilter, most = Number.MAX_SAFE_INTEGER): number {
  const { sql, values } = condition(filter);
  return (
    database.one<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM mails WHERE true ${sql} LIMIT @most)`, {
      ...values,
      most,
    })?.n ?? 0
  );
}

/** Those of the given mails that the filter lets through. */
export function passing(database: Database, ids: readonly number[], filter: MailFilter): Set<number> {
  const { sql, values } = condition(filter);
  const rows = database.all<{ id: number }>(
    `SELECT id FROM mails WHERE id IN (SELECT value FROM json_each(@ids)) ${sql}`,
    { ...values, ids: JSON.stringify(ids) },
  );
  return new Set(rows.map(({ id }) => id));
}
