import { createRequire } from 'node:module';

const { burn } = createRequire(import.meta.url)('@kenjiuno/msgreader/lib/Burner.js') as {
  burn: (entries: readonly Entry[]) => Uint8Array;
};

interface Entry {
  name: string;
  type: number;
  length: number;
  children?: number[];
  binaryProvider?: () => Uint8Array;
}

const kinds = { folder: 1, file: 2, root: 5 } as const;
type Tree = { readonly [name: string]: Buffer | Tree };

/** Texts of an invented Outlook message by the number of their property, as hex. */
export interface ExampleMessage {
  readonly properties: Readonly<Record<string, string>>;
  readonly recipients: readonly { readonly name: string; readonly address: string; readonly isCopy?: boolean }[];
  readonly attachments: readonly { readonly name: string; readonly content: string }[];
}

/** The bytes of an Outlook message (.msg): a small Office file with one stream for each property. */
export function outlookMessage({ properties, recipients, attachments }: ExampleMessage): Buffer {
  const tree: Record<string, Buffer | Tree> = {
    '__properties_version1.0': Buffer.alloc(32),
    '__nameid_version1.0': { '__substg1.0_00020102': Buffer.alloc(0), '__substg1.0_00030102': Buffer.alloc(0) },
    ...streams(properties),
  };
  for (const [at, { name, address, isCopy = false }] of recipients.entries()) {
    tree[`__recip_version1.0_#${hex(at)}`] = {
      '__properties_version1.0': fixedProperties({ 0x0c15: isCopy ? 2 : 1 }),
      ...streams({ '3001': name, '3003': address, '39FE': address, '3002': 'SMTP' }),
    };
  }
  for (const [at, { name, content }] of attachments.entries()) {
    tree[`__attach_version1.0_#${hex(at)}`] = {
      '__properties_version1.0': fixedProperties({}),
      '__substg1.0_37010102': Buffer.from(content),
      ...streams({ '3707': name }),
    };
  }
  return Buffer.from(burn(entriesOf(tree)));
}

function streams(properties: Readonly<Record<string, string>>): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(properties).map(([id, text]) => [`__substg1.0_${id}001F`, Buffer.from(text, 'utf16le')]),
  );
}

/** Numbers of a recipient or an attachment: eight empty bytes, then sixteen for each. */
function fixedProperties(numbers: Readonly<Record<number, number>>): Buffer {
  return Buffer.concat([
    Buffer.alloc(8),
    ...Object.entries(numbers).map(([id, value]) => {
      const row = Buffer.alloc(16);
      row.writeUInt16LE(3, 0);
      row.writeUInt16LE(Number(id), 2);
      row.writeUInt32LE(6, 4);
      row.writeUInt32LE(value, 8);
      return row;
    }),
  ]);
}

function entriesOf(tree: Tree): Entry[] {
  const entries: Entry[] = [{ name: 'Root Entry', type: kinds.root, length: 0, children: [] }];
  const fill = (parent: number, inside: Tree): void => {
    for (const [name, content] of Object.entries(inside)) {
      const at = entries.length;
      entries[parent]?.children?.push(at);
      if (Buffer.isBuffer(content)) {
        entries.push({ name, type: kinds.file, length: content.length, binaryProvider: () => new Uint8Array(content) });
      } else {
        entries.push({ name, type: kinds.folder, length: 0, children: [] });
        fill(at, content);
      }
    }
  };
  fill(0, tree);
  return entries;
}

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(8, '0');
}
