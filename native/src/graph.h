// The graph of one micro-batch while it is being built.
//
//   T  tokens of the micro-batch        C  channels of the residual stream    R  rank of the adapters
//   H  query heads                      K  key (and value) heads              D  channels of a head
//   F  channels in the feed-forward     V  words of the vocabulary            M  labelled rows
//
// ggml names the fastest dimension first: x [C, T] is T rows of C floats. mul_mat(w [n, m], x [n, t]) is [m, t].
// Mails are packed one after the other along T; a Span is one of them. Every forward step keeps in its own struct what
// its backward step needs; building the forward again (to recompute instead of to remember) simply replaces it.
//
// defines: Span, Graph
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "device.h"

namespace ownhand {

// One packed mail: rows start .. start + length of T. Lengths are multiples of Graph::spanUnit.
struct Span {
  int start;
  int length;
};

class Graph {
 public:
  // ggml's tiled kernels want their inner dimension in multiples of 16 floats; the packer pads each mail to this.
  static constexpr int spanUnit = 16;

  Graph(size_t nodes, bool portable, bool kernels, bool remakes);

  ggml_context* context() const { return context_.get(); }
  ggml_cgraph* nodes() const { return graph_; }

  // A tensor that is filled with `data` once the graph has memory.
  Tensor* input(ggml_type type, int64_t columns, int64_t rows, const void* data);
  Tensor* input(const std::vector<int32_t>& values) {
    return input(GGML_TYPE_I32, static_cast<int64_t>(values.size()), 1, values.data());
  }
  void fillInputs() const;

  // Puts a tensor and all it needs after everything built so far. The order of these calls is the order of execution.
  void run(Tensor* tensor) { ggml.build_forward_expand(graph_, tensor); }
  // The same for a tensor that will be read afterwards.
  void output(Tensor* tensor) {
    ggml.set_output(tensor);
    run(tensor);
  }

  // x [n, m] -> [m, n], a copy made once per tensor however many ask for it.
  Tensor* transposed(Tensor* x);

  // x [n, T] for products with packed weights, see kernels.h; one copy per tensor.
  Tensor* rounded(Tensor* x);

  // Sum over k of a[:, k] b[:, k]: a [n, k], b [m, k] -> [n, m], matrix by matrix along a third dimension. No copies
  // where the device has OUT_PROD, whose kernel runs along n: it also beats mul_mat where k is small, as the rank is.
  Tensor* outer(Tensor* a, Tensor* b);

  // Additive attention mask of one mail: [length, length], 0 where a query (row) may look, -inf elsewhere. A window
  // of w lets it look at itself and at the w - 1 tokens before; 0 means no limit.
  Tensor* mask(int length, int window);

  std::vector<Span> spans;
  Tensor* positions = nullptr;  // [T], restarting at 0 in each mail

  // True when only operators that every backend offers may be used, and GELU must be exact rather than as fast as
  // inference's table: slower, for devices without the fused ones and for checking gradients.
  const bool portable;
  // True when the operators of kernels.h may be used.
  const bool kernels;
  // True when the backward makes norms and gates again, which is cheap, instead of keeping them since the forward.
  const bool remakes;

 private:
  struct Input {
    Tensor* tensor;
    std::vector<uint8_t> data;
  };

  Context context_;
  ggml_cgraph* graph_;
  std::vector<Input> inputs_;
  std::map<Tensor*, Tensor*> transposes_;
  std::map<Tensor*, Tensor*> rounded_;
  std::map<std::pair<int, int>, Tensor*> masks_;
};

}  // namespace ownhand
