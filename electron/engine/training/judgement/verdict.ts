import { difference, type Interval } from './bootstrap.ts';
import type { Measures } from './measures.ts';

export interface Verdict {
  readonly better: boolean;
  /** One or two sentences for the person. */
  readonly reason: string;
}

/** What the judgement rests on. Mails are in the same order on both sides. */
export interface Comparison {
  /** With the voice and examples, and with examples alone. */
  readonly both: readonly Measures[];
  readonly retrieval: readonly Measures[];
  /** How much of their own mail the person repeats, 0 to 1. */
  readonly ownCopied: number;
  /** Mails that the voice was trained on. */
  readonly learned: number;
}

/** With fewer mails than this a difference says little, however clear it looks. */
const fewMails = 8;
/** Differences this small are none, whatever their interval. */
const tolerated = { copied: 0.01, facts: 0.03 };
/** A loss of facts this large counts before it is sure: a wrong fact is worse than a wrong tone. */
const grave = 0.1;
const enoughMails = 150;

/**
 * Whether a voice is to be switched on: where with it the real mails are surely likelier than with examples alone (the
 * 95 % interval of the paired difference leaves 0 out), where the drafts read more like the person, and where nothing
 * is lost for it. How drafts read is judged on few of them, and examples alone come near the person's own mail in it:
 * that it is better there need not be sure, but is then said not to be.
 */
export function judgeVoice({ both, retrieval, ownCopied, learned }: Comparison): Verdict {
  const compare = (key: keyof Measures): Interval | null =>
    difference(
      both.map((measures) => measures[key]),
      retrieval.map((measures) => measures[key]),
    );
  const [loss, style, copied, facts] = [compare('loss'), compare('style'), compare('copied'), compare('facts')];
  const drafts = both.filter(({ style: one }, at) => one !== null && typeof retrieval[at]?.style === 'number').length;
  const copies = mean(both.map((measures) => measures.copied));
  const written = [both, retrieval].map((arm) => arm.filter((measures) => measures.style !== null).length);
  if (loss !== null && Math.min(...written) === 0 && Math.max(...written) >= fewMails) {
    return { better: false, reason: silence(written[0] !== 0) };
  }
  if (loss === null || style === null || drafts < fewMails) {
    return {
      better: false,
      reason:
        // Whether it is in use is said elsewhere: the person may switch it on all the same.
        `${drafts === 0 ? 'No mail could be judged on' : `Only ${mails(drafts)} could be judged on, which is too few to tell`}. ` +
        'Add more mail, or use it if you like its drafts.',
    };
  }
  if (loss.high >= 0) {
    return {
      better: false,
      reason:
        (loss.mean >= 0
          ? 'It does not come closer to what you really wrote than your own mails as examples do.'
          : 'It comes a little closer to what you really wrote than examples do, but that may be chance.') +
        ` ${learnMore(learned)}`,
    };
  }
  if (copied !== null && copied.mean > tolerated.copied && copies > ownCopied + tolerated.copied) {
    return {
      better: false,
      reason: `It copies whole sentences out of your mail: ${percent(copies)} of its runs of words, you ${percent(ownCopied)}. Leave out pairs that say the same again and again, and learn once more.`,
    };
  }
  if (facts !== null && facts.mean < -tolerated.facts && (facts.high < 0 || facts.mean < -grave)) {
    return {
      better: false,
      reason: `It loses facts: of the names, numbers and dates asked for, ${percent(-facts.mean)} fewer are in its drafts. A larger model keeps facts better.`,
    };
  }
  if (style.mean <= 0) {
    return {
      better: false,
      reason: `Its drafts do not read more like you than those written after examples do. ${learnMore(learned)}`,
    };
  }
  return {
    better: true,
    reason:
      style.low > 0
        ? `On ${mails(drafts)} it had not seen, it comes closer to what you really wrote and reads more like you than ` +
          'examples alone, without copying more or losing facts.'
        : 'It comes clearly closer to what you really wrote than examples alone, without copying more or losing ' +
          `facts. That its drafts read a little more like you may be chance on ${mails(drafts)}: judge for yourself.`,
  };
}

/** There were mails to judge on, and on one side the model wrote nothing. */
function silence(withVoice: boolean): string {
  return withVoice
    ? 'Without it, this model wrote nothing that its drafts could be compared with. Use it if you like its drafts.'
    : 'With it, this model wrote nothing. Learn once more, or choose a larger model.';
}

/** What would help most, as a sentence. */
export function learnMore(learned: number): string {
  return learned < enoughMails
    ? `It learned from ${mails(learned)}; more mail would help most.`
    : 'A larger model may help.';
}

function mails(count: number): string {
  return count === 1 ? '1 mail' : `${count} mails`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function mean(values: readonly (number | null)[]): number {
  const measured = values.filter((value) => value !== null);
  return measured.reduce((sum, value) => sum + value, 0) / Math.max(1, measured.length);
}
