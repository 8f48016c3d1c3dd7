import { countMails } from '../../store/mailFilter.ts';
import type { Database } from '../../store/database.ts';
import { usableMails } from '../usable.ts';
import { readSamples } from './samples.ts';
import { learnHand } from './styleScore.ts';

/** Says how much a body reads like the person, 0 to 1. */
export type Gauge = (body: string) => number;

/** With fewer mails than this a hand cannot be told. */
const fewest = 20;

/**
 * Learns the person's hand from all their usable mail, by runs of letters alone: what a draft is about is none of its
 * business. Null where there is too little mail. Takes a second or two.
 */
export async function makeGauge(database: Database, signal?: AbortSignal): Promise<Gauge | null> {
  const { mails } = await usableMails(database, signal);
  if (mails.length < fewest) {
    return null;
  }
  const { own, others } = readSamples(database, mails.map(({ id }) => id).toReversed());
  const toSamples = (texts: readonly string[]) => texts.map((text) => ({ text, meaning: null }));
  const score = others.length === 0 ? null : await learnHand(toSamples(own), toSamples(others));
  return score === null ? null : (body) => score({ text: body, meaning: null });
}

/** Keeps the gauge of the store that is open; makes it anew when mail has come or gone. */
export class KeptGauge {
  #kept: { database: Database; mails: number; gauge: Promise<Gauge | null> } | null = null;

  of(database: Database): Promise<Gauge | null> {
    const mails = countMails(database, {});
    if (this.#kept?.database !== database || this.#kept.mails !== mails) {
      const gauge = makeGauge(database);
      this.#kept = { database, mails, gauge };
      // A store that was closed meanwhile has no gauge; the next draft makes another.
      gauge.catch(() => {
        this.#kept = null;
      });
    }
    return this.#kept.gauge;
  }
}
