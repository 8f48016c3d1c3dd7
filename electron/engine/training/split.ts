/** What the split has to know of a mail. */
export interface SplitMail {
  readonly id: number;
  readonly threadId: string;
  /** Milliseconds since 1970; a mail without a date counts as the oldest. */
  readonly date: number | null;
}

/** What the split of documents has to know of a passage. */
export interface SplitPassage {
  readonly documentId: number;
  /** Milliseconds since 1970: when the document was last changed. One without a date counts as the oldest. */
  readonly date: number | null;
}

/** Ids of mails, each group oldest first. No thread has mails in two groups, unless it alone is larger than a group may be. */
export interface Split {
  /** Learned from. */
  readonly learned: readonly number[];
  /** Only looked at while training: their loss chooses the best epoch. Newer than what is learned from. */
  readonly validation: readonly number[];
  /** The newest: what a voice is judged on. Neither training nor its examples ever see them. */
  readonly heldOut: readonly number[];
}

const heldOutShare = 0.2;
const leastHeldOut = 10;
const mostHeldOut = 60;
const validationShare = 0.1;
/** Fewer mails than this are all needed for learning. */
const leastToValidate = 20;

/**
 * Splits the usable mails by time, thread by thread: a mail must not be judged by an answer to it that was learned.
 * The same mails give the same split.
 */
export function splitMails(mails: readonly SplitMail[]): Split {
  const wanted = Math.min(
    Math.max(Math.round(mails.length * heldOutShare), leastHeldOut),
    mostHeldOut,
    Math.floor(mails.length / 2),
  );
  const most = Math.min(mostHeldOut, Math.floor(mails.length / 2));
  const [earlier, heldOut] = cutNewest(byDate(mails), wanted, most);
  const looked = earlier.length < leastToValidate ? 0 : Math.max(2, Math.round(earlier.length * validationShare));
  const [learned, validation] = cutNewest(earlier, looked, looked * 2);
  return { learned: learned.map(idOf), validation: validation.map(idOf), heldOut: heldOut.map(idOf) };
}

/**
 * Splits passages document by document: those of the newest documents are only looked at while training. A document
 * that is too large for that is learned from, and all are where there are few passages. Drafts are judged on mails, so
 * none are held back for that.
 */
export function splitPassages<P extends SplitPassage>(passages: readonly P[]): { learned: P[]; validation: P[] } {
  const wanted = passages.length < leastToValidate ? 0 : Math.round(passages.length * validationShare);
  const newestFirst = passages.toSorted((a, b) => (b.date ?? -Infinity) - (a.date ?? -Infinity));
  const documents = [...new Set(newestFirst.map(({ documentId }) => documentId))];
  const taken = takeWhole(
    documents.map((id) => newestFirst.filter(({ documentId }) => documentId === id)),
    wanted,
    wanted * 2,
  );
  return {
    learned: passages.filter((passage) => !taken.has(passage)),
    validation: passages.filter((passage) => taken.has(passage)),
  };
}

/** Takes whole groups in their order until there are `wanted` items, passing over those that would make more than `most`. */
function takeWhole<T>(groups: readonly (readonly T[])[], wanted: number, most: number): Set<T> {
  const taken = new Set<T>();
  for (const group of groups) {
    if (taken.size < wanted && taken.size + group.length <= most) {
      for (const item of group) {
        taken.add(item);
      }
    }
  }
  return taken;
}

/**
 * Takes the threads whose newest mail is newest, until there are `wanted` mails, at most `most`. A thread that is too
 * large for that stays with the earlier ones; where such threads leave less than half of what is wanted, the newest
 * mails are taken whatever their thread.
 *
 * @param mails By date.
 */
function cutNewest(mails: readonly SplitMail[], wanted: number, most: number): [SplitMail[], SplitMail[]] {
  const taken = takeWhole(newestThreads(mails), wanted, most);
  if (taken.size < wanted / 2) {
    taken.clear();
    for (const mail of mails.slice(mails.length - wanted)) {
      taken.add(mail);
    }
  }
  return [mails.filter((mail) => !taken.has(mail)), mails.filter((mail) => taken.has(mail))];
}

function newestThreads(mails: readonly SplitMail[]): SplitMail[][] {
  const threads = new Map<string, SplitMail[]>();
  for (const mail of [...mails].reverse()) {
    const thread = threads.get(mail.threadId);
    if (thread === undefined) {
      threads.set(mail.threadId, [mail]);
    } else {
      thread.push(mail);
    }
  }
  return [...threads.values()];
}

function byDate(mails: readonly SplitMail[]): SplitMail[] {
  return [...mails].sort((a, b) => (a.date ?? -Infinity) - (b.date ?? -Infinity) || a.id - b.id);
}

function idOf({ id }: SplitMail): number {
  return id;
}
