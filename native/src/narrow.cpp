// The products with adapters: one side is only as wide as the rank, and all of it stays in 32 bits.
#include "kernels.h"

#ifdef OWNHAND_KERNELS

#include "lanes.h"

namespace ownhand {

namespace {

VECTOR void narrowOperator(Tensor* dst, int part, int parts, void* given) {
  const Tensor* a = dst->src[0];
  const Tensor* x = dst->src[1];
  const __m512 scale = _mm512_set1_ps(*static_cast<const float*>(given));
  const int64_t n = a->ne[0];
  const int64_t rank = a->ne[1];
  // The rank becomes the lanes. Each thread turns a for itself: that is quicker than waiting for one that does.
  float* turned = room<float>(n * rank);
  for (int64_t r = 0; r < rank; r++) {
    for (int64_t i = 0; i < n; i++) {
      turned[i * rank + r] = row(a, r)[i];
    }
  }
  const Share share(dst->ne[1] / together, part, parts);
  for (int64_t t = share.begin * together; t < share.end * together; t += together) {
    for (int64_t r = 0; r < rank; r += lanes) {
      __m512 sums[together] = {};
      accumulate<together>(sums, n, turned + r, rank, row(x, t), 1, x->nb[1] / sizeof(float));
      UNROLL for (int j = 0; j < together; j++) _mm512_storeu_ps(row(dst, t + j) + r, _mm512_mul_ps(sums[j], scale));
    }
  }
}

VECTOR void outerOperator(Tensor* dst, int part, int parts, void*) {
  const Tensor* x = dst->src[0];
  const Tensor* y = dst->src[1];
  const Share share(dst->ne[0] / lanes, part, parts);
  for (int64_t n = share.begin * lanes; n < share.end * lanes; n += lanes) {
    for (int64_t r = 0; r < dst->ne[1]; r += together) {
      __m512 sums[together] = {};
      accumulate<together>(sums, x->ne[1], row(x, 0) + n, x->nb[1] / sizeof(float), row(y, 0) + r, y->ne[0], 1);
      UNROLL for (int j = 0; j < together; j++) _mm512_storeu_ps(row(dst, r + j) + n, sums[j]);
    }
  }
}

}  // namespace

bool narrowFits(int64_t n, int64_t rank) {
  return n % lanes == 0 && rank % lanes == 0;
}

Tensor* multiplyNarrow(ggml_context* c, Tensor* a, Tensor* x, float* scale) {
  return custom(c, GGML_TYPE_F32, a->ne[1], x->ne[1], {a, x}, narrowOperator, scale);
}

Tensor* multiplyOuter(ggml_context* c, Tensor* x, Tensor* y) {
  return custom(c, GGML_TYPE_F32, x->ne[0], y->ne[0], {x, y}, outerOperator, nullptr);
}

}  // namespace ownhand

#endif
