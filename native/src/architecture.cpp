#include "architecture.h"

#include <stdexcept>

namespace ownhand {

namespace {

// A bias, which qwen2 has on q, k and v, is not said here: `Weights::linear` finds it in the file. It is frozen and
// added after the product, so nothing of it shows in the backward.
constexpr Architecture known[] = {
    // name, pairing, gate, normsHeads, normsResults, hasWindows, scalesEmbedding, layersOfWideAttention
    {"llama", GGML_ROPE_TYPE_NORMAL, Gate::Kind::silu, false, false, false, false, 0},
    {"qwen2", GGML_ROPE_TYPE_NEOX, Gate::Kind::silu, false, false, false, false, 0},
    {"qwen3", GGML_ROPE_TYPE_NEOX, Gate::Kind::silu, true, false, false, false, 0},
    {"gemma3", GGML_ROPE_TYPE_NEOX, Gate::Kind::gelu, true, true, true, true, 62},
};

}  // namespace

const Architecture& architectureNamed(const std::string& name) {
  std::string list;
  for (const Architecture& architecture : known) {
    if (name == architecture.name) {
      return architecture;
    }
    list += (list.empty() ? "" : ", ") + std::string(architecture.name);
  }
  throw std::runtime_error("Models of the architecture \"" + name + "\" cannot be trained yet; these can: " + list +
                           ".");
}

}  // namespace ownhand
