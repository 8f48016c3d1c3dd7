#include "layer.h"

#include <cmath>

#include "architecture.h"

namespace ownhand {

const char* const Layer::projectionNames[Layer::projections] = {"attn_q",   "attn_k", "attn_v",  "attn_output",
                                                                 "ffn_gate", "ffn_up", "ffn_down"};

namespace {

// x [heads * D, T] -> [D, heads, T]
Tensor* splitHeads(Graph& g, Tensor* x, int heads) {
  return ggml.reshape_3d(g.context(), x, x->ne[0] / heads, heads, x->ne[1]);
}

// x [D, heads, T] -> [heads * D, T]
Tensor* joinHeads(Graph& g, Tensor* x) {
  return ggml.reshape_2d(g.context(), x, x->ne[0] * x->ne[1], x->ne[2]);
}

}  // namespace

Layer::Layer(Weights& weights, int index) {
  const Hyperparameters& hyper = weights.hyperparameters();
  const Architecture& architecture = architectureNamed(hyper.architecture);
  const std::string block = "blk." + std::to_string(index) + ".";
  const auto norm = [&](const char* name) { return Norm{weights.vector(block + name + ".weight"), hyper.epsilon}; };
  for (int i = 0; i < projections; i++) {
    linear_[i] = weights.linear(block + projectionNames[i]);
  }
  heads_ = hyper.heads;
  keyHeads_ = hyper.keyHeads;
  attentionNorm_ = norm("attn_norm");
  feedForwardNorm_ = norm("ffn_norm");
  if (architecture.normsHeads) {
    queryNorm_ = norm("attn_q_norm");
    keyNorm_ = norm("attn_k_norm");
  }
  if (architecture.normsResults) {
    afterAttentionNorm_ = norm("post_attention_norm");
    afterFeedForwardNorm_ = norm("post_ffw_norm");
  }
  gate_.kind = architecture.gate;
  // One layer of every `windowPeriod` looks at everything.
  const bool local =
      architecture.hasWindows && hyper.window > 0 && index % hyper.windowPeriod < hyper.windowPeriod - 1;
  attention_.window = local ? hyper.window : 0;
  const bool wide = hyper.layers == architecture.layersOfWideAttention;
  attention_.scale = 1.0f / std::sqrt(static_cast<float>(wide ? hyper.channels / hyper.heads : hyper.headChannels));
  Tensor* factors = weights.has("rope_freqs.weight") ? weights.vector("rope_freqs.weight") : nullptr;
  rope_ = {hyper.ropeChannels, architecture.pairing, local ? hyper.localRopeBase : hyper.ropeBase,
           local ? 1.0f : hyper.ropeScale, factors};
}

// `plus`, if any, is added to the result.
Tensor* Layer::project(Graph& g, Projection i, Tensor* x, Tensor* plus) {
  return linear_[i].forward(g, x, dropout[i], plus);
}

Tensor* Layer::projectBack(Graph& g, Projection i, Tensor* dy, Tensor* plus) {
  return linear_[i].backward(g, dy, true, plus);
}

// The end of one half of the layer. Without a norm between, the residual stream is added in the product.
Tensor* Layer::addProjected(Graph& g, Tensor* residual, Projection i, Tensor* x, Norm& norm) {
  return norm.gain ? ggml.add(g.context(), norm.forward(g, project(g, i, x)), residual) : project(g, i, x, residual);
}

// Before their backward: makes what the projections read again, where that is not kept.
template <typename Source>
void Layer::readAgain(Graph& g, Source& source, std::initializer_list<Projection> readers) {
  if (g.remakes) {
    Tensor* input = source.again(g);
    for (const Projection i : readers) {
      linear_[i].input = input;
    }
  }
}

Tensor* Layer::forward(Graph& g, Tensor* x) {
  Tensor* h = attentionNorm_.forward(g, x);                                      // [C, T]
  Tensor* qs = queryNorm_.forward(g, splitHeads(g, project(g, q, h), heads_));   // [D, H, T]
  Tensor* ks = keyNorm_.forward(g, splitHeads(g, project(g, k, h), keyHeads_));  // [D, K, T]
  Tensor* vs = splitHeads(g, project(g, v, h), keyHeads_);                       // [D, K, T]
  Tensor* mixed = attention_.forward(g, rope_.forward(g, qs), rope_.forward(g, ks), vs);
  Tensor* x1 = addProjected(g, x, o, mixed, afterAttentionNorm_);  // [C, T]

  Tensor* h1 = feedForwardNorm_.forward(g, x1);                                 // [C, T]
  Tensor* hidden = gate_.forward(g, project(g, gate, h1), project(g, up, h1));  // [F, T]
  return addProjected(g, x1, down, hidden, afterFeedForwardNorm_);              // [C, T]
}

Tensor* Layer::backward(Graph& g, Tensor* dy, bool dxWanted) {
  Tensor* dy1 = afterFeedForwardNorm_.backward(g, dy);  // [C, T]
  readAgain(g, gate_, {down});
  const Gate::Gradients dHidden = gate_.backward(g, projectBack(g, down, dy1));  // [F, T]
  readAgain(g, feedForwardNorm_, {gate, up});
  Tensor* dh1 = projectBack(g, up, dHidden.up, projectBack(g, gate, dHidden.gate));  // [C, T]
  Tensor* dx1 = ggml.add(g.context(), dy, feedForwardNorm_.backward(g, dh1));        // [C, T]

  Tensor* dMixed = projectBack(g, o, afterAttentionNorm_.backward(g, dx1));  // [D * H, T]
  const Attention::Gradients d = attention_.backward(g, dMixed);
  Tensor* dqs = queryNorm_.backward(g, rope_.backward(g, d.q));  // [D, H, T]
  Tensor* dks = keyNorm_.backward(g, rope_.backward(g, d.k));    // [D, K, T]
  readAgain(g, attentionNorm_, {q, k, v});
  Tensor* dh = linear_[q].backward(g, joinHeads(g, dqs), dxWanted, nullptr);  // [C, T]
  dh = linear_[k].backward(g, joinHeads(g, dks), dxWanted, dh);
  dh = linear_[v].backward(g, joinHeads(g, d.v), dxWanted, dh);
  return dxWanted ? ggml.add(g.context(), dx1, attentionNorm_.backward(g, dh)) : nullptr;
}

}  // namespace ownhand
