import { z } from 'zod';
import type { Signature } from '../../contract/drafting.ts';
import type { Engine } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import { parseReader } from '../draft/reader.ts';
import { usualSignature } from '../draft/signature.ts';
import type { Database } from '../store/database.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Session } from './session.ts';

const setting = 'signature';

export function signatureHandlers(session: Session): Handlers<Pick<Engine, 'signature.read' | 'signature.choose'>> {
  const read = (): Signature => {
    const database = session.database();
    return { usual: usualSignature(database, ''), on: isWanted(database) };
  };
  return {
    'signature.read': read,
    'signature.choose': ({ on }) => {
      writeSetting(session.database(), setting, on);
      return read();
    },
  };
}

/** What goes below a mail that is saved: the signature that is usual to its reader, unless the person wants none. */
export function signatureTo(database: Database, to: string): string | null {
  return isWanted(database) ? usualSignature(database, parseReader(to).address) : null;
}

function isWanted(database: Database): boolean {
  return readSetting(database, setting, z.boolean()) ?? true;
}
