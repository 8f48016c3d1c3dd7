const view = new DataView(new ArrayBuffer(4));

/**
 * Rounds single to half precision (IEEE 754 binary16, ties to even), little-endian.
 * By hand because Float16Array came only with Node 24, and the engine runs from 22.14 on.
 */
export function toFloat16(values: Float32Array): Uint8Array {
  const out = new Uint8Array(values.length * 2);
  values.forEach((value, i) => {
    const half = halfBits(value);
    out[2 * i] = half & 0xff;
    out[2 * i + 1] = half >> 8;
  });
  return out;
}

function halfBits(value: number): number {
  view.setFloat32(0, value);
  const bits = view.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const exponent = (bits >>> 23) & 0xff;
  const fraction = bits & 0x7fffff;
  if (exponent === 0xff) {
    return sign | 0x7c00 | (fraction === 0 ? 0 : 0x200);
  }
  const shifted = exponent - 127 + 15;
  if (shifted >= 31) {
    return sign | 0x7c00;
  }
  if (shifted <= 0) {
    if (shifted < -10) {
      return sign;
    }
    return sign | roundOff(fraction | 0x800000, 14 - shifted);
  }
  // A carry out of the fraction runs into the exponent, which is what rounding up to the next power of two means.
  return sign | ((shifted << 10) + roundOff(fraction, 13));
}

/** Drops the lowest `count` bits, rounding to nearest, ties to even. */
function roundOff(bits: number, count: number): number {
  const kept = bits >>> count;
  const rest = bits & ((1 << count) - 1);
  const half = 1 << (count - 1);
  return rest > half || (rest === half && (kept & 1) === 1) ? kept + 1 : kept;
}
