import type { DraftRequest } from '../../contract/drafting.ts';
import type { Address, Mail } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { type Answering, readAnswering } from './answering.ts';
import { draftLanguage } from './language.ts';
import { findReader } from './party.ts';
import { likelyLanguages } from './prepare.ts';
import type { Wanted } from './range/aim.ts';

/** What a draft is asked for. */
export interface Occasion {
  readonly request: string;
  readonly points: readonly string[];
  /** ISO 639-1. */
  readonly language: string;
  readonly reader: Address | null;
  readonly answering: Answering | null;
  readonly excludeIds: readonly number[];
  readonly excludeDocuments?: readonly number[] | undefined;
  /** The mail that is written again, of which and after which nothing may be known; null for a new mail. */
  readonly past: Mail | null;
  /** Where in their own range the person wants it; as it comes where they have not said. */
  readonly wanted?: Wanted;
}

/** Settles whom a draft is for and in which language. */
export function readOccasion(database: Database, request: DraftRequest): Occasion {
  const answering = request.replyTo === undefined ? null : readAnswering(database, request.replyTo);
  return {
    ...{ request: request.request, points: request.points, excludeIds: request.excludeIds, answering, past: null },
    excludeDocuments: request.excludeDocuments,
    wanted: { length: request.length ?? null, tone: request.tone ?? null },
    language:
      request.language ?? draftLanguage(request.request, likelyLanguages(database, answering?.language ?? null)),
    reader: findReader(database, { ...request, from: answering?.from ?? null }),
  };
}
