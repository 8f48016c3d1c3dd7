// Rotary positions: turns pairs of channels of each head by an angle that grows with the position.
//
// defines: Rope
#pragma once

#include "graph.h"

namespace ownhand {

struct Rope {
  int channels = 0;           // how many of a head's channels are turned
  int pairing = 0;            // GGML_ROPE_TYPE_NORMAL (neighbours) or GGML_ROPE_TYPE_NEOX (halves)
  float base = 10000.0f;      // of the angles
  float scale = 1.0f;         // of the positions
  Tensor* factors = nullptr;  // [channels / 2], per-frequency divisors, or null

  // x [D, heads, T] -> the same shape
  Tensor* forward(Graph& g, Tensor* x) const {
    return ggml.rope_ext(g.context(), x, g.positions, factors, channels, pairing, 0, base, scale, 0, 1, 32, 1);
  }
  // A rotation is undone by the opposite one.
  Tensor* backward(Graph& g, Tensor* dy) const {
    return ggml.rope_ext_back(g.context(), dy, g.positions, factors, channels, pairing, 0, base, scale, 0, 1, 32, 1);
  }
};

}  // namespace ownhand
