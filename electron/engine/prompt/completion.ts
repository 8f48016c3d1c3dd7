/** A mail of the person as the completer reads it before the one that is being written. */
export interface EarlierMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface CompletionBrief {
  readonly writer: string;
  readonly to: string;
  readonly subject: string;
  /** The mail being answered, or ''. */
  readonly answered: string;
  /** Mails of the person to this reader, or their newest; the same for every keystroke, so that their state is kept. */
  readonly earlier: readonly EarlierMail[];
}

const between = '\n\n---\n\n';

/**
 * The text that a mail is continued in: a plain document of the person's mails, the last of which is being written. A
 * small model goes on with a document much better than it follows an instruction to do so. What is written so far
 * follows right behind it.
 */
export function completionText({ writer, to, subject, answered, earlier }: CompletionBrief): string {
  const mails = earlier.map((mail) => `${head(writer, mail.to, mail.subject)}${mail.text}`);
  return [...mails, ...received(writer, subject, answered), head(writer, to, subject)].join(between);
}

/** A stretch of a document that a model practises on. */
export interface Stretch {
  readonly text: string;
  /** Whether it is learned, or only read. */
  readonly learned: boolean;
}

/** The same document for practice: in it every mail is written, knowing those above it. */
export function practiceText(
  writer: string,
  mails: readonly (EarlierMail & Pick<CompletionBrief, 'answered'>)[],
): Stretch[] {
  return mails.flatMap(({ to, subject, answered, text }, at) => [
    {
      text: [...(at === 0 ? [] : ['']), ...received(writer, subject, answered), head(writer, to, subject)].join(
        between,
      ),
      learned: false,
    },
    { text, learned: true },
  ]);
}

/** The same for passages of one document: each is written below its title and the passages before it. */
export function practiceProse(title: string, passages: readonly string[]): Stretch[] {
  return passages.flatMap((text, at) => [
    { text: at === 0 ? `${title}\n\n` : between, learned: false },
    { text, learned: true },
  ]);
}

function received(writer: string, subject: string, answered: string): string[] {
  return answered === '' ? [] : [`To: ${writer}\nSubject: ${subject}\n\n${answered}`];
}

/** The lines above a mail. */
function head(writer: string, to: string, subject: string): string {
  return `From: ${writer}\nTo: ${to}\nSubject: ${subject}\n\n`;
}
