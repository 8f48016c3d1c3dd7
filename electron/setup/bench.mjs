/** `npm run bench`: everything that the benchmarks need, then all of them. */
import { enter } from './enter.mjs';

await enter('electron/setup/stages/bench.mjs', { needs: ['electron', 'models'] });
