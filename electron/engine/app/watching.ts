import type { News } from '../../contract/mailboxes.ts';
import type { Step } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import { Account } from '../imap/account.ts';
import { importAccount } from '../imap/import.ts';
import { importSource } from '../mail/import.ts';
import { isRemote, watchTree } from '../mail/watchTree.ts';
import { readAccount } from '../store/accounts.ts';
import { readIdentity } from '../store/settings.ts';
import { authorshipOf } from '../store/takeDocuments.ts';
import { noteLook, readWatchable, type WatchedSource, watchedSources } from '../store/watched.ts';
import type { BackgroundWork } from './background.ts';
import type { Session } from './session.ts';
import { takeSource } from './takeSource.ts';
import { Watchers } from './watchers.ts';

/** Milliseconds. */
export interface Rhythm {
  /** From the start to the first look, so that the window opens first. */
  readonly first: number;
  /** How long a mailbox must have been quiet: a program writes a mail in several steps. */
  readonly quiet: number;
  /** From one look to the next where nothing was told. */
  readonly every: number;
  /** The same on a drive that tells nothing. */
  readonly everyRemote: number;
}

const usual: Rhythm = { first: 4_000, quiet: 2_500, every: 15 * 60_000, everyRemote: 3 * 60_000 };

interface Watched {
  readonly source: WatchedSource;
  timer: NodeJS.Timeout | null;
  close: () => void;
}

/** Takes in the new mail of watched sources by itself: when their files change, at the start, and every so often. */
export class Watching {
  readonly #session: Session;
  readonly #background: BackgroundWork;
  readonly #onNewMail: () => void;
  readonly #rhythm: Rhythm;
  readonly #watched = new Map<number, Watched>();
  #news: News = null;
  readonly #watchers = new Watchers<News>(() => this.#news);
  #looks: Promise<unknown> = Promise.resolve();
  #stop = new AbortController();

  constructor(session: Session, background: BackgroundWork, onNewMail: () => void, rhythm = usual) {
    this.#session = session;
    this.#background = background;
    this.#onNewMail = onNewMail;
    this.#rhythm = rhythm;
  }

  /** Begins to watch what is to be watched in the open store, and leaves what is not any more. */
  begin(): void {
    if (!this.#session.isOpen || this.#session.sample) {
      return;
    }
    const sources = new Map(watchedSources(this.#session.database()).map((source) => [source.id, source]));
    for (const [id, watched] of this.#watched) {
      if (!sources.has(id)) {
        this.#leave(id, watched);
      }
    }
    for (const source of sources.values()) {
      if (!this.#watched.has(source.id)) {
        void this.#enter(source);
      }
    }
  }

  /** Tells of new mail: at once what came last, then whenever some comes. */
  watch(watcher: (news: News) => void, signal: AbortSignal): Promise<null> {
    return this.#watchers.watch(watcher, signal);
  }

  /** Stops all watching and answers when no look is under way. */
  async settle(): Promise<void> {
    for (const [id, watched] of this.#watched) {
      this.#leave(id, watched);
    }
    this.#stop.abort();
    await this.#looks;
    this.#stop = new AbortController();
  }

  /** Looks at a source now, after the looks under way, and answers how many new mails came in. */
  look(source: WatchedSource, signal?: AbortSignal): Promise<number> {
    const look = this.#looks.then(() => this.#take(source, signal));
    this.#looks = look.catch(() => undefined);
    return look;
  }

  async #enter(source: WatchedSource): Promise<void> {
    const watched: Watched = { source, timer: null, close: () => undefined };
    this.#watched.set(source.id, watched);
    this.#plan(watched, this.#rhythm.first);
    if (source.format === 'imap') {
      return; // looked at every so often
    }
    const tree = await watchTree(source.path, () => {
      this.#plan(watched, this.#rhythm.quiet);
    });
    if (this.#watched.get(source.id) === watched) {
      watched.close = tree.close;
    } else {
      tree.close();
    }
  }

  #leave(id: number, watched: Watched): void {
    this.#watched.delete(id);
    clearTimeout(watched.timer ?? undefined);
    watched.close();
  }

  /** Looks after so many milliseconds; a change meanwhile puts it off, so that a burst of them is one look. */
  #plan(watched: Watched, after: number): void {
    if (this.#watched.get(watched.source.id) !== watched) {
      return;
    }
    clearTimeout(watched.timer ?? undefined);
    watched.timer = setTimeout(() => {
      void this.look(watched.source)
        .catch(() => 0)
        .then(async () => {
          const { every, everyRemote } = this.#rhythm;
          this.#plan(watched, (await isRemote(watched.source.path)) ? everyRemote : every);
        });
    }, after).unref();
  }

  async #take(source: WatchedSource, given?: AbortSignal): Promise<number> {
    if (!this.#session.isOpen || this.#stop.signal.aborted) {
      return 0;
    }
    const database = this.#session.database();
    readWatchable(database, source.id); // it may be gone by now
    const identity = readIdentity(database);
    const signal = given === undefined ? this.#stop.signal : AbortSignal.any([given, this.#stop.signal]);
    const began = performance.now();
    const shown = { is: false };
    const progress = (step: Step): void => {
      // Most looks find nothing and are over at once.
      shown.is ||= performance.now() - began > 1_500;
      if (shown.is) {
        this.#background.set('import', step);
      }
    };
    try {
      const me = identity?.addresses ?? [];
      const name = identity !== null && identity.name !== '' ? { name: identity.name } : {};
      const account = source.format === 'imap' ? readAccount(database, source.id, Account) : null;
      const wishes = { onlyNew: true, everything: source.everything, title: source.name, signal, progress, ...name };
      // Documents are looked for only where some were taken in.
      const take = authorshipOf(database, source.id) === null ? importSource : takeSource;
      const { read, known } =
        account === null
          ? await take(database, source.path, me, wishes)
          : await importAccount(database, account, me, { isLook: true, signal, progress, ...name });
      const mails = read - known;
      noteLook(database, source.id, { news: mails });
      if (mails > 0) {
        this.#news = { sourceId: source.id, name: source.name, mails, at: Date.now() };
        this.#watchers.tell();
        this.#onNewMail();
      }
      return mails;
    } catch (error) {
      if (signal.aborted) {
        return 0;
      }
      const isOurs = error instanceof AppError;
      noteLook(database, source.id, { obstacle: isOurs ? error.message : 'Looking for new mail failed.' });
      throw error;
    } finally {
      if (shown.is) {
        this.#background.end('import');
      }
    }
  }
}
