// A frozen weight with an optional adapter beside it:  y = W x + bias + s B (A x)
//
// defines: Linear
#pragma once

#include "graph.h"
#include "kernels.h"

namespace ownhand {

struct Linear {
  int64_t in = 0;
  int64_t out = 0;
  // frozen
  Tensor* weight = nullptr;      // [in, out]
  Tensor* transposed = nullptr;  // [out, in]; null when memory is scarce: then it is made each time it is needed,
  bool packOnUse = false;        // by our own kernels, which then do the forward product in the same way
  Tensor* bias = nullptr;        // [out], or null

  // trained; a is null where no adapter was asked for
  Tensor* a = nullptr;  // [in, R]
  Tensor* b = nullptr;  // [out, R], the transpose of what an adapter file holds
  float scale = 1.0f;   // alpha / R

  // gradients, outputs of the graph that holds the last backward
  Tensor* gradientA = nullptr;  // [in, R]
  Tensor* gradientB = nullptr;  // [out, R]

  // Without adapter and bias. W x + addends: x [in, n] -> [out, n]
  Tensor* multiply(Graph& g, Tensor* x, const Addends& addends = {}) const;
  // Wt dy + addends: dy [out, n] -> [in, n] through the stored transpose, or through one made on the spot
  Tensor* multiplyBack(Graph& g, Tensor* dy, const Addends& addends = {}) const;

  // x [in, T] -> [out, T]. `dropout` [R, T] holds 0 or 1 / (1 - p) for each inner value, or is null. `plus` [out, T] is
  // added, or null.
  Tensor* forward(Graph& g, Tensor* x, Tensor* dropout, Tensor* plus);

  // dy [out, T] -> dx [in, T] with `plus` [in, T] added, or null when nobody below needs it
  Tensor* backward(Graph& g, Tensor* dy, bool dxWanted, Tensor* plus);

  // kept by the last forward
  Tensor* input = nullptr;  // [in, T]
  Tensor* inner = nullptr;  // s A x, after dropout: [R, T]
  Tensor* mask = nullptr;   // [R, T]

 private:
  Tensor* narrow(Graph& g, Tensor* a, Tensor* x);
  Tensor* outer(Graph& g, Tensor* x, Tensor* y);
};

}  // namespace ownhand
