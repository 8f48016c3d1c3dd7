/**
 * Vectors of length 1 are kept as one byte a number. A component of such a vector is about 1 / sqrt(dimensions) wide;
 * five times that fills the byte, and the rare larger one is cut. Cosines come out right to about 0.001.
 */
function byteScale(dimensions: number): number {
  return (127 * Math.sqrt(dimensions)) / 5;
}

/** `vector`: any length above 0. Answers its direction in bytes. */
export function toBytes(vector: Float32Array): Int8Array {
  let square = 0;
  for (const value of vector) {
    square += value * value;
  }
  const factor = byteScale(vector.length) / (Math.sqrt(square) || 1);
  // Int8Array.from would wrap around instead of cutting.
  return Int8Array.from(vector, (value) => Math.max(-127, Math.min(127, Math.round(value * factor))));
}

/** The cosine of two vectors whose bytes lie `distance` apart (Euclidean). */
export function cosineOf(distance: number, dimensions: number): number {
  return 1 - distance ** 2 / (2 * byteScale(dimensions) ** 2);
}
