import type { Engine } from '../../contract/engine.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import { correct, type Correction, takeBack } from '../mail/correct.ts';
import type { Database } from '../store/database.ts';
import { readMail } from '../store/mails.ts';
import type { Session } from './session.ts';

type CorrectionMethods = Pick<Engine, 'mail.correct' | 'mail.takeBack'>;

export interface CorrectionWork {
  /** Stops what reads mail into memory: it must not keep passages of a text that is no longer the mail's. */
  readonly settle: () => Promise<void>;
  readonly onCorrected: () => void;
}

/** The latest correction can be taken back as long as the store stays open and nothing else was corrected. */
export function correctionHandlers(session: Session, work: CorrectionWork): Handlers<CorrectionMethods> {
  let latest: { database: Database; id: number; correction: Correction } | null = null;
  return {
    'mail.correct': async ({ id, from, to, mine }) => {
      await work.settle();
      const database = session.database();
      try {
        const correction = correct(database, id, { first: from, end: to }, mine);
        latest = { database, id, correction };
        return { mail: readMail(database, id), alike: correction.parts.size - 1 };
      } finally {
        work.onCorrected();
      }
    },
    'mail.takeBack': async ({ id }) => {
      await work.settle();
      const database = session.database();
      try {
        if (latest?.database !== database || latest.id !== id) {
          throw new AppError('not-found', 'This can no longer be undone. Choose the lines and say the opposite.');
        }
        takeBack(database, latest.correction);
        latest = null;
        return readMail(database, id);
      } finally {
        work.onCorrected();
      }
    },
  };
}
