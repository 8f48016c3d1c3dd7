// The products with frozen weights: 8-bit numbers, sums in whole numbers, see kernels.h. Long because what
// packs the tiles and what multiplies with them must agree on every byte of their layout, which is nobody else's.
#include "kernels.h"

#ifdef OWNHAND_KERNELS

#include <algorithm>
#include <cmath>
#include <cstring>

#include "lanes.h"

namespace ownhand {

namespace {

constexpr int block = 32;  // values with one scale
constexpr int tileRows = 16;
constexpr int tileBytes = tileRows * (block + 2);  // of one block
constexpr int64_t blocksAtOnce = 32;  // of a long row, so that a tile and its inputs stay in the nearest cache

// An input row of n: n signed bytes; n / 32 scales; n / 32 times -128 * (sum of the bytes), which undoes the 128 that
// every weight has too much.
int64_t roundedBytes(int64_t n) {
  return n + n / block * 8;
}

struct Rounded {
  int8_t* values;
  float* scales;
  int32_t* starts;
  Rounded() = default;
  Rounded(const Tensor* x, int64_t token) {
    const int64_t n = x->ne[0] / (block + 8) * block;
    values = static_cast<int8_t*>(x->data) + token * x->nb[1];
    scales = reinterpret_cast<float*>(values + n);
    starts = reinterpret_cast<int32_t*>(scales + n / block);
  }
};

VECTOR void roundBlock(const float* x, int8_t* values, float& scale, int32_t& start) {
  constexpr float least = 1e-30f;  // below it the inverse would be infinite
  const __m512 low = _mm512_loadu_ps(x);
  const __m512 high = _mm512_loadu_ps(x + lanes);
  const float largest = _mm512_reduce_max_ps(_mm512_max_ps(_mm512_abs_ps(low), _mm512_abs_ps(high)));
  // What is no number must not become one.
  scale = _mm512_cmp_ps_mask(low, high, _CMP_UNORD_Q) ? NAN : largest / 127.0f;
  const __m512 inverse = _mm512_set1_ps(largest > least ? 127.0f / largest : 0.0f);
  const __m512i a = _mm512_cvtps_epi32(_mm512_mul_ps(low, inverse));
  const __m512i b = _mm512_cvtps_epi32(_mm512_mul_ps(high, inverse));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(values), _mm512_cvtepi32_epi8(a));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(values + lanes), _mm512_cvtepi32_epi8(b));
  start = -128 * _mm512_reduce_add_epi32(_mm512_add_epi32(a, b));
}

void roundOperator(Tensor* dst, int part, int parts, void*) {
  const Tensor* x = dst->src[0];
  const int64_t n = x->ne[0];
  const Share share(x->ne[1], part, parts);
  for (int64_t t = share.begin; t < share.end; t++) {
    const Rounded out(dst, t);
    for (int64_t i = 0; i < n / block; i++) {
      roundBlock(row(x, t) + i * block, out.values + i * block, out.scales[i], out.starts[i]);
    }
  }
}

// Adds 16 rows times N tokens, `blocks` blocks of them, to the sums.
template <int N>
VECTOR inline void multiplyTile(const uint8_t* tile, int64_t blocks, const Rounded* x, int64_t first, __m512* sums) {
  for (int64_t i = first; i < first + blocks; i++, tile += tileBytes) {
    __m512i whole[N];
    UNROLL for (int t = 0; t < N; t++) whole[t] = _mm512_set1_epi32(x[t].starts[i]);
    UNROLL for (int k = 0; k < block / 4; k++) {
      const __m512i weights = _mm512_loadu_si512(tile + 4 * lanes * k);
      UNROLL for (int t = 0; t < N; t++) {
        int32_t four;
        std::memcpy(&four, x[t].values + i * block + 4 * k, 4);
        whole[t] = _mm512_dpbusd_epi32(whole[t], weights, _mm512_set1_epi32(four));
      }
    }
    const __m256i halves = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(tile + block * lanes));
    const __m512 scales = _mm512_cvtph_ps(halves);
    UNROLL for (int t = 0; t < N; t++) {
      const __m512 scale = _mm512_mul_ps(scales, _mm512_set1_ps(x[t].scales[i]));
      sums[t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(whole[t]), scale, sums[t]);
    }
  }
}

