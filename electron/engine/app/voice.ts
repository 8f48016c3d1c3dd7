import type { voice } from '../../contract/voice.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';

function unbuilt(): never {
  throw new AppError('busy', 'This is being built.');
}

/** Stands in until the rooms behind it are built. */
export const unbuiltVoice: Handlers<typeof voice> = {
  'voice.advice': unbuilt,
  'voice.measure': unbuilt,
  'voice.start': unbuilt,
  'voice.pause': unbuilt,
  'voice.resume': unbuilt,
  'voice.stop': unbuilt,
  'voice.watch': unbuilt,
  'playback.run': unbuilt,
  'pairs.list': unbuilt,
  'pairs.edit': unbuilt,
  'pairs.drop': unbuilt,
  'voice.train': unbuilt,
  'voice.evaluate': unbuilt,
  'voice.list': unbuilt,
  'voice.use': unbuilt,
  'voice.delete': unbuilt,
  'trial.next': unbuilt,
  'trial.choose': unbuilt,
};
