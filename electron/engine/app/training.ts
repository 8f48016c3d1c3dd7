import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { EngineForMain } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import type { Models } from '../model/models.ts';
import type { Runtime } from '../model/runtime.ts';
import { trainOnFile } from '../training/trainOnFile.ts';

export function trainingHandlers(runtime: Runtime, models: Models): Handlers<Pick<EngineForMain, 'training.file'>> {
  return {
    'training.file': async (input, call) => {
      const isFile = isAbsolute(input.base) && existsSync(input.base);
      const base = isFile ? input.base : (await models.ready('writer', input.base)).path;
      return trainOnFile(runtime, { ...input, base }, call);
    },
  };
}
