// Where the arithmetic happens: one ggml backend, its memory, and what it can do.
//
// defines: Device
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "handles.h"

namespace ownhand {

class Device {
 public:
  // `name` is a ggml device name, or empty for the processor. `threads` only matters on the processor.
  // Throws when there is no such device; the message lists those there are.
  Device(const std::string& name, int threads);

  // From the next graph on.
  void useThreads(int threads);

  ggml_backend_t backend() const { return backend_.get(); }
  bool isProcessor() const { return ggml.backend_dev_type(device_) == GGML_BACKEND_DEVICE_TYPE_CPU; }
  ggml_backend_buffer_type_t memory() const;

  // The buffer type in which this device multiplies by weights of this type and shape fastest: a repacked layout if
  // it has one for them, else its ordinary memory. A repacked tensor can only be the first operand of mul_mat.
  ggml_backend_buffer_type_t fastestMemory(ggml_type type, int64_t columns, int64_t rows) const;

  // Whether the products of kernels.h run here.
  bool hasKernels() const { return hasKernels_; }

  bool supports(const Tensor* node) const { return ggml.backend_dev_supports_op(device_, node); }

  // Runs a graph; false when `abort` made it stop. Throws on any other failure.
  bool compute(ggml_cgraph* graph);

  // Set from any thread: the graph in flight stops within one operator.
  std::atomic<bool> abort{false};

 private:
  ggml_backend_dev_t device_ = nullptr;
  Backend backend_;
  ggml_backend_set_n_threads_t setThreads_ = nullptr;
  std::vector<ggml_backend_buffer_type_t> repacked_;
  bool hasKernels_ = false;
};

}  // namespace ownhand