// Channels channel ... + 16 of tokens start ... + N; of their sums blocks first ... first + blocks, which `tile` holds.
// The arguments after the weight and the inputs are those of `product`.
template <int N>
VECTOR void multiplyPart(Tensor* dst, const uint8_t* tile, int64_t channel, int64_t start, int64_t first,
                         int64_t blocks) {
  Rounded x[N];
  for (int t = 0; t < N; t++) x[t] = Rounded(dst->src[1], start + t);
  __m512 sums[N];
  if (first > 0) {
    UNROLL for (int t = 0; t < N; t++) sums[t] = _mm512_loadu_ps(row(dst, start + t) + channel);
  } else {
    const Tensor *b = dst->src[2], *inner = dst->src[3], *bias = dst->src[4], *plus = dst->src[5];
    const __m512 base = bias ? _mm512_loadu_ps(row(bias, 0) + channel) : _mm512_setzero_ps();
    UNROLL for (int t = 0; t < N; t++) {
      sums[t] = plus ? _mm512_add_ps(base, _mm512_loadu_ps(row(plus, start + t) + channel)) : base;
    }
    if (b) {
      accumulate<N>(sums, b->ne[1], row(b, 0) + channel, b->ne[0], row(inner, start), 1, inner->ne[0]);
    }
  }
  multiplyTile<N>(tile, blocks, x, first, sums);
  UNROLL for (int t = 0; t < N; t++) _mm512_storeu_ps(row(dst, start + t) + channel, sums[t]);
}

void multiplyTokens(Tensor* dst, const uint8_t* tile, int64_t channel, int64_t first, int64_t blocks) {
  int64_t token = 0;
  for (; token + together <= dst->ne[1]; token += together) {
    multiplyPart<together>(dst, tile, channel, token, first, blocks);
  }
  for (; token < dst->ne[1]; token++) {
    multiplyPart<1>(dst, tile, channel, token, first, blocks);
  }
}

// Calls `act` with blocks first ... first + count, so few at a time that they stay in the cache.
template <typename Act>
void inSteps(int64_t blocks, const Act& act) {
  for (int64_t first = 0; first < blocks; first += blocksAtOnce) {
    act(first, std::min(blocksAtOnce, blocks - first));
  }
}

void multiplyOperator(Tensor* dst, int part, int parts, void*) {
  const Tensor* weight = dst->src[0];
  const int64_t rowBlocks = weight->ne[0] / (block + 2);
  const Share share(dst->ne[0] / tileRows, part, parts);
  inSteps(rowBlocks, [&](int64_t first, int64_t blocks) {
    for (int64_t tile = share.begin; tile < share.end; tile++) {
      const uint8_t* data = static_cast<const uint8_t*>(weight->data) + (tile * rowBlocks + first) * tileBytes;
      multiplyTokens(dst, data, tile * tileRows, first, blocks);
    }
  });
}

// ---- packing, at load or for each product anew

// x[i * stride + lane], 32 inputs of 16 rows -> one block of a tile
VECTOR void packBlock(const float* x, int64_t stride, uint8_t* tile) {
  __m512 largest = _mm512_setzero_ps();
  for (int i = 0; i < block; i++) {
    largest = _mm512_max_ps(largest, _mm512_abs_ps(_mm512_loadu_ps(x + i * stride)));
  }
  // Where the file has 4 bits without an offset, its 16 steps are eighths of the largest value, and stay exact as such.
  const __mmask16 any = _mm512_cmp_ps_mask(largest, _mm512_set1_ps(1e-30f), _CMP_GT_OQ);
  const __m512 eighths = _mm512_maskz_div_ps(any, _mm512_set1_ps(8.0f), largest);
  __m512 off = _mm512_setzero_ps();
  for (int i = 0; i < block; i++) {
    const __m512 steps = _mm512_mul_ps(_mm512_loadu_ps(x + i * stride), eighths);
    off = _mm512_max_ps(off, _mm512_abs_ps(_mm512_sub_ps(steps, _mm512_roundscale_ps(steps, 0))));
  }
  const __mmask16 coarse = _mm512_cmp_ps_mask(off, _mm512_set1_ps(1e-3f), _CMP_LT_OQ);
  const __m512 most = _mm512_mask_mov_ps(_mm512_set1_ps(127.0f), coarse, _mm512_set1_ps(8.0f));
  const __m512 inverse = _mm512_maskz_div_ps(any, most, largest);
  for (int i = 0; i < block; i += 4) {
    __m512i four = _mm512_setzero_si512();
    UNROLL for (int j = 0; j < 4; j++) {
      const __m512i number = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(x + (i + j) * stride), inverse));
      const __m512i byte = _mm512_and_si512(_mm512_add_epi32(number, _mm512_set1_epi32(128)), _mm512_set1_epi32(255));
      four = _mm512_or_si512(four, _mm512_slli_epi32(byte, 8 * j));
    }
    _mm512_storeu_si512(tile + i * tileRows, four);
  }
  const __m256i scales = _mm512_cvtps_ph(_mm512_div_ps(largest, most), _MM_FROUND_TO_NEAREST_INT);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(tile + block * tileRows), scales);
}

