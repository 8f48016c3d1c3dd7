/** `npm run package`: a release of the app for this machine, in the folder `release`. */
import { enter } from './enter.mjs';

await enter('electron/setup/stages/package.mjs', { needs: ['electron'] });
