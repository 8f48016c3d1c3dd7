// The ggml that node-llama-cpp ships, found at run time.
//
// We link against no ggml library. Training must use the very files that inference uses, their names carry a backend
// and a release (libggml.vulkan.v0.5.0.so), and Windows ships no import libraries; so every function is looked up by
// name once and called through one table: `ggml.mul_mat(...)` is ggml_mul_mat.
//
// defines: GgmlTable, ggml, loadGgml
#pragma once

#include <string>

#include "ggml-alloc.h"
#include "ggml-backend.h"
#include "ggml.h"
#include "gguf.h"

// clang-format off
#define OWNHAND_GGML_FUNCTIONS(F)                                                                                      \
  /* contexts and tensors */                                                                                           \
  F(init) F(free) F(tensor_overhead) F(graph_overhead_custom) F(new_tensor_2d)                                         \
  F(get_tensor) F(get_first_tensor) F(get_next_tensor) F(set_input) F(set_output)                                      \
  F(nbytes) F(nelements) F(row_size) F(blck_size) F(type_name)                                                         \
  F(get_type_traits) F(quantize_chunk) F(log_set) F(op_name)                                                           \
  /* graphs */                                                                                                         \
  F(new_graph_custom) F(build_forward_expand) F(graph_n_nodes) F(graph_node)                                           \
  F(gallocr_new) F(gallocr_free) F(gallocr_alloc_graph) F(gallocr_reserve) F(gallocr_reserve_n_size)                   \
  /* operators */                                                                                                      \
  F(add) F(sub) F(mul) F(div) F(sqr) F(sqrt) F(scale) F(scale_bias) F(sum_rows) F(cont) F(cast)                        \
  F(set_inplace) F(reshape_2d) F(reshape_3d) F(view_2d) F(view_3d)                                                     \
  F(permute) F(transpose) F(get_rows) F(set_rows) F(mul_mat) F(out_prod) F(rms_norm) F(rms_norm_back)                  \
  F(rope_ext) F(rope_ext_back) F(soft_max_ext) F(soft_max_ext_back) F(soft_max)                                        \
  F(custom_4d) F(silu) F(silu_back) F(tanh) F(swiglu_split) F(geglu_split)                                             \
  /* backends */                                                                                                       \
  F(backend_load_all_from_path) F(backend_dev_count) F(backend_dev_get) F(backend_dev_by_type) F(backend_dev_init)     \
  F(backend_dev_name) F(backend_dev_description) F(backend_dev_memory) F(backend_dev_type)                             \
  F(backend_dev_buffer_type) F(backend_dev_supports_op) F(backend_dev_backend_reg)                                     \
  F(backend_reg_get_proc_address) F(backend_free) F(backend_graph_compute)                                             \
  F(backend_tensor_set) F(backend_tensor_get) F(backend_buft_alloc_buffer)                                             \
  F(backend_buffer_free) F(backend_alloc_ctx_tensors_from_buft)                                                        \
  F(backend_alloc_ctx_tensors_from_buft_size)

#define OWNHAND_GGUF_FUNCTIONS(F)                                                                                      \
  F(init_from_file) F(free) F(find_key) F(get_kv_type) F(get_val_u32) F(get_val_f32) F(get_val_str)                    \
  F(get_data_offset) F(find_tensor) F(get_tensor_offset)
// clang-format on

namespace ownhand {

struct GgmlTable {
#define OWNHAND_MEMBER(name) decltype(&::ggml_##name) name = nullptr;
  OWNHAND_GGML_FUNCTIONS(OWNHAND_MEMBER)
#undef OWNHAND_MEMBER
};

struct GgufTable {
#define OWNHAND_MEMBER(name) decltype(&::gguf_##name) name = nullptr;
  OWNHAND_GGUF_FUNCTIONS(OWNHAND_MEMBER)
#undef OWNHAND_MEMBER
};

extern GgmlTable ggml;
extern GgufTable gguf;

// Loads the two libraries (ggml-base first, then ggml, which registers backends) and every backend found beside them.
// Throws std::runtime_error naming the library or the function that could not be found. Later calls do nothing.
void loadGgml(const std::string& baseLibrary, const std::string& ggmlLibrary, const std::string& backendFolder);

}  // namespace ownhand
