#include "device.h"

#include <cstring>
#include <stdexcept>

namespace ownhand {

Device::Device(const std::string& name, int threads) {
  std::string known;
  for (size_t i = 0; i < ggml.backend_dev_count(); i++) {
    ggml_backend_dev_t candidate = ggml.backend_dev_get(i);
    known += (known.empty() ? "" : ", ") + std::string(ggml.backend_dev_name(candidate));
    if (name == ggml.backend_dev_name(candidate)) {
      device_ = candidate;
    }
  }
  if (name.empty()) {
    device_ = ggml.backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU);
  }
  if (!device_) {
    throw std::runtime_error("There is no device named \"" + name + "\" here; there is " + known + ".");
  }
  backend_.reset(ggml.backend_dev_init(device_, nullptr));
  if (!backend_) {
    throw std::runtime_error("The device " + std::string(ggml.backend_dev_name(device_)) + " could not be started.");
  }
  ggml_backend_reg_t registry = ggml.backend_dev_backend_reg(device_);
  const auto find = [&](const char* function) { return ggml.backend_reg_get_proc_address(registry, function); };
  setThreads_ = reinterpret_cast<ggml_backend_set_n_threads_t>(find("ggml_backend_set_n_threads"));
  useThreads(threads);
  // A device without this hook still stops between micro-batches.
  if (auto setAbort = reinterpret_cast<ggml_backend_set_abort_callback_t>(find("ggml_backend_set_abort_callback"))) {
    setAbort(backend(), [](void* flag) { return static_cast<std::atomic<bool>*>(flag)->load(); }, &abort);
  }
  if (auto extras = reinterpret_cast<ggml_backend_dev_get_extra_bufts_t>(find("ggml_backend_dev_get_extra_bufts"))) {
    for (ggml_backend_buffer_type_t* extra = extras(device_); extra && *extra; extra++) {
      repacked_.push_back(*extra);
    }
  }
  if (auto features = reinterpret_cast<ggml_backend_get_features_t>(find("ggml_backend_get_features"))) {
    for (const ggml_backend_feature* feature = features(registry); feature->name; feature++) {
      hasKernels_ |= isProcessor() && std::strcmp(feature->name, "AVX512_VNNI") == 0;
    }
  }
}

void Device::useThreads(int threads) {
  if (setThreads_) {
    setThreads_(backend(), threads);
  }
}

ggml_backend_buffer_type_t Device::memory() const { return ggml.backend_dev_buffer_type(device_); }

ggml_backend_buffer_type_t Device::fastestMemory(ggml_type type, int64_t columns, int64_t rows) const {
  Context context = describe(4);
  Tensor* weight = ggml.new_tensor_2d(context.get(), type, columns, rows);
  Tensor* product = ggml.mul_mat(context.get(), weight, ggml.new_tensor_2d(context.get(), GGML_TYPE_F32, columns, 512));
  for (ggml_backend_buffer_type_t candidate : repacked_) {
    // An empty buffer is enough to ask; putting a tensor of an unknown layout into a repacked buffer would crash.
    Buffer empty(ggml.backend_buft_alloc_buffer(candidate, 0));
    weight->buffer = empty.get();
    if (empty && supports(product)) {
      return candidate;
    }
  }
  return memory();
}

bool Device::compute(ggml_cgraph* graph) {
  const ggml_status status = ggml.backend_graph_compute(backend(), graph);
  if (status == GGML_STATUS_ABORTED) {
    return false;
  }
  if (status != GGML_STATUS_SUCCESS) {
    throw std::runtime_error("The device could not finish the computation (ggml status " + std::to_string(status) + ").");
  }
  return true;
}

}  // namespace ownhand
