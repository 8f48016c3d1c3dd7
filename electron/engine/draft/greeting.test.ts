import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillGreeting, greetingForm, usualGreeting } from './greeting.ts';

test('names and titles become an open place', () => {
  const forms = {
    'Hi Maria,': 'Hi {name},',
    'Dear Prof. Okafor,': 'Dear {name},',
    'Lieber Herr Dr. Brandt,': 'Lieber {name},',
    'Hello Ana and Bo!': 'Hello {name}!',
    'Good morning Finn,': 'Good morning {name},',
    'Good Morning,': 'Good Morning,',
    'Hi all,': 'Hi all,',
    'Maria,': '{name},',
    'Dear Finn': 'Dear {name}',
    'hey,': 'hey,',
  };
  for (const [greeting, form] of Object.entries(forms)) {
    assert.equal(greetingForm(greeting), form, greeting);
  }
});

test('the usual greeting is the most frequent one, and none where most mails have none', () => {
  assert.deepEqual(usualGreeting(['Hi Bo,', 'Hi Ana,', 'Dear Bo,', null]), { form: 'Hi {name},', share: 0.5 });
  assert.equal(usualGreeting(['Hi Bo,', null, null]), null);
  assert.equal(usualGreeting([]), null);
});

test('a greeting is filled with the name, or stands alone where it can', () => {
  assert.equal(fillGreeting('Hi {name},', 'Bo'), 'Hi Bo,');
  assert.equal(fillGreeting('Hi {name},', null), 'Hi,');
  assert.equal(fillGreeting('Dear {name},', null), null);
  assert.equal(fillGreeting('{name} –', null), null);
  assert.equal(fillGreeting('Hi all,', null), 'Hi all,');
});

test('a man is not greeted as a woman was', () => {
  assert.equal(fillGreeting('Liebes {name},', 'Jutta'), 'Liebe Jutta,');
  assert.equal(fillGreeting('Liebe {name},', 'Otto'), 'Lieber Otto,');
  assert.equal(fillGreeting('Sehr geehrter {name},', 'Frau Kern'), 'Sehr geehrte Frau Kern,');
  assert.equal(fillGreeting('Chère {name},', 'Karl'), 'Cher Karl,');
  assert.equal(fillGreeting('Liebes {name},', 'Tantchen'), 'Liebes Tantchen,');
  assert.equal(fillGreeting('Liebe {name},', 'Kim'), 'Liebe Kim,');
});

test('a French or Spanish greeting agrees with whom it is for', () => {
  assert.equal(fillGreeting('Cher {name},', 'Claire'), 'Chère Claire,');
  assert.equal(fillGreeting('Chère {name},', 'Monsieur Fournier'), 'Cher Monsieur Fournier,');
  assert.equal(fillGreeting('Estimado {name}:', 'Sra. Ortega'), 'Estimada Sra. Ortega:');
  assert.equal(fillGreeting('Querida {name}:', 'Joseba'), 'Querido Joseba:');
});
