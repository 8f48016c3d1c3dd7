import type { Fit, Model, ModelRole } from '../../../electron/contract/models.ts';

export const roleWords: Record<ModelRole, { title: string; what: string; inUse: string }> = {
  writer: { title: 'Writes drafts', what: 'Larger ones write better and need more memory and time.', inUse: 'Writes' },
  embedder: { title: 'Finds mail like this one', what: 'Small, and needed once per mail.', inUse: 'Finds' },
  completer: { title: 'Completes as you type', what: 'Has to be quick rather than clever.', inUse: 'Completes' },
};

const order: readonly ModelRole[] = ['writer', 'embedder', 'completer'];

/** Models under each role they can play, in the order of the roles, each list as the engine gave it. */
export function byRole(models: readonly Model[]): { role: ModelRole; models: Model[] }[] {
  return order
    .map((role) => ({ role, models: models.filter(({ roles }) => roles.includes(role)) }))
    .filter((group) => group.models.length > 0);
}

/** The models to begin with: what is set to be used. */
export function starterSet(models: readonly Model[]): Model[] {
  return models.filter(({ inUse }) => inUse.length > 0);
}

export const fitWords: Record<Fit['verdict'], string> = {
  good: 'Fits this computer',
  slow: 'Works, but slowly',
  'too-big': 'Too big for this computer',
};
