import { AppError } from '../../contract/errors.ts';
import { walk } from './folder.ts';

/** What kind of folder it is, by the names of its files, and how large. Fails with `no-permission` or `not-a-mailbox`. */
export async function measureFolder(
  path: string,
  name: string,
  signal?: AbortSignal,
): Promise<{ format: 'maildir' | 'mh' | 'emlx' | 'folder'; bytes: number }> {
  let bytes = 0;
  let files = 0;
  const kinds = { maildir: 0, mh: 0, emlx: 0 };
  let refused = '';
  for await (const met of walk(path, signal)) {
    if (met.reason !== undefined) {
      if (met.path === path) {
        throw new AppError('no-permission', `${name} could not be opened. Allow Ownhand to read it, then try again.`);
      }
      refused ||= `${met.name}: ${met.reason}`;
      continue;
    }
    files += 1;
    bytes += met.bytes;
    kinds.maildir += /(?:^|\/)(?:cur|new)\//.test(met.name) ? 1 : 0;
    // Thunderbird names archives by their year.
    kinds.mh += /(?:^|\/)\d+$/.test(met.name) && !met.name.includes('.sbd/') ? 1 : 0;
    kinds.emlx += met.name.endsWith('.emlx') ? 1 : 0;
  }
  if (files === 0) {
    throw new AppError('not-a-mailbox', `${name} holds no mail files. ${refused}`.trim());
  }
  const only = (['maildir', 'mh', 'emlx'] as const).find((kind) => kinds[kind] === files);
  return { format: only ?? 'folder', bytes };
}
