// Products and attention that ggml is slow at on the processor, as custom operators of its graphs. On other devices,
// and on processors without AVX-512 VNNI, the same is built from ggml's own operators.
//
// The frozen weights are kept in 8 bits: per 32 inputs of a row one half-precision scale, and numbers from -127 to 127.
// 16 rows stand together (a tile), so that one instruction adds 4 products to each of 16 sums:
//
//   tile, 32 inputs:  8 x [16 rows][4 inputs] bytes, each number plus 128;  16 scales
//
// The inputs of a product are rounded in the same way, 32 at a time, as ggml does for its 8-bit types. Sums of products
// are whole numbers and exact. Tensors in this layout have ggml's type I8, [inputs / 32 * 34, rows].
//
// defines: packedFits, packedColumns, packTiles, roundInputs, Addends, multiplyPacked, multiplyFiled, narrowFits,
//          multiplyNarrow, multiplyOuter, attentionFits, attend, attendBackQueries, attendBackKeys
#pragma once

#include <vector>

#include "graph.h"

#if defined(__x86_64__) || defined(_M_X64)
#define OWNHAND_KERNELS 1
#endif

namespace ownhand {

// ---- 8-bit weights: packed.cpp

// Whether a weight and its transpose can have the layout.
bool packedFits(int64_t columns, int64_t rows);
// ne[0] of a tensor in the layout.
int64_t packedColumns(int64_t columns);
// Floats, in rows of `columns`, a multiple of 16 rows -> whole tiles.
void packTiles(const std::vector<float>& values, int64_t columns, std::vector<uint8_t>& out);

// x [n, T] -> the same, rounded to 8 bits, for multiplyPacked
Tensor* roundInputs(ggml_context* c, Tensor* x);

// What is added to a product, in passing. Each may be null.
struct Addends {
  Tensor* b = nullptr;      // [out, R]: adds b times inner
  Tensor* inner = nullptr;  // [R, T]
  Tensor* bias = nullptr;   // [out]
  Tensor* plus = nullptr;   // [out, T]
};

// weight [in, out] in the layout, x from roundInputs -> W x + addends, [out, T]
Tensor* multiplyPacked(ggml_context* c, Tensor* weight, Tensor* rounded, const Addends& addends);

// The same for a weight [in, out] as it is in the file, packed anew for each product; `back`: Wt x, [in, T].
Tensor* multiplyFiled(ggml_context* c, Tensor* weight, Tensor* rounded, bool back, const Addends& addends);

// ---- products with adapters, in 32 bits: narrow.cpp

bool narrowFits(int64_t n, int64_t rank);
// a [n, R], x [n, T] -> scale a x, [R, T]. `scale` must outlive the graph's computation.
Tensor* multiplyNarrow(ggml_context* c, Tensor* a, Tensor* x, float* scale);
// x [n, T], y [R, T] -> sum over T of x[:, t] y[:, t], [n, R]
Tensor* multiplyOuter(ggml_context* c, Tensor* x, Tensor* y);

// ---- attention, without ever writing down who looks where: attend.cpp

struct Looking {
  std::vector<Span> spans;
  float scale = 1.0f;
  int window = 0;  // see Attention
};

bool attentionFits(int64_t headChannels);
// q [D, H, T], k and v [D, K, T] -> [D * H, T]. `looking` must outlive the graph's computation.
Tensor* attend(ggml_context* c, Tensor* q, Tensor* k, Tensor* v, const Looking* looking);
// dOut [D * H, T] -> the gradient of q, [D * H, T], followed by what attendBackKeys needs: one tensor of
// D * H * T + 2 * H * T floats
Tensor* attendBackQueries(ggml_context* c, Tensor* q, Tensor* k, Tensor* v, Tensor* dOut, const Looking* looking);
// -> the gradients of k and v, one after the other: 2 * D * K * T floats
Tensor* attendBackKeys(ggml_context* c, Tensor* q, Tensor* k, Tensor* v, Tensor* dOut, Tensor* queries,
                       const Looking* looking);

}  // namespace ownhand
