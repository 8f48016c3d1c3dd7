import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf, loadDetector } from './language.ts';

test('common languages are told at once, others by the detector, too few words not at all', async () => {
  const german = 'Die Lampe ist nicht mehr dunkel, und wir haben auch das Boot wieder auf dem Wasser.';
  assert.equal(languageOf(german), 'de');
  assert.equal(
    languageOf('The lamp is lit and the boat has been on the water for an hour, but you are not here.'),
    'en',
  );
  assert.equal(languageOf('Ok.'), null);
  const finnish = 'Lamppu palaa majakassa ja vene odottaa meitä rannassa huomenna aamulla kello seitsemän.';
  await loadDetector();
  assert.equal(languageOf(finnish), 'fi');
  assert.equal(languageOf(german), 'de');
});
