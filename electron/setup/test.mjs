/** `npm test`: everything that the tests need, then all of them. */
import { enter } from './enter.mjs';

await enter('electron/setup/stages/test.mjs', { needs: ['electron', 'models'] });
