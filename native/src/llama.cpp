// llama: norm, attention with rotary positions (neighbouring channels paired), norm, SiLU-gated feed-forward.
#include "llama.h"

#include <cmath>

namespace ownhand {

LlamaLayer::LlamaLayer(Weights& weights, int index, int pairing) {
  const Hyperparameters& hyper = weights.hyperparameters();
  const std::string block = "blk." + std::to_string(index) + ".";
  declareProjections(weights, block);
  heads_ = hyper.heads;
  keyHeads_ = hyper.keyHeads;
  attentionNorm_ = {weights.vector(block + "attn_norm.weight"), hyper.epsilon};
  feedForwardNorm_ = {weights.vector(block + "ffn_norm.weight"), hyper.epsilon};
  Tensor* factors = weights.has("rope_freqs.weight") ? weights.vector("rope_freqs.weight") : nullptr;
  rope_ = {hyper.ropeChannels, pairing, hyper.ropeBase, hyper.ropeScale, factors};
  attention_.scale = 1.0f / std::sqrt(static_cast<float>(hyper.headChannels));
}

Tensor* LlamaLayer::forward(Graph& g, Tensor* x) {
  Tensor* h = attentionNorm_.forward(g, x);                                   // [C, T]
  Tensor* qs = rope_.forward(g, splitHeads(g, project(g, q, h), heads_));     // [D, H, T]
  Tensor* ks = rope_.forward(g, splitHeads(g, project(g, k, h), keyHeads_));  // [D, K, T]
  Tensor* vs = splitHeads(g, project(g, v, h), keyHeads_);                    // [D, K, T]
  Tensor* x1 = project(g, o, attention_.forward(g, qs, ks, vs), x);           // [C, T]

  Tensor* h1 = feedForwardNorm_.forward(g, x1);                                 // [C, T]
  Tensor* hidden = gate_.forward(g, project(g, gate, h1), project(g, up, h1));  // [F, T]
  return project(g, down, hidden, x1);                                          // [C, T]
}

Tensor* LlamaLayer::backward(Graph& g, Tensor* dy, bool dxWanted) {
  ggml_context* c = g.context();
  readAgain(g, gate_, {down});
  const Gate::Gradients dHidden = gate_.backward(g, projectBack(g, down, dy));  // [F, T]
  readAgain(g, feedForwardNorm_, {gate, up});
  Tensor* dh1 = projectBack(g, up, dHidden.up, projectBack(g, gate, dHidden.gate));  // [C, T]
  Tensor* dx1 = ggml.add(c, dy, feedForwardNorm_.backward(g, dh1));                  // [C, T]

  const Attention::Gradients d = attention_.backward(g, projectBack(g, o, dx1));
  readAgain(g, attentionNorm_, {q, k, v});
  Tensor* dh = projectBackAttention(g, joinHeads(g, rope_.backward(g, d.q)), joinHeads(g, rope_.backward(g, d.k)),
                                    joinHeads(g, d.v), dxWanted);
  return dxWanted ? ggml.add(c, dx1, attentionNorm_.backward(g, dh)) : nullptr;
}

std::unique_ptr<Layer> makeLlamaLayer(Weights& weights, int index) {
  return std::make_unique<LlamaLayer>(weights, index, GGML_ROPE_TYPE_NORMAL);
}

}  // namespace ownhand
