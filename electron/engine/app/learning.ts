import { AppError } from '../../contract/errors.ts';
import type { VoiceJob, VoicePlan } from '../../contract/voice.ts';
import type { Database } from '../store/database.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { sweepVoices } from '../store/voices.ts';
import {
  beginJob,
  describeJob,
  endJob,
  isUnfinished,
  JobRecord,
  type Live,
  nextStage,
  nothingYet,
  pauseJob,
  resumeJob,
} from '../training/job/record.ts';
import { forgetUnfinished } from '../training/unfinished.ts';
import type { BackgroundWork } from './background.ts';
import { endedBy, renewed, type StopReason } from './learningEnds.ts';
import type { Session } from './session.ts';
import type { Stages } from './stages.ts';
import { Watchers } from './watchers.ts';

interface Run {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** Where the state of the job lies in the store. */
const setting = 'voice.job';
/** The record is written down at least this often, in ms. */
const writeEvery = 20_000;

/**
 * Learning a voice, one job at a time. Its state is kept in the store and its work in files beside, so it goes on where
 * it was, whatever ended the program.
 */
export class Learning {
  readonly #session: Session;
  readonly #background: BackgroundWork;
  readonly #stages: Stages;
  readonly #watchers = new Watchers<VoiceJob>(() => this.job());
  #run: Run | null = null;
  #starting = false;
  #record: JobRecord | null = null;
  /** How the last run ended, where that could not be written down. */
  #unwritten: JobRecord | null = null;
  #live: Live = nothingYet;
  /** Why the last run failed. */
  #failure: AppError | null = null;

  constructor(session: Session, background: BackgroundWork, stages: Stages) {
    this.#session = session;
    this.#background = background;
    this.#stages = stages;
  }

  job(): VoiceJob {
    return describeJob(this.#session.isOpen ? this.#read(this.#session.database()) : null, this.#live);
  }

  watch(watcher: (job: VoiceJob) => void, signal: AbortSignal): Promise<null> {
    return this.#watchers.watch(watcher, signal);
  }

  /** Begins a job. Fails with `busy` where one is unfinished. */
  async start(scope: JobRecord['scope'], plan: VoicePlan): Promise<VoiceJob> {
    const database = this.#session.database();
    const before = this.#read(database);
    if (this.#starting || this.#run !== null || before?.state === 'working' || before?.state === 'paused') {
      throw new AppError('busy', 'A voice is being learned already. Let that end, or stop it first.');
    }
    this.#starting = true;
    try {
      await forgetUnfinished(database);
      this.#launch(database, beginJob(scope, plan, Date.now()));
    } finally {
      this.#starting = false;
    }
    return this.job();
  }

  /** What is known of the unfinished job, or null. */
  unfinished(): Pick<JobRecord, 'scope' | 'plan' | 'state' | 'voice'> | null {
    const record = this.#read(this.#session.database());
    return record !== null && isUnfinished(record) ? record : null;
  }

  async pause(): Promise<VoiceJob> {
    const database = this.#session.database();
    await this.#halt('pause', () => {
      const record = this.#read(database);
      if (record?.state === 'working') {
        this.#write(database, pauseJob(record));
      }
    });
    return this.job();
  }

  /**
   * Goes on with a job that was paused, is just being paused, or failed. Fails with `not-found` where there is none.
   */
  async resume(): Promise<VoiceJob> {
    while (this.#run?.stop.signal.aborted === true) {
      await this.#run.done;
    }
    const database = this.#session.database();
    const record = this.#read(database);
    if (this.#run === null) {
      if (record === null || !isUnfinished(record)) {
        throw new AppError('not-found', 'There is nothing to go on with. Start learning a voice first.');
      }
      this.#launch(database, resumeJob(record));
    }
    return this.job();
  }

