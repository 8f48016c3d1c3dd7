import type { VoiceAdvice } from '../../contract/voice.ts';
import type { Usability } from './usable.ts';

/** Below this, examples in the prompt do better than training (Panza: 75 to 100 mails saturate a small model). */
export const fewestMails = 75;
const enoughMails = 150;
/** Architectures that native/ trains. */
export const trainable: readonly string[] = ['llama', 'qwen2', 'qwen3', 'gemma3'];

/** What the mails that can teach amount to. */
export function adviseOn({
  mails,
  leftOut,
}: Usability): Pick<VoiceAdvice, 'mails' | 'leftOut' | 'languages' | 'readers' | 'verdict' | 'reason'> {
  const languages = new Map<string, number>();
  for (const { language } of mails) {
    languages.set(language ?? '', (languages.get(language ?? '') ?? 0) + 1);
  }
  const count = mails.length;
  return {
    mails: count,
    leftOut: [...leftOut],
    languages: [...languages]
      .map(([language, number]) => ({ language, mails: number }))
      .sort((a, b) => b.mails - a.mails || a.language.localeCompare(b.language)),
    readers: new Set(mails.map(({ reader }) => reader).filter((reader) => reader !== '')).size,
    ...verdictOn(count),
  };
}

function verdictOn(count: number): Pick<VoiceAdvice, 'verdict' | 'reason'> {
  if (count < fewestMails) {
    return {
      verdict: 'too-little',
      reason:
        `${count === 1 ? 'One mail' : `${count} mails`} of yours can teach, and learning pays from about ` +
        `${fewestMails} on. Until then drafts are written after your mails as examples, which works from the first one.`,
    };
  }
  return count < enoughMails
    ? {
        verdict: 'little',
        reason: `${count} mails can teach: worth a try. It is switched on only if drafts get better.`,
      }
    : { verdict: 'enough', reason: `${count} mails can teach: enough to learn how you write.` };
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
