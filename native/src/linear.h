// A frozen weight with an optional adapter beside it:  y = W x + bias + s B (A x)
//
// defines: Linear
#pragma once

#include "graph.h"

namespace ownhand {

struct Linear {
  // frozen
  Tensor* weight = nullptr;      // [in, out]
  Tensor* transposed = nullptr;  // [out, in]; null when memory is scarce: then it is made each time it is needed
  Tensor* bias = nullptr;        // [out], or null

  // trained; a is null where no adapter was asked for
  Tensor* a = nullptr;  // [in, R]
  Tensor* b = nullptr;  // [out, R], the transpose of what an adapter file holds
  float scale = 1.0f;   // alpha / R

  // gradients, outputs of the graph that holds the last backward
  Tensor* gradientA = nullptr;  // [in, R]
  Tensor* gradientB = nullptr;  // [out, R]

  // x [in, T] -> [out, T]. `dropout` [R, T] holds 0 or 1 / (1 - p) for each inner value, or is null.
  Tensor* forward(Graph& g, Tensor* x, Tensor* dropout);

  // dy [out, T] -> dx [in, T], or null when nobody below needs it
  Tensor* backward(Graph& g, Tensor* dy, bool dxWanted);

  // kept by the last forward
  Tensor* input = nullptr;        // [in, T]
  Tensor* inner = nullptr;    // s A x, after dropout: [R, T]
  Tensor* mask = nullptr;  // [R, T]
};

// Wt dy: dy [out, n] -> [in, n] through the stored transpose, or through one made on the spot.
Tensor* multiplyTransposed(Graph& g, Tensor* weight, Tensor* transposed, Tensor* dy);

}  // namespace ownhand
