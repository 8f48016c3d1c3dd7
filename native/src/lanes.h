// What the processor kernels share: 16 floats in one register, and the one loop that nearly all of them are.
// Only included by files of kernels. They run where Device::hasKernels says so.
//
// defines: Share, row, custom, room, accumulate, exponential
#pragma once

#if defined(__GNUC__) && !defined(__clang__)
// gcc 12 complains about its own headers (gcc bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

#include <algorithm>
#include <vector>

#include "handles.h"

#if defined(__GNUC__)
// The rest of the program is compiled for any processor, these functions for those with AVX-512.
#define VECTOR __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,fma,f16c")))
#define VECTOR_INLINE VECTOR __attribute__((always_inline)) inline
#define UNROLL _Pragma("GCC unroll 16")
#else
#define VECTOR
#define VECTOR_INLINE inline
#define UNROLL
#endif

namespace ownhand {

constexpr int lanes = 16;
// Sums held in registers at a time: enough to hide that each addition waits for the one before.
constexpr int together = 8;

// The part of `count` that thread `part` of `parts` does.
struct Share {
  int64_t begin, end;
  Share(int64_t count, int part, int parts) : begin(count * part / parts), end(count * (part + 1) / parts) {}
};

inline float* row(const Tensor* t, int64_t i) {
  return reinterpret_cast<float*>(static_cast<char*>(t->data) + i * t->nb[1]);
}

// A node [columns, rows] of a graph that `act` fills, each thread a part. An argument may be null.
inline Tensor* custom(ggml_context* c, ggml_type type, int64_t columns, int64_t rows, std::vector<Tensor*> arguments,
                      ggml_custom_op_t act, const void* given) {
  return ggml.custom_4d(c, type, columns, rows, 1, 1, arguments.data(), static_cast<int>(arguments.size()), act,
                        GGML_N_TASKS_MAX, const_cast<void*>(given));
}

// Room for so many values, which each thread keeps from one task to the next. There is one of each type: asking for
// another ends the first.
template <typename T>
T* room(int64_t count) {
  thread_local std::vector<T> kept;
  kept.resize(std::max(kept.size(), static_cast<size_t>(count)));
  return kept.data();
}

// sums[j] += sum over i < count of a[i * aStride ... + 16] * b[i * bStride + j * bStep], for N values of j
template <int N>
VECTOR_INLINE void accumulate(__m512* sums, int64_t count, const float* a, int64_t aStride, const float* b,
                              int64_t bStride, int64_t bStep) {
  for (int64_t i = 0; i < count; i++) {
    const __m512 wide = _mm512_loadu_ps(a + i * aStride);
    UNROLL for (int j = 0; j < N; j++) {
      sums[j] = _mm512_fmadd_ps(wide, _mm512_set1_ps(b[i * bStride + j * bStep]), sums[j]);
    }
  }
}

// e^x to the last bit or two, for x <= 0: 2^whole * polynomial(rest), the minimax one of Cephes
VECTOR_INLINE __m512 exponential(__m512 x) {
  x = _mm512_max_ps(_mm512_set1_ps(-87.0f), x);  // in this order a NaN stays one
  const __m512 whole = _mm512_roundscale_ps(_mm512_mul_ps(x, _mm512_set1_ps(1.44269504f)), 0);
  __m512 rest = _mm512_fnmadd_ps(whole, _mm512_set1_ps(0.693359375f), x);
  rest = _mm512_fnmadd_ps(whole, _mm512_set1_ps(-2.12194440e-4f), rest);
  __m512 y = _mm512_set1_ps(1.9875691500e-4f);
  for (const float factor :
       {1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 0.5f, 1.0f, 1.0f}) {
    y = _mm512_fmadd_ps(y, rest, _mm512_set1_ps(factor));
  }
  return _mm512_scalef_ps(y, whole);
}

}  // namespace ownhand