// 16 rows of floats -> `blocks` blocks of a tile
void packRows(const float* x, int64_t stride, int64_t blocks, uint8_t* tile) {
  float turned[block * tileRows];
  for (int64_t left = 0; left < blocks * block; left += block, tile += tileBytes) {
    for (int lane = 0; lane < tileRows; lane++) {
      for (int i = 0; i < block; i++) {
        turned[i * tileRows + lane] = x[lane * stride + left + i];
      }
    }
    packBlock(turned, tileRows, tile);
  }
}

// Columns column ... + count of a row, as floats.
void decode(const Tensor* weight, int64_t rowNumber, int64_t column, int64_t count, float* out) {
  const auto* data =
      static_cast<const char*>(weight->data) + rowNumber * weight->nb[1] + ggml.row_size(weight->type, column);
  toFloats(weight->type, data, count, out);
}

void multiplyFiledOperator(Tensor* dst, int part, int parts, void*) {
  const Tensor* weight = dst->src[0];
  const Share share(dst->ne[0] / tileRows, part, parts);
  constexpr int64_t width = blocksAtOnce * block;
  auto* floats = room<float>(tileRows * width);
  auto* tile = room<uint8_t>(blocksAtOnce * tileBytes);
  for (int64_t channel = share.begin * tileRows; channel < share.end * tileRows; channel += tileRows) {
    inSteps(weight->ne[0] / block, [&](int64_t first, int64_t blocks) {
      for (int lane = 0; lane < tileRows; lane++) {
        decode(weight, channel + lane, first * block, blocks * block, floats + lane * width);
      }
      packRows(floats, width, blocks, tile);
      multiplyTokens(dst, tile, channel, first, blocks);
    });
  }
}

// The same by the transpose: 16 columns of the weight are a tile. As many columns at once as one block of the file has.
void multiplyFiledBackOperator(Tensor* dst, int part, int parts, void*) {
  const Tensor* weight = dst->src[0];
  const int64_t width = std::max<int64_t>(block, ggml.blck_size(weight->type));
  const Share share(dst->ne[0] / width, part, parts);
  const int64_t tileStride = blocksAtOnce * tileBytes;
  auto* floats = room<float>(block * width);
  auto* tiles = room<uint8_t>(width / tileRows * tileStride);
  for (int64_t left = share.begin * width; left < share.end * width; left += width) {
    inSteps(weight->ne[1] / block, [&](int64_t first, int64_t blocks) {
      for (int64_t i = 0; i < blocks; i++) {
        for (int64_t r = 0; r < block; r++) {
          decode(weight, (first + i) * block + r, left, width, floats + r * width);
        }
        for (int64_t c = 0; c < width; c += tileRows) {
          packBlock(floats + c, width, tiles + c / tileRows * tileStride + i * tileBytes);
        }
      }
      for (int64_t c = 0; c < width; c += tileRows) {
        multiplyTokens(dst, tiles + c / tileRows * tileStride, left + c, first, blocks);
      }
    });
  }
}

Tensor* product(ggml_context* c, Tensor* weight, Tensor* rounded, int64_t out, const Addends& addends,
                ggml_custom_op_t act) {
  return custom(c, GGML_TYPE_F32, out, rounded->ne[1],
                {weight, rounded, addends.b, addends.inner, addends.bias, addends.plus}, act, nullptr);
}

}  // namespace

bool packedFits(int64_t columns, int64_t rows) {
  return columns % block == 0 && rows % block == 0;
}

int64_t packedColumns(int64_t columns) {
  return columns / block * (block + 2);
}

void packTiles(const std::vector<float>& values, int64_t columns, std::vector<uint8_t>& out) {
  const int64_t rows = static_cast<int64_t>(values.size()) / columns;
  out.resize(static_cast<size_t>(packedColumns(columns) * rows));
  for (int64_t top = 0; top < rows; top += tileRows) {
    packRows(&values[static_cast<size_t>(top * columns)], columns, columns / block,
             &out[static_cast<size_t>(packedColumns(columns) * top)]);
  }
}

Tensor* roundInputs(ggml_context* c, Tensor* x) {
  return custom(c, GGML_TYPE_I8, roundedBytes(x->ne[0]), x->ne[1], {x}, roundOperator, nullptr);
}

Tensor* multiplyPacked(ggml_context* c, Tensor* weight, Tensor* rounded, const Addends& addends) {
  return product(c, weight, rounded, weight->ne[1], addends, multiplyOperator);
}

Tensor* multiplyFiled(ggml_context* c, Tensor* weight, Tensor* rounded, bool back, const Addends& addends) {
  return product(c, weight, rounded, weight->ne[back ? 0 : 1], addends,
                 back ? multiplyFiledBackOperator : multiplyFiledOperator);
}

}  // namespace ownhand

#endif
