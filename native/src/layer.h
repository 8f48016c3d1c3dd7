// One transformer layer, forward beside backward. An architecture is a file that defines one.
//
// defines: Layer, makeLayer, embeddingScale, splitHeads, joinHeads
#pragma once

#include <memory>
#include <string>

#include "weights.h"

namespace ownhand {

class Layer {
 public:
  virtual ~Layer() = default;

  // x [C, T] -> [C, T]
  virtual Tensor* forward(Graph& g, Tensor* x) = 0;
  // dy [C, T] -> dx [C, T], or null when nobody below needs it. Undoes the last forward.
  virtual Tensor* backward(Graph& g, Tensor* dy, bool dxWanted) = 0;

  // The seven projections that can carry an adapter, in this order, by the names they have in a GGUF file.
  static constexpr int projections = 7;
  static const char* const projectionNames[projections];
  Linear& projection(int i) { return linear_[i]; }

  // The dropout of this layer's adapters for one graph, one tensor [R, T] each, or nulls.
  Tensor* dropout[projections] = {};

 protected:
  enum Projection { q, k, v, o, gate, up, down };

  // `plus`, if any, is added to the result.
  Tensor* project(Graph& g, Projection i, Tensor* x, Tensor* plus = nullptr) {
    return linear_[i].forward(g, x, dropout[i], plus);
  }
  Tensor* projectBack(Graph& g, Projection i, Tensor* dy, Tensor* plus = nullptr) {
    return linear_[i].backward(g, dy, true, plus);
  }
  // Before their backward: makes what the projections read again, where that is not kept.
  template <typename Source>
  void readAgain(Graph& g, Source& source, std::initializer_list<Projection> readers) {
    if (g.remakes) {
      Tensor* input = source.again(g);
      for (const Projection i : readers) {
        linear_[i].input = input;
      }
    }
  }
  // Gradients of q, k and v -> the gradient of what all three read [C, T], or null when nobody below needs it
  Tensor* projectBackAttention(Graph& g, Tensor* dq, Tensor* dk, Tensor* dv, bool dxWanted);
  // Asks for "blk.N.attn_q" and its six fellows.
  void declareProjections(Weights& weights, const std::string& block);

  Linear linear_[projections];
};

// Layer `index` of the model. Throws for an unknown architecture, naming it and those there are.
std::unique_ptr<Layer> makeLayer(Weights& weights, int index);

std::unique_ptr<Layer> makeLlamaLayer(Weights& weights, int index);
std::unique_ptr<Layer> makeQwen2Layer(Weights& weights, int index);
std::unique_ptr<Layer> makeQwen3Layer(Weights& weights, int index);
std::unique_ptr<Layer> makeGemma3Layer(Weights& weights, int index);

// What the embedded tokens are multiplied by before the first layer.
float embeddingScale(const Hyperparameters& hyper);

// x [heads * D, T] -> [D, heads, T]
inline Tensor* splitHeads(Graph& g, Tensor* x, int heads) {
  return ggml.reshape_3d(g.context(), x, x->ne[0] / heads, heads, x->ne[1]);
}
// x [D, heads, T] -> [heads * D, T]
inline Tensor* joinHeads(Graph& g, Tensor* x) {
  return ggml.reshape_2d(g.context(), x, x->ne[0] * x->ne[1], x->ne[2]);
}

}  // namespace ownhand
