#include "measure.h"

#include <algorithm>
#include <chrono>
#include <limits>

#include "kernels.h"

namespace ownhand {

double timeProduct(const std::string& name, int threads, ggml_type type, int columns, int rows, int tokens,
                   bool repack) {
  using Clock = std::chrono::steady_clock;
  constexpr int runs = 5;
  Device device(name, threads);

  const bool packed = type == GGML_TYPE_I8;
  if (packed && !(device.hasKernels() && packedFits(columns, rows))) {
    return std::numeric_limits<double>::infinity();
  }

  Context weights = describe(2);
  Tensor* weight = ggml.new_tensor_2d(weights.get(), type, packed ? packedColumns(columns) : columns, rows);
  ggml_backend_buffer_type_t memory = repack && !packed ? device.fastestMemory(type, columns, rows) : device.memory();
  Buffer weightBuffer(ggml.backend_alloc_ctx_tensors_from_buft(weights.get(), memory));
  const std::vector<uint8_t> zeros(ggml.nbytes(weight), 0);  // the time does not depend on the values
  ggml.backend_tensor_set(weight, zeros.data(), 0, zeros.size());

  Context activations(ggml.init({ggml.tensor_overhead() * 8 + ggml.graph_overhead_custom(8, false), nullptr, true}));
  Tensor* x = ggml.new_tensor_2d(activations.get(), GGML_TYPE_F32, columns, tokens);
  ggml_cgraph* graph = ggml.new_graph_custom(activations.get(), 8, false);
  ggml.build_forward_expand(graph,
                            packed ? multiplyPacked(activations.get(), weight, roundInputs(activations.get(), x), {})
                                   : ggml.mul_mat(activations.get(), weight, x));
  Buffer activationBuffer(ggml.backend_alloc_ctx_tensors_from_buft(activations.get(), device.memory()));
  const std::vector<uint8_t> ones(ggml.nbytes(x), 0);
  ggml.backend_tensor_set(x, ones.data(), 0, ones.size());

  double best = 1e9;
  for (int i = 0; i < runs; i++) {
    const Clock::time_point start = Clock::now();
    device.compute(graph);
    best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
  }
  return best;
}

}  // namespace ownhand
