import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DocumentFormat } from '../../contract/documents.ts';
import { walk } from '../mail/folder.ts';
import { sniffFile } from '../mail/sniff.ts';
import { formatOf, whyForeign } from './formats.ts';

/** A file that holds a document by its name. */
export interface FoundDocument {
  readonly path: string;
  /** Its path in the source. */
  readonly name: string;
  readonly format: DocumentFormat;
  readonly bytes: number;
  readonly reason?: never;
}

/** A document or a place that cannot be read. */
export interface NotReadable {
  readonly name: string;
  readonly reason: string;
}

/** Hidden folders, and those that programs fill with what they fetched. */
const passedOver = /(?:^|\/)(?:\.[^/]*|node_modules|__pycache__|__MACOSX)\//;

/**
 * The documents in a folder, or the one that a file is, told by their names. Links that lead out of the folder or in a
 * circle are reported, not followed. Errors of the file system come as they are.
 */
export async function* findDocuments(path: string, signal?: AbortSignal): AsyncGenerator<FoundDocument | NotReadable> {
  const found = await stat(path);
  if (!found.isDirectory()) {
    const format = await formatOfFile(path);
    if (format !== null) {
      yield { path, name: basename(path), format, bytes: found.size };
    }
    return;
  }
  for await (const met of walk(path, signal, () => false)) {
    const format = formatOf(met.name);
    const reason = met.reason ?? whyForeign(met.name);
    if (passedOver.test(met.name)) {
      continue;
    }
    if (reason !== null) {
      yield { name: met.name, reason };
    } else if (met.reason === undefined && format !== null) {
      yield { path: met.path, name: met.name, format, bytes: met.bytes };
    }
  }
}

/** The format of a document that is a source by itself. A text that holds mail is a mailbox. */
export async function formatOfFile(path: string): Promise<DocumentFormat | null> {
  const format = formatOf(basename(path));
  return format === 'text' && (await sniffFile(path)).kind !== null ? null : format;
}
