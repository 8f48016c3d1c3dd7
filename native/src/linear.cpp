#include "linear.h"

namespace ownhand {

Tensor* multiplyTransposed(Graph& g, Tensor* weight, Tensor* transposed, Tensor* dy) {
  ggml_context* c = g.context();
  if (!transposed) {
    Tensor* plain = weight->type == GGML_TYPE_F32 ? weight : ggml.cast(c, weight, GGML_TYPE_F32);  // [in, out]
    transposed = ggml.cont(c, ggml.transpose(c, plain));                                           // [out, in]
  }
  return ggml.mul_mat(c, transposed, dy);  // [in, n]
}

Tensor* Linear::forward(Graph& g, Tensor* x, Tensor* dropout) {
  ggml_context* c = g.context();
  input = x;
  mask = dropout;
  Tensor* y = ggml.mul_mat(c, weight, x);  // [out, T]
  if (a) {
    // Scaling the R inner values instead of the out outer ones costs nothing and, for a power of two, changes no bit.
    inner = ggml.scale(c, ggml.mul_mat(c, a, x), scale);  // [R, T]
    if (dropout) {
      inner = ggml.mul(c, inner, dropout);
    }
    y = ggml.add(c, y, g.outer(b, ggml.transpose(c, inner)));  // [out, T]
  }
  return bias ? ggml.add(c, y, bias) : y;
}

Tensor* Linear::backward(Graph& g, Tensor* dy, bool dxWanted) {
  ggml_context* c = g.context();
  Tensor* dx = dxWanted ? multiplyTransposed(g, weight, transposed, dy) : nullptr;  // [in, T]
  if (!a) {
    return dx;
  }
  Tensor* dInner = ggml.scale(c, ggml.mul_mat(c, b, dy), scale);  // [R, T]
  if (mask) {
    dInner = ggml.mul(c, dInner, mask);
  }
  gradientB = g.outer(dy, inner);      // [out, R]
  gradientA = g.outer(input, dInner);  // [in, R]
  g.output(gradientB);
  g.output(gradientA);
  return dxWanted ? ggml.add(c, dx, g.outer(a, ggml.transpose(c, dInner))) : nullptr;
}

}  // namespace ownhand
