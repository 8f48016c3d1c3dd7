import type { VoiceAdvice } from '../../contract/voice.ts';
import { isTooFew } from './judgement/heldOut.ts';
import { splitMails } from './split.ts';
import type { Usability } from './usable.ts';

/** Below this, examples in the prompt do better than training (Panza: 75 to 100 mails saturate a small model). */
export const fewestMails = 75;
const enoughMails = 150;
/** Architectures that native/ trains. */
export const trainable: readonly string[] = ['llama', 'qwen2', 'qwen3', 'gemma3'];

/** What the mails that can teach amount to, with so many passages of the person's own documents beside them. */
export function adviseOn(
  { mails, leftOut }: Usability,
  passages: number,
): Pick<VoiceAdvice, 'mails' | 'passages' | 'leftOut' | 'languages' | 'readers' | 'verdict' | 'reason'> {
  const languages = new Map<string, number>();
  for (const { language } of mails) {
    languages.set(language ?? '', (languages.get(language ?? '') ?? 0) + 1);
  }
  const count = mails.length;
  return {
    ...{ mails: count, passages },
    leftOut: [...leftOut],
    languages: [...languages]
      .map(([language, number]) => ({ language, mails: number }))
      .sort((a, b) => b.mails - a.mails || a.language.localeCompare(b.language)),
    readers: new Set(mails.map(({ reader }) => reader).filter((reader) => reader !== '')).size,
    ...verdictOn(count, passages, isTooFew(splitMails(mails))),
  };
}

/** `cannotJudge`: there are too few mails to tell whether a voice is better. */
function verdictOn(mails: number, passages: number, cannotJudge: boolean): Pick<VoiceAdvice, 'verdict' | 'reason'> {
  const what = material(mails, passages);
  if (mails + passages < fewestMails) {
    return {
      verdict: 'too-little',
      reason:
        `${what} can teach, and learning pays from about ${fewestMails} on. Until then drafts are written after your ` +
        'mails as examples, which works from the first one.',
    };
  }
  if (cannotJudge) {
    return {
      verdict: 'too-little',
      reason:
        `${what} can teach, but whether a voice is better is found out on mails of yours that it was not shown, and ` +
        'there are too few mails for that.',
    };
  }
  return mails < enoughMails
    ? { verdict: 'little', reason: `${what} can teach: worth a try. It is switched on only if drafts get better.` }
    : { verdict: 'enough', reason: `${what} can teach: enough to learn how you write.` };
}

/** `380 mails and 34 passages of your own documents`; without documents `380 mails of yours`. */
function material(mails: number, passages: number): string {
  const counted = mails === 1 ? 'One mail' : `${mails} mails`;
  if (passages === 0) {
    return `${counted} of yours`;
  }
  const own = `${passages} ${passages === 1 ? 'passage' : 'passages'} of your own documents`;
  return mails === 0 ? own : `${counted} and ${own}`;
}

/** Why a model cannot be trained, as a sentence; null where it can. */
export function obstacleTo(
  { name, architecture }: { readonly name: string; readonly architecture: string },
  memory: { readonly needed: number | null; readonly there: number },
): string | null {
  if (!trainable.includes(architecture)) {
    return `${name} is of the kind “${architecture}”, which cannot be trained here; ${trainable.join(', ')} can.`;
  }
  if (memory.needed !== null && memory.needed > memory.there) {
    return `Training ${name} needs ${gigabytes(memory.needed)} of memory, and this computer has ${gigabytes(memory.there)}.`;
  }
  return null;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
