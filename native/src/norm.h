// Root mean square norm with a gain:  y = gain * x / sqrt(mean(x^2) + epsilon), over the fastest dimension. Without a
// gain it stands for none at all:  y = x
//
// defines: Norm
#pragma once

#include "graph.h"

namespace ownhand {

struct Norm {
  Tensor* gain = nullptr;  // [n], or null
  float epsilon = 1e-5f;

  Tensor* forward(Graph& g, Tensor* x);    // x [n, ...] -> the same shape
  Tensor* backward(Graph& g, Tensor* dy);  // dy -> dx, the same shape

  Tensor* again(Graph& g) { return forward(g, input); }

  // kept by the last forward
  Tensor* input = nullptr;
};

}  // namespace ownhand
