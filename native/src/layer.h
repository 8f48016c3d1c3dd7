// One transformer layer, forward beside backward:
//
//   x1 = x + o(attention(rope(q(h)), rope(k(h)), v(h)))   with h = norm(x)
//   y = x1 + down(gate(gate(h1), up(h1)))                 with h1 = norm(x1)
//
// Some architectures norm more than that; a norm that they do not have lets everything through.
//
// defines: Layer
#pragma once

#include "attention.h"
#include "gate.h"
#include "norm.h"
#include "rope.h"
#include "weights.h"

namespace ownhand {

class Layer {
 public:
  // Layer `index` of the model: asks for its weights.
  Layer(Weights& weights, int index);

  // x [C, T] -> [C, T]
  Tensor* forward(Graph& g, Tensor* x);
  // dy [C, T] -> dx [C, T], or null when nobody below needs it. Undoes the last forward.
  Tensor* backward(Graph& g, Tensor* dy, bool dxWanted);

  // The seven projections that can carry an adapter, in this order, by the names they have in a GGUF file.
  static constexpr int projections = 7;
  static const char* const projectionNames[projections];
  Linear& projection(int i) { return linear_[i]; }

  // The dropout of this layer's adapters for one graph, one tensor [R, T] each, or nulls.
  Tensor* dropout[projections] = {};

 private:
  enum Projection { q, k, v, o, gate, up, down };

  Tensor* project(Graph& g, Projection i, Tensor* x, Tensor* plus = nullptr);
  Tensor* projectBack(Graph& g, Projection i, Tensor* dy, Tensor* plus = nullptr);
  Tensor* addProjected(Graph& g, Tensor* residual, Projection i, Tensor* x, Norm& norm);
  template <typename Source>
  void readAgain(Graph& g, Source& source, std::initializer_list<Projection> readers);

  int heads_;
  int keyHeads_;
  Linear linear_[projections];
  Norm attentionNorm_, queryNorm_, keyNorm_, afterAttentionNorm_, feedForwardNorm_, afterFeedForwardNorm_;
  Rope rope_;
  Attention attention_;
  Gate gate_;
};

}  // namespace ownhand
