/** `npm start`: everything that is missing, then the window, or without a display the main job in the terminal. */
import { hasDisplay } from './display.mjs';
import { enter } from './enter.mjs';

await enter('electron/setup/stages/start.mjs', { needs: hasDisplay() ? ['electron', 'models'] : ['models'] });