  async stop(): Promise<VoiceJob> {
    const database = this.#session.database();
    await this.#halt('stop', () => {
      const record = this.#read(database);
      if (record !== null && isUnfinished(record)) {
        this.#write(database, endJob(record, 'stopped', null, Date.now()));
      }
    });
    await forgetUnfinished(database);
    return this.job();
  }

  /** Goes on by itself after the program was ended, where the person wants that. */
  goOn(): void {
    const database = this.#session.database();
    const record = this.#read(database);
    sweepVoices(database);
    if (record?.state === 'working' && this.#run === null) {
      if (record.plan.continueAtStart) {
        this.#launch(database, record);
      } else {
        this.#write(database, pauseJob(record));
      }
    }
  }

  /**
   * Has something done that takes mail or documents away. The learning rests meanwhile and goes on afterwards, from the
   * beginning where it was made of what is gone.
   */
  async atRest(act: () => Promise<void>): Promise<void> {
    let isOn = this.#run?.stop.signal.aborted === false;
    await this.#halt('settle');
    try {
      await act();
    } finally {
      if (this.#session.isOpen) {
        const database = this.#session.database();
        isOn ||= this.#run !== null;
        await this.#halt('settle');
        const before = this.#read(database);
        const record = await renewed(database, before);
        if (record !== before) {
          this.#live = nothingYet;
        }
        if (record !== null) {
          this.#write(database, record);
        }
        if (isOn && record?.state === 'working') {
          this.#launch(database, record);
        }
        this.#watchers.tell();
      }
    }
  }

  /** Stops for now, and answers when it has stopped. */
  async settle(): Promise<void> {
    await this.#halt('settle');
    this.#live = nothingYet;
    this.#record = null;
    this.#unwritten = null;
  }

  /** The file of a model goes away: nothing can be learned on it any more. */
  async forgetModel(id: string): Promise<void> {
    if (this.#run !== null && this.#record?.plan.base === id) {
      await this.#halt({
        failed: 'The model was removed while a voice was being learned on it. Fetch it again, then go on.',
      });
    }
  }

  /** Waits for the job to end or to pause. Fails as it failed, and with `cancelled` where it was paused or stopped. */
  async finished(): Promise<number> {
    await this.#run?.done;
    const record = this.#read(this.#session.database());
    if (record?.state === 'done' && record.voice !== null) {
      return record.voice;
    }
    throw this.#failure ?? new AppError('cancelled', 'Stopped.');
  }

  #launch(database: Database, record: JobRecord): void {
    const stop = new AbortController();
    this.#failure = null;
    this.#live = nothingYet;
    this.#write(database, record);
    this.#background.set('learn');
    const done = this.#work(database, stop.signal).finally(() => {
      this.#run = null;
      // How far it had come is still told while it is paused.
      this.#live = { ...this.#live, waiting: null };
      this.#background.end('learn');
      this.#watchers.tell();
    });
    this.#run = { stop, done };
  }

  async #work(database: Database, signal: AbortSignal): Promise<void> {
    let began = performance.now();
    let written = began;
    const current = (): JobRecord => this.#record as JobRecord;
    const change = (changes: Partial<JobRecord>): void => {
      const now = performance.now();
      this.#record = { ...current(), ...changes, workedMs: current().workedMs + now - began };
      began = now;
      if (now - written > writeEvery) {
        written = now;
        try {
          this.#write(database, current());
        } catch {
          // The disk is full, for one. Who reports progress can do nothing about it; the end of the stage tells.
        }
      }
      this.#watchers.tell();
    };
    const show = (live: Partial<Live>): void => {
      this.#live = { ...this.#live, ...live };
      this.#background.set('learn', this.#live.step, this.#live.waiting);
      this.#watchers.tell();
    };
    try {
      for (;;) {
        await this.#stages[current().stage]({
          database,
          signal,
          record: current,
          change,
          progress: (step) => {
            show({ step });
          },
          onWaiting: (waiting) => {
            show({ waiting });
          },
        });
        const stage = nextStage(current());
        if (stage === null) {
          this.#write(database, endJob(current(), 'done', null, Date.now()));
          return;
        }
        this.#live = nothingYet;
        this.#write(database, { ...current(), stage });
      }
    } catch (error) {
      const record = { ...current(), workedMs: current().workedMs + performance.now() - began };
      const { record: ended, failure } = endedBy(record, error, signal);
      this.#failure = failure;
      try {
        this.#write(database, ended);
      } catch {
        // The disk is full, for one: the job is over all the same, and the store says that it can go on.
        this.#unwritten = ended;
      }
    }
  }

  /**
   * Stops what runs. Of several reasons the first decides how the run ends; whoever gave another sees to the rest in
   * `then`, before anything else that waited can go on.
   */
  async #halt(reason: StopReason, then?: () => void): Promise<void> {
    while (this.#run !== null) {
      this.#run.stop.abort(reason);
      await this.#run.done;
    }
    then?.();
  }

  #read(database: Database): JobRecord | null {
    return this.#run === null ? (this.#unwritten ?? readSetting(database, setting, JobRecord)) : this.#record;
  }

  #write(database: Database, record: JobRecord): void {
    this.#record = record;
    writeSetting(database, setting, record);
    this.#unwritten = null;
    this.#watchers.tell();
  }
}
