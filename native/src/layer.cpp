#include "layer.h"

#include <cmath>
#include <stdexcept>

namespace ownhand {

const char* const Layer::projectionNames[Layer::projections] = {"attn_q",   "attn_k", "attn_v",  "attn_output",
                                                                 "ffn_gate", "ffn_up", "ffn_down"};

namespace {

struct Architecture {
  const char* name;
  std::unique_ptr<Layer> (*make)(Weights&, int);
};

constexpr Architecture known[] = {
    {"llama", makeLlamaLayer},
    {"qwen2", makeQwen2Layer},
    {"qwen3", makeQwen3Layer},
    {"gemma3", makeGemma3Layer},
};

}  // namespace

void Layer::declareProjections(Weights& weights, const std::string& block) {
  for (int i = 0; i < projections; i++) {
    linear_[i] = weights.linear(block + projectionNames[i]);
  }
}

Tensor* Layer::projectBackAttention(Graph& g, Tensor* dq, Tensor* dk, Tensor* dv, bool dxWanted) {
  Tensor* dx = linear_[q].backward(g, dq, dxWanted, nullptr);
  dx = linear_[k].backward(g, dk, dxWanted, dx);
  return linear_[v].backward(g, dv, dxWanted, dx);
}

std::unique_ptr<Layer> makeLayer(Weights& weights, int index) {
  const std::string& name = weights.hyperparameters().architecture;
  std::string list;
  for (const Architecture& architecture : known) {
    if (name == architecture.name) {
      return architecture.make(weights, index);
    }
    list += (list.empty() ? "" : ", ") + std::string(architecture.name);
  }
  throw std::runtime_error("Models of the architecture \"" + name + "\" cannot be trained yet; these can: " + list + ".");
}

float embeddingScale(const Hyperparameters& hyper) {
  return hyper.architecture == "gemma3" ? std::sqrt(static_cast<float>(hyper.channels)) : 1.0f;
}

}  // namespace ownhand
