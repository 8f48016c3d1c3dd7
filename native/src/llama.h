// The llama layer, which qwen2 shares.
//
// defines: LlamaLayer
#pragma once

#include "attention.h"
#include "gate.h"
#include "layer.h"
#include "norm.h"
#include "rope.h"

namespace ownhand {

class LlamaLayer : public Layer {
 public:
  // `pairing` is GGML_ROPE_TYPE_NORMAL or GGML_ROPE_TYPE_NEOX.
  LlamaLayer(Weights& weights, int index, int pairing);
  Tensor* forward(Graph& g, Tensor* x) override;
  Tensor* backward(Graph& g, Tensor* dy, bool dxWanted) override;

 private:
  int heads_;
  int keyHeads_;
  Norm attentionNorm_;
  Norm feedForwardNorm_;
  Rope rope_;
  Attention attention_;
  Gate gate_;
};

}  // namespace ownhand
