// Owners for what ggml hands out: each is freed when it goes out of scope.
//
// defines: Context, Allocator, Backend, Buffer, File
#pragma once

#include <cstdio>
#include <memory>

#include "ggmlTable.h"

namespace ownhand {

using Tensor = ggml_tensor;

struct Free {
  void operator()(ggml_context* context) const { ggml.free(context); }
  void operator()(gguf_context* header) const { gguf.free(header); }
  void operator()(ggml_backend* backend) const { ggml.backend_free(backend); }
  void operator()(ggml_backend_buffer* buffer) const { ggml.backend_buffer_free(buffer); }
  void operator()(ggml_gallocr* allocator) const { ggml.gallocr_free(allocator); }
  void operator()(std::FILE* file) const { std::fclose(file); }
};

using Context = std::unique_ptr<ggml_context, Free>;
using Header = std::unique_ptr<gguf_context, Free>;
using Backend = std::unique_ptr<ggml_backend, Free>;
using Buffer = std::unique_ptr<ggml_backend_buffer, Free>;
using Allocator = std::unique_ptr<ggml_gallocr, Free>;
using File = std::unique_ptr<std::FILE, Free>;

// A context that describes up to `tensors` tensors and holds no data of theirs.
inline Context describe(size_t tensors) {
  return Context(ggml.init({ggml.tensor_overhead() * tensors, nullptr, true}));
}

}  // namespace ownhand
