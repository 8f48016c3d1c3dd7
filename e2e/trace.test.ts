import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOutside } from './trace.ts';

test('only addresses of other machines are outside', () => {
  const inet = (address: string): string =>
    `41 connect(23, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("${address}")}, 16) = 0`;
  const inet6 = (address: string): string =>
    `41 connect(23, {sa_family=AF_INET6, sin6_port=htons(53), inet_pton(AF_INET6, "${address}", &sin6_addr)}, 28) = 0`;
  assert.ok(isOutside(inet('142.250.74.3')));
  assert.ok(isOutside(inet('10.0.0.2')));
  assert.ok(isOutside(inet6('2001:4860:4860::8888')));
  assert.ok(!isOutside(inet('127.0.0.1')));
  assert.ok(!isOutside(inet6('::1')));
  assert.ok(!isOutside('41 connect(5, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X1"}, 20) = 0'));
});
