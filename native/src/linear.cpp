#include "linear.h"

namespace ownhand {

namespace {

// weight x + addends for a weight in any type or in our own layout
Tensor* product(Graph& g, Tensor* weight, Tensor* x, const Addends& addends) {
  ggml_context* c = g.context();
  if (weight->type == GGML_TYPE_I8) {
    return multiplyPacked(c, weight, g.rounded(x), addends);
  }
  Tensor* y = ggml.mul_mat(c, weight, x);
  if (addends.b) {
    y = ggml.add(c, y, g.outer(addends.b, ggml.transpose(c, addends.inner)));
  }
  for (Tensor* addend : {addends.bias, addends.plus}) {
    y = addend ? ggml.add(c, y, addend) : y;
  }
  return y;
}

}  // namespace

Tensor* Linear::multiply(Graph& g, Tensor* x, const Addends& addends) const {
  return packOnUse ? multiplyFiled(g.context(), weight, g.rounded(x), false, addends) : product(g, weight, x, addends);
}

Tensor* Linear::multiplyBack(Graph& g, Tensor* dy, const Addends& addends) const {
  ggml_context* c = g.context();
  if (transposed) {
    return product(g, transposed, dy, addends);
  }
  if (packOnUse) {
    return multiplyFiled(c, weight, g.rounded(dy), true, addends);
  }
  Tensor* plain = weight->type == GGML_TYPE_F32 ? weight : ggml.cast(c, weight, GGML_TYPE_F32);  // [in, out]
  return product(g, ggml.cont(c, ggml.transpose(c, plain)), dy, addends);
}

// s a x: a [n, R], x [n, T] -> [R, T]. Scaling the R inner values instead of the outer ones costs nothing and, for a
// power of two, changes no bit.
Tensor* Linear::narrow(Graph& g, Tensor* a, Tensor* x) {
  ggml_context* c = g.context();
  if (g.kernels && narrowFits(a->ne[0], a->ne[1])) {
    return multiplyNarrow(c, a, x, &scale);
  }
  return ggml.scale(c, ggml.mul_mat(c, a, x), scale);
}

// Sum over T: x [n, T], y [R, T] -> [n, R]
Tensor* Linear::outer(Graph& g, Tensor* x, Tensor* y) {
  return g.kernels && narrowFits(x->ne[0], y->ne[0]) ? multiplyOuter(g.context(), x, y) : g.outer(x, y);
}

Tensor* Linear::forward(Graph& g, Tensor* x, Tensor* dropout, Tensor* plus) {
  ggml_context* c = g.context();
  input = x;
  mask = dropout;
  inner = nullptr;
  if (a) {
    inner = narrow(g, a, x);  // [R, T]
    if (dropout) {
      inner = ggml.mul(c, inner, dropout);
    }
  }
  return multiply(g, x, {a ? b : nullptr, inner, bias, plus});  // [out, T]
}

Tensor* Linear::backward(Graph& g, Tensor* dy, bool dxWanted, Tensor* plus) {
  ggml_context* c = g.context();
  Tensor* dInner = nullptr;
  if (a) {
    dInner = narrow(g, b, dy);  // [R, T]
    if (mask) {
      dInner = ggml.mul(c, dInner, mask);
    }
    gradientB = outer(g, dy, inner);      // [out, R]
    gradientA = outer(g, input, dInner);  // [in, R]
    g.output(gradientB);
    g.output(gradientA);
  }
  return dxWanted ? multiplyBack(g, dy, {a, dInner, nullptr, plus}) : nullptr;  // [in, T]
}

}  // namespace ownhand
