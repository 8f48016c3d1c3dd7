// gemma3: a norm before and after both halves of the layer, q and k normed per head, a GELU gate, and a sliding window
// in all layers but every sixth; layers with a window turn their positions by another base than those without.
#include <cmath>

#include "attention.h"
#include "gate.h"
#include "layer.h"
#include "norm.h"
#include "rope.h"

namespace ownhand {

namespace {

// The 27B model alone scales its attention by the channels of the model instead of those of a head.
constexpr int layersOf27B = 62;

class Gemma3Layer : public Layer {
 public:
  Gemma3Layer(Weights& weights, int index) {
    const Hyperparameters& hyper = weights.hyperparameters();
    const std::string block = "blk." + std::to_string(index) + ".";
    const auto norm = [&](const char* name) { return Norm{weights.vector(block + name + ".weight"), hyper.epsilon}; };
    declareProjections(weights, block);
    heads_ = hyper.heads;
    keyHeads_ = hyper.keyHeads;
    attentionNorm_ = norm("attn_norm");
    queryNorm_ = norm("attn_q_norm");
    keyNorm_ = norm("attn_k_norm");
    afterAttentionNorm_ = norm("post_attention_norm");
    feedForwardNorm_ = norm("ffn_norm");
    afterFeedForwardNorm_ = norm("post_ffw_norm");
    const bool local = hyper.window > 0 && index % hyper.windowPeriod < hyper.windowPeriod - 1;
    rope_ = {hyper.ropeChannels, GGML_ROPE_TYPE_NEOX, local ? hyper.localRopeBase : hyper.ropeBase,
             local ? 1.0f : hyper.ropeScale, nullptr};
    attention_.window = local ? hyper.window : 0;
    const int scaled = hyper.layers == layersOf27B ? hyper.channels / hyper.heads : hyper.headChannels;
    attention_.scale = 1.0f / std::sqrt(static_cast<float>(scaled));
    gate_.kind = Gate::Kind::gelu;
  }

  Tensor* forward(Graph& g, Tensor* x) override {
    Tensor* h = attentionNorm_.forward(g, x);                                      // [C, T]
    Tensor* qs = queryNorm_.forward(g, splitHeads(g, project(g, q, h), heads_));   // [D, H, T]
    Tensor* ks = keyNorm_.forward(g, splitHeads(g, project(g, k, h), keyHeads_));  // [D, K, T]
    Tensor* vs = splitHeads(g, project(g, v, h), keyHeads_);                       // [D, K, T]
    Tensor* mixed = attention_.forward(g, rope_.forward(g, qs), rope_.forward(g, ks), vs);
    Tensor* y = afterAttentionNorm_.forward(g, project(g, o, mixed));  // [C, T]
    Tensor* x1 = ggml.add(g.context(), y, x);                          // [C, T]

    Tensor* h1 = feedForwardNorm_.forward(g, x1);                                 // [C, T]
    Tensor* hidden = gate_.forward(g, project(g, gate, h1), project(g, up, h1));  // [F, T]
    Tensor* y1 = afterFeedForwardNorm_.forward(g, project(g, down, hidden));      // [C, T]
    return ggml.add(g.context(), y1, x1);
  }

  Tensor* backward(Graph& g, Tensor* dy, bool dxWanted) override {
    ggml_context* c = g.context();
    Tensor* dy1 = afterFeedForwardNorm_.backward(g, dy);  // [C, T]
    readAgain(g, gate_, {down});
    const Gate::Gradients dHidden = gate_.backward(g, projectBack(g, down, dy1));  // [F, T]
    readAgain(g, feedForwardNorm_, {gate, up});
    Tensor* dh1 = projectBack(g, up, dHidden.up, projectBack(g, gate, dHidden.gate));  // [C, T]
    Tensor* dx1 = ggml.add(c, dy, feedForwardNorm_.backward(g, dh1));                  // [C, T]

    Tensor* dMixed = projectBack(g, o, afterAttentionNorm_.backward(g, dx1));  // [D * H, T]
    const Attention::Gradients d = attention_.backward(g, dMixed);
    Tensor* dqs = queryNorm_.backward(g, rope_.backward(g, d.q));  // [D, H, T]
    Tensor* dks = keyNorm_.backward(g, rope_.backward(g, d.k));    // [D, K, T]
    readAgain(g, attentionNorm_, {q, k, v});
    Tensor* dh = projectBackAttention(g, joinHeads(g, dqs), joinHeads(g, dks), joinHeads(g, d.v), dxWanted);
    return dxWanted ? ggml.add(c, dx1, attentionNorm_.backward(g, dh)) : nullptr;
  }

 private:
  int heads_;
  int keyHeads_;
  Norm attentionNorm_, queryNorm_, keyNorm_, afterAttentionNorm_, feedForwardNorm_, afterFeedForwardNorm_;
  Rope rope_;
  Attention attention_;
  Gate gate_;
};

}  // namespace

std::unique_ptr<Layer> makeGemma3Layer(Weights& weights, int index) {
  return std::make_unique<Gemma3Layer>(weights, index);
}

}  // namespace ownhand
