#include "norm.h"

namespace ownhand {

Tensor* Norm::forward(Graph& g, Tensor* x) {
  input = x;
  return gain ? ggml.mul(g.context(), ggml.rms_norm(g.context(), x, epsilon), gain) : x;
}

Tensor* Norm::backward(Graph& g, Tensor* dy) {
  if (!gain) {
    return dy;
  }
  ggml_context* c = g.context();
  Tensor* dn = ggml.mul(c, dy, gain);
  if (!g.portable) {
    return ggml.rms_norm_back(c, dn, input, epsilon);
  }
  // dx = (dn - n * mean(n * dn)) / rms, with n the normed x
  const float share = 1.0f / static_cast<float>(input->ne[0]);
  Tensor* n = ggml.rms_norm(c, input, epsilon);
  Tensor* mean = ggml.scale(c, ggml.sum_rows(c, ggml.mul(c, n, dn)), share);                                // [1, ...]
  Tensor* rms = ggml.sqrt(c, ggml.scale_bias(c, ggml.sum_rows(c, ggml.sqr(c, input)), share, epsilon));        // [1, ...]
  return ggml.div(c, ggml.sub(c, dn, ggml.mul(c, n, mean)), rms);
}

}  // namespace ownhand
