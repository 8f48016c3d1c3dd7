import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileOf, policy } from './page.ts';

test('an address stands for a file of the page', () => {
  assert.equal(fileOf('app://ownhand/', '/page'), '/page/index.html');
  assert.equal(fileOf('app://ownhand/assets/a%20b.js?x=1#y', '/page'), '/page/assets/a b.js');
});

test('no address leads out of the page', () => {
  for (const url of [
    'app://ownhand/../secret.js',
    'app://ownhand/%2e%2e/secret.js',
    'app://ownhand/..%2fsecret.js',
    'app://ownhand/assets/..%2f..%2fsecret.js',
    'app://ownhand/%00.js',
    'app://ownhand/%E0%A4%A',
    'app://elsewhere/index.html',
    'file:///etc/passwd',
    'not an address',
  ]) {
    const path = fileOf(url, '/page');
    assert.ok(path === null || path.startsWith('/page/'), `${url} leads to ${String(path)}`);
  }
  assert.equal(fileOf('app://ownhand/..%2fsecret.js', '/page'), null);
});

test('the policy names no source but the page itself', () => {
  const rules = policy('abc').split('; ');
  assert.ok(rules.includes("default-src 'none'") && rules.includes("connect-src 'none'"));
  assert.ok(rules.includes("style-src 'self' 'nonce-abc'"));
  assert.doesNotMatch(policy('abc'), /unsafe|http|data:|\*/);
});
