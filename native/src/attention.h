// Causal attention inside each packed mail. Mails never meet: there is no product between their rows at all, so a
// micro-batch costs the sum of the squares of its mails, not the square of its sum.
//
// defines: Attention
#pragma once

#include "kernels.h"

namespace ownhand {

struct Attention {
  float scale = 1.0f;
  int window = 0;  // tokens a query may look back over, itself included; 0 for all

  struct Gradients {
    Tensor* q;  // [D, H, T]
    Tensor* k;  // [D, K, T]
    Tensor* v;  // [D, K, T]
  };

  // q [D, H, T], k and v [D, K, T] -> [D * H, T]
  Tensor* forward(Graph& g, Tensor* q, Tensor* k, Tensor* v);
  // dOut [D * H, T]
  Gradients backward(Graph& g, Tensor* dOut);

  // kept by the last forward
  Tensor* queries = nullptr;
  Tensor* keys = nullptr;
  Tensor* values = nullptr;
  std::vector<Tensor*> shares;  // attention weights of each mail: [length, length, H]
  Looking looking;              // instead of them, where kernels do it
};

}  // namespace ownhand
