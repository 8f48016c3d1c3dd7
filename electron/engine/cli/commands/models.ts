import type { Model, ModelRole } from '../../../contract/models.ts';
import { ModelRole as ModelRoleSchema } from '../../../contract/models.ts';
import { type Command, type Context, named, UsageError } from '../command.ts';
import { bytes } from '../format.ts';

export const modelsCommand: Command = {
  name: 'models',
  summary: 'list, fetch and choose models; see what fits this computer',
  usage: 'list | fetch ID... | fit | use ROLE ID | add FILE | remove ID',
  help: [
    ['list', 'every model, its size, and what is here'],
    ['fetch ID...', 'fetch models; "starter" stands for the ones needed to begin'],
    ['fit', 'what this computer can hold, and how well'],
    ['use ROLE ID', 'choose a model as writer, completer or embedder'],
    ['add FILE', 'use a GGUF file of your own'],
    ['remove ID', 'delete a model from this computer'],
  ],
  options: {},
  words: [1, Infinity],
  run: async (context, [action = '', ...rest]) => {
    const run = named(actions, action);
    if (run === undefined) {
      throw new UsageError(`There is no "models ${action}".`);
    }
    const [wanted, least, most] = named(following, action) ?? ['', 0, 0];
    if (rest.length < least || rest.length > most) {
      throw new UsageError(`Usage: ownhand models ${action} ${wanted}`.trimEnd());
    }
    return run(context, rest);
  },
};

/** What follows an action, and how many words that are: least and most. */
const following: Readonly<Record<string, readonly [string, number, number]>> = {
  fetch: ['ID... (or "starter" for the ones needed to begin)', 1, Infinity],
  use: ['ROLE ID', 2, 2],
  add: ['FILE', 1, 1],
  remove: ['ID', 1, 1],
};

const actions: Readonly<Record<string, (context: Context, words: readonly string[]) => Promise<unknown>>> = {
  list: async ({ engine, terminal, json }) => {
    const models = await engine.call('models.list', {});
    if (json) {
      return models;
    }
    for (const model of models) {
      terminal.line(row(model));
    }
    return undefined;
  },

  fetch: async ({ engine, terminal, signal, json, progress }, ids) => {
    const models = await engine.call('models.list', {});
    const starter = models.filter(({ inUse }) => inUse.length > 0).map(({ id }) => id);
    const wanted = ids.flatMap((id) => (id === 'starter' ? starter : [id]));
    const fetched: Model[] = [];
    for (const id of wanted) {
      const model = await engine.call('models.fetch', { id }, { signal, progress });
      fetched.push(model);
      if (!json) {
        terminal.line(`${model.name} is here (${bytes(model.bytes)}).`);
      }
    }
    return json ? fetched : undefined;
  },

  fit: async ({ engine, terminal, json }) => {
    const [machine, models] = [await engine.call('models.machine', {}), await engine.call('models.list', {})];
    if (json) {
      return { machine, models: models.map(({ id, fit }) => ({ id, ...fit })) };
    }
    terminal.line(
      `${machine.processor}, ${machine.physicalCores} cores, ${bytes(machine.memoryBytes)} of memory, ` +
        `${bytes(machine.freeDiskBytes)} of disk free; models run on ${machine.backend}.`,
    );
    for (const { id, fit } of models) {
      terminal.line(`${id.padEnd(36)} ${fit.verdict.padEnd(8)} ${fit.reason}`);
    }
    return undefined;
  },

  use: async ({ engine }, [role = '', id = '']) => {
    return engine.call('models.use', { role: parseRole(role), id });
  },

  add: async ({ engine, register, signal }, [path = '']) => {
    return engine.call('models.add', { source: await register(path) }, { signal });
  },

  remove: async ({ engine }, [id = '']) => {
    await engine.call('models.remove', { id });
    return undefined;
  },
};

function parseRole(word: string): ModelRole {
  const role = ModelRoleSchema.safeParse(word);
  if (!role.success) {
    throw new UsageError(`A role is one of ${ModelRoleSchema.options.join(', ')}, not ${JSON.stringify(word)}.`);
  }
  return role.data;
}

function row({ id, bytes: size, state, licence, inUse, roles }: Model): string {
  const use = inUse.length > 0 ? `in use as ${inUse.join(', ')}` : `can be ${roles.join(', ')}`;
  return `${id.padEnd(36)} ${bytes(size).padStart(8)}  ${state.padEnd(8)}  ${licence.padEnd(12)}  ${use}`;
}
