// The gated half of a feed-forward:  h = f(gate) * up, with f = SiLU or GELU (tanh form)
//
// defines: Gate
#pragma once

#include "graph.h"

namespace ownhand {

struct Gate {
  enum class Kind { silu, gelu };
  Kind kind = Kind::silu;

  struct Gradients {
    Tensor* gate;  // [F, T]
    Tensor* up;    // [F, T]
  };

  Tensor* forward(Graph& g, Tensor* gate, Tensor* up);  // both [F, T] -> [F, T]
  Gradients backward(Graph& g, Tensor* dh);             // dh [F, T]

  Tensor* again(Graph& g) { return forward(g, gateInput, upInput); }

  // kept by the last forward
  Tensor* gateInput = nullptr;
  Tensor* upInput = nullptr;
};

}  // namespace ownhand
