// Owners for what ggml hands out: each is freed when it goes out of scope. And what is done to such in several places.
//
// defines: Context, Header, Backend, Buffer, Allocator, describe, place, toFloats
#pragma once

#include <cstring>
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
};

using Context = std::unique_ptr<ggml_context, Free>;
using Header = std::unique_ptr<gguf_context, Free>;
using Backend = std::unique_ptr<ggml_backend, Free>;
using Buffer = std::unique_ptr<ggml_backend_buffer, Free>;
using Allocator = std::unique_ptr<ggml_gallocr, Free>;

// A context that describes up to `tensors` tensors and holds no data of theirs.
inline Context describe(size_t tensors) {
  return Context(ggml.init({ggml.tensor_overhead() * tensors, nullptr, true}));
}

// Makes all of a context's tensors look as if they were in a buffer, or in none.
inline void place(const Context& context, ggml_backend_buffer_t buffer) {
  for (Tensor* t = ggml.get_first_tensor(context.get()); t; t = ggml.get_next_tensor(context.get(), t)) {
    t->buffer = buffer;
  }
}

// `count` values of a type, whole blocks of it, as floats.
inline void toFloats(ggml_type type, const void* data, int64_t count, float* out) {
  if (type == GGML_TYPE_F32) {
    std::memcpy(out, data, static_cast<size_t>(count) * sizeof(float));
  } else {
    ggml.get_type_traits(type)->to_float(data, out, count);
  }
}

}  // namespace ownhand
