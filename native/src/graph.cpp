#include "graph.h"

#include <cmath>

#include "kernels.h"

namespace ownhand {

Graph::Graph(size_t nodes, bool portable, bool kernels, bool remakes)
    : portable(portable),
      kernels(kernels),
      remakes(remakes),
      context_(
          ggml.init({ggml.tensor_overhead() * 2 * nodes + ggml.graph_overhead_custom(nodes, false), nullptr, true})),
      graph_(ggml.new_graph_custom(context_.get(), nodes, false)) {}

Tensor* Graph::input(ggml_type type, int64_t columns, int64_t rows, const void* data) {
  Tensor* tensor = ggml.new_tensor_2d(context(), type, columns, rows);
  ggml.set_input(tensor);
  const auto* bytes = static_cast<const uint8_t*>(data);
  inputs_.push_back({tensor, std::vector<uint8_t>(bytes, bytes + ggml.nbytes(tensor))});
  return tensor;
}

void Graph::fillInputs() const {
  for (const Input& input : inputs_) {
    // An input that nothing uses gets no memory.
    if (input.tensor->buffer) {
      ggml.backend_tensor_set(input.tensor, input.data.data(), 0, input.data.size());
    }
  }
}

Tensor* Graph::transposed(Tensor* x) {
  Tensor*& copy = transposes_[x];
  if (!copy) {
    copy = ggml.cont(context(), ggml.transpose(context(), x));
  }
  return copy;
}

Tensor* Graph::rounded(Tensor* x) {
  Tensor*& copy = rounded_[x];
  if (!copy) {
    copy = roundInputs(context(), x);
  }
  return copy;
}

Tensor* Graph::outer(Tensor* a, Tensor* b) {
  return portable ? ggml.mul_mat(context(), transposed(a), transposed(b)) : ggml.out_prod(context(), a, b);
}

Tensor* Graph::mask(int length, int window) {
  const bool limited = window > 0 && window < length;
  Tensor*& mask = masks_[{length, limited ? window : 0}];
  if (!mask) {
    std::vector<float> values(static_cast<size_t>(length) * length, -INFINITY);
    for (int query = 0; query < length; query++) {
      for (int key = limited && query >= window ? query - window + 1 : 0; key <= query; key++) {
        values[static_cast<size_t>(query) * length + key] = 0.0f;
      }
    }
    mask = input(GGML_TYPE_F32, length, length, values.data());
  }
  return mask;
}

}  // namespace ownhand
