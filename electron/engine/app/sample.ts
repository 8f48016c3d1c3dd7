import { fileURLToPath } from 'node:url';

/** The mailbox of an invented person, to look around with. */
export const samplePath = fileURLToPath(new URL('../../sample/sample.mbox', import.meta.url));

export const sampleIdentity = {
  name: 'Marlis Oakenshaw',
  addresses: ['marlis@oakenshawclocks.example', 'm.oakenshaw@postbag.example'],
};
