import type { EngineForMain } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import type { Runtime } from '../model/runtime.ts';
import { trainOnFile } from '../training/trainOnFile.ts';

export function trainingHandlers(runtime: Runtime): Handlers<Pick<EngineForMain, 'training.file'>> {
  return {
    'training.file': (input, call) => trainOnFile(runtime, input, call),
  };
}
