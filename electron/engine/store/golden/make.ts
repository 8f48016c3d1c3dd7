/**
 * Makes a store of the present version, to be kept beside this file for good: once a version has shipped, every later
 * one must open it. Run by hand when a version is finished: node electron/engine/store/golden/make.ts
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../database.ts';
import { rememberPassages } from '../documentPassages.ts';
import { keepDraft } from '../drafts.ts';
import { exampleDocument } from '../exampleDocument.ts';
import { exampleMail } from '../exampleMail.ts';
import { setIdentity } from '../identity.ts';
import { keepInsertion } from '../insertions.ts';
import { migrations } from '../migrate.ts';
import { setPageAside } from '../pages.ts';
import { keepPairs, ofMail, ofPassage } from '../pairs.ts';
import { remember, useEmbedder } from '../passages.ts';
import { attribute, takeDocument } from '../takeDocuments.ts';
import { noteSourceFiles } from '../sourceFiles.ts';
import { finishSource, openSource } from '../sources.ts';
import { takeMails } from '../takeMails.ts';

/** A key that protects nothing. */
export const goldenKey = '0123456789abcdef'.repeat(4);

export function makeGolden(home: string): void {
  mkdirSync(home, { recursive: true });
  const database = openDatabase(home, goldenKey);
  const source = openSource(database, { path: '/example/Sent.mbox', name: 'Sent', format: 'mbox', fingerprint: '1' });
  takeMails(database, source.id, [exampleMail(1), exampleMail(2, { ancestors: ['mail-1@example.org'] })], 'end');
  finishSource(database, source.id);
  noteSourceFiles(database, source.id, [{ name: 'Sent.mbox', state: '2048#0f', readTo: 2_048 }]);
  takeDocument(database, source.id, { name: 'lamps.md', bytes: 24, changedAt: 1 }, exampleDocument(1));
  attribute(database, source.id, 'own');
  useEmbedder(database, { embedder: 'example', dimensions: 8 });
  const vector = Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0);
  remember(database, [{ id: 1, passages: [{ start: 0, end: 11, vector }] }]);
  rememberPassages(database, [{ id: 1, vector }]);
  const pair = { request: 'Say that it is lit', gain: null, dropped: null, model: 'm' } as const;
  keepPairs(database, ofMail(1), [{ ...pair, form: 'sentence' }]);
  keepPairs(database, ofPassage(1), [{ ...pair, form: 'restatement' }]);
  void setIdentity(database, { name: 'Ada Brook', addresses: ['ada@example.org'] });
  keepDraft(
    database,
    { request: 'Ask Finn for oil', points: [], excludeIds: [] },
    {
      ...{ text: 'Dear Finn,', subject: 'Oil', language: 'en', reader: null, sources: [], arm: 'retrieval' as const, model: 'example' },
      ...{ tokens: 3, promptTokens: 9, keptTokens: 0, firstTokenMs: 1, tokensPerSecond: 1 },
    },
  );
  setPageAside(database, {
    ...{ draftId: 1, request: 'Ask Finn for oil', points: [], to: 'finn@example.org', subject: 'Oil', replyTo: null },
    text: 'Dear Finn, have you',
  });
  keepInsertion(database, { program: 'Mousepad', manner: 'shorter', before: 'The lamp is lit.', after: 'Lamp lit.' });
  database.define('VACUUM');
  database.close();
}

if (import.meta.main) {
  makeGolden(join(import.meta.dirname, String(migrations().length).padStart(4, '0')));
}
