#!/usr/bin/env node
/** `npx ownhand`: the command line, after the packages it needs. Models are fetched when a command asks for them. */
import { enter } from './enter.mjs';

await enter('electron/engine/cli/index.ts', { needs: [] });
