import type { Command } from '../command.ts';
import { bytes, counted } from '../format.ts';
import { contents } from './sources.ts';

export const statusCommand: Command = {
  name: 'status',
  summary: 'what is stored, where, and which models are in use',
  usage: '',
  help: [],
  options: {},
  words: [0, 0],
  run: async ({ engine, terminal, json, unlock }) => {
    const { state } = await engine.call('store.state', {});
    if (state === 'absent') {
      if (json) {
        return { state, models: await engine.call('models.list', {}) };
      }
      terminal.line('Nothing is stored yet. Begin with: ownhand import PATH');
      return undefined;
    }
    await unlock();
    const report = await engine.call('store.report', {});
    const [sources, identity, models] = [
      await engine.call('corpus.sources', {}),
      await engine.call('identity.get', {}),
      await engine.call('models.list', {}),
    ];
    if (json) {
      return { state: 'open', ...report, sources, identity, models };
    }
    const { counts } = report;
    terminal.line(
      `${counted(counts.sent, 'mail')} by you, ${counts.received} by others, ${counted(counts.documents, 'document')}, ${counted(counts.passages, 'passage')}.`,
    );
    const you = [identity?.name ?? '', ...(identity?.addresses ?? [])].filter((word) => word !== '');
    terminal.line(`You: ${you.join(', ') || 'not named yet'}`);
    for (const source of sources) {
      terminal.line(`  ${source.name}: ${contents(source)}${source.complete ? '' : ', not read to its end'}`);
    }
    terminal.line(`Data: ${report.home}`);
    for (const item of report.items) {
      terminal.line(`  ${item.name}: ${bytes(item.bytes)}${item.encrypted ? ', encrypted' : ''}`);
    }
    terminal.line(`Models: ${report.models}`);
    for (const model of models.filter(({ inUse }) => inUse.length > 0)) {
      terminal.line(`  ${model.inUse.join(', ')}: ${model.name} (${model.state})`);
    }
    return undefined;
  },
};
