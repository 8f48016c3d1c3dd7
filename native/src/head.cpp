#include "head.h"

#include <algorithm>

namespace ownhand {

namespace {

// Rows of logits that exist at once: enough for ggml's tiled kernels, at most 16 Mi floats.
int chunkRows(int64_t vocabulary) {
  return static_cast<int>(std::clamp<int64_t>((int64_t{16} << 20) / vocabulary, 16, 128));
}

}  // namespace

Tensor* Head::forwardBackward(Graph& g, Tensor* x, const Labels& labels, bool gradientWanted, bool logitsWanted) {
  ggml_context* c = g.context();
  const int64_t C = x->ne[0];
  const int64_t V = vocabulary.weight->ne[1];
  const int M = labels.count();
  likelihoods.clear();
  logits.clear();

  Tensor* rows = g.input(labels.rows);                            // [M]
  Tensor* h = norm.forward(g, ggml.get_rows(c, x, rows));         // [C, M]
  Tensor* dh = gradientWanted ? ggml.cont(c, h) : nullptr;        // [C, M], only its shape is wanted
  for (int start = 0; start < M; start += chunkRows(V)) {
    const int m = std::min(chunkRows(V), M - start);
    std::vector<int32_t> places(static_cast<size_t>(m));          // of the labels among the V * m probabilities
    for (int i = 0; i < m; i++) {
      places[i] = static_cast<int32_t>(i * V + labels.words[start + i]);
    }
    Tensor* place = g.input(places);                              // [m]
    Tensor* z = vocabulary.multiply(g, ggml.view_2d(c, h, C, m, h->nb[1], start * h->nb[1]));  // [V, m]
    if (logitsWanted) {
      g.output(z);
      logits.push_back(z);
    }
    Tensor* p = ggml.reshape_2d(c, ggml.soft_max(c, z), 1, V * m);  // [1, V * m]
    Tensor* likelihood = ggml.get_rows(c, p, place);              // [1, m]
    g.output(likelihood);
    likelihoods.push_back(likelihood);
    if (!gradientWanted) {
      continue;
    }
    // d loss / d logits = probability - 1 at the label, probability elsewhere. Subtracting before the product, not
    // after, keeps the small difference exact however coarse the transpose is.
    p = ggml.set_rows(c, p, ggml.scale_bias(c, likelihood, 1.0f, -1.0f), place);
    Tensor* d = vocabulary.multiplyBack(g, ggml.reshape_2d(c, p, V, m));                       // [C, m]
    d = ggml.mul(c, d, g.input(GGML_TYPE_F32, 1, m, &labels.weights[start]));
    dh = ggml.set_inplace(c, dh, d, dh->nb[1], dh->nb[2], dh->nb[3], start * dh->nb[1]);
    g.run(dh);
  }
  if (!gradientWanted) {
    return nullptr;
  }
  return ggml.set_rows(c, ggml.scale(c, x, 0.0f), norm.backward(g, dh), rows);  // [C, T]
}

}  // namespace ownhand
