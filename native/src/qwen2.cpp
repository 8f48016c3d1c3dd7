// qwen2: llama with a bias on q, k and v (which `Weights::linear` finds in the file) and rotary positions that pair the
// two halves of a head. A bias is frozen and added after the product, so nothing of it shows in the backward.
#include "llama.h"

namespace ownhand {

std::unique_ptr<Layer> makeQwen2Layer(Weights& weights, int index) {
  return std::make_unique<LlamaLayer>(weights, index, GGML_ROPE_TYPE_NEOX);
}

}  // namespace ownhand
