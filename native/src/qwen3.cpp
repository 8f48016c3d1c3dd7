// qwen3: as llama, but each head of q and k is normed before it is turned, and positions pair the halves of a head.
#include <cmath>

#include "attention.h"
#include "gate.h"
#include "layer.h"
#include "norm.h"
#include "rope.h"

namespace ownhand {

namespace {

class Qwen3Layer : public Layer {
 public:
  Qwen3Layer(Weights& weights, int index) {
    const Hyperparameters& hyper = weights.hyperparameters();
    const std::string block = "blk." + std::to_string(index) + ".";
    declareProjections(weights, block);
    heads_ = hyper.heads;
    keyHeads_ = hyper.keyHeads;
    attentionNorm_ = {weights.vector(block + "attn_norm.weight"), hyper.epsilon};
    queryNorm_ = {weights.vector(block + "attn_q_norm.weight"), hyper.epsilon};
    keyNorm_ = {weights.vector(block + "attn_k_norm.weight"), hyper.epsilon};
    feedForwardNorm_ = {weights.vector(block + "ffn_norm.weight"), hyper.epsilon};
    rope_ = {hyper.ropeChannels, GGML_ROPE_TYPE_NEOX, hyper.ropeBase, hyper.ropeScale, nullptr};
    attention_.scale = 1.0f / std::sqrt(static_cast<float>(hyper.headChannels));
  }

  Tensor* forward(Graph& g, Tensor* x) override {
    Tensor* h = attentionNorm_.forward(g, x);                                      // [C, T]
    Tensor* qs = queryNorm_.forward(g, splitHeads(g, project(g, q, h), heads_));   // [D, H, T]
    Tensor* ks = keyNorm_.forward(g, splitHeads(g, project(g, k, h), keyHeads_));  // [D, K, T]
    Tensor* vs = splitHeads(g, project(g, v, h), keyHeads_);                       // [D, K, T]
    Tensor* mixed = attention_.forward(g, rope_.forward(g, qs), rope_.forward(g, ks), vs);
    Tensor* x1 = project(g, o, mixed, x);  // [C, T]

    Tensor* h1 = feedForwardNorm_.forward(g, x1);                                 // [C, T]
    Tensor* hidden = gate_.forward(g, project(g, gate, h1), project(g, up, h1));  // [F, T]
    return project(g, down, hidden, x1);                                          // [C, T]
  }

  Tensor* backward(Graph& g, Tensor* dy, bool dxWanted) override {
    ggml_context* c = g.context();
    readAgain(g, gate_, {down});
    const Gate::Gradients dHidden = gate_.backward(g, projectBack(g, down, dy));  // [F, T]
    readAgain(g, feedForwardNorm_, {gate, up});
    Tensor* dh1 = projectBack(g, up, dHidden.up, projectBack(g, gate, dHidden.gate));  // [C, T]
    Tensor* dx1 = ggml.add(c, dy, feedForwardNorm_.backward(g, dh1));                  // [C, T]

    const Attention::Gradients d = attention_.backward(g, projectBack(g, o, dx1));
    Tensor* dqs = queryNorm_.backward(g, rope_.backward(g, d.q));  // [D, H, T]
    Tensor* dks = keyNorm_.backward(g, rope_.backward(g, d.k));    // [D, K, T]
    readAgain(g, attentionNorm_, {q, k, v});
    Tensor* dh = projectBackAttention(g, joinHeads(g, dqs), joinHeads(g, dks), joinHeads(g, d.v), dxWanted);
    return dxWanted ? ggml.add(c, dx1, attentionNorm_.backward(g, dh)) : nullptr;
  }

 private:
  int heads_;
  int keyHeads_;
  Norm attentionNorm_, queryNorm_, keyNorm_, feedForwardNorm_;
  Rope rope_;
  Attention attention_;
  Gate gate_;
};

}  // namespace

std::unique_ptr<Layer> makeQwen3Layer(Weights& weights, int index) {
  return std::make_unique<Qwen3Layer>(weights, index);
}

}  // namespace ownhand
