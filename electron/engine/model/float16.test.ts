import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toFloat16 } from './float16.ts';

function half(value: number): number {
  const [low = 0, high = 0] = toFloat16(Float32Array.of(value));
  return low | (high << 8);
}

test('known values', () => {
  const known: [number, number][] = [
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65520, 0x7c00],
    [Infinity, 0x7c00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [2 ** -25 * 1.5, 0x0001],
    [0.1, 0x2e66],
  ];
  for (const [value, bits] of known) {
    assert.equal(half(value), bits, String(value));
  }
});

test('ties go to even, carries run over', () => {
  assert.equal(half(1 + 2 ** -11), 0x3c00);
  assert.equal(half(1 + 3 * 2 ** -11), 0x3c02);
  assert.equal(half(2 - 2 ** -12), 0x4000);
});
