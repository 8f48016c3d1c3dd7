import type { Step } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import type { JobRecord } from '../training/job/record.ts';

/** What one stage of a job is given. */
export interface StageCall {
  readonly database: Database;
  readonly signal: AbortSignal;
  readonly record: () => JobRecord;
  /** Changes the record; it is written down now and then, and whenever the stage ends. */
  readonly change: (changes: Partial<JobRecord>) => void;
  readonly progress: (step: Step) => void;
  readonly onWaiting: (reason: string | null) => void;
}

export type Stages = Readonly<Record<JobRecord['stage'], (call: StageCall) => Promise<void>>>;
