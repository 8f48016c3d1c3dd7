#include "gate.h"

namespace ownhand {

namespace {

// gelu(x) = x * half,  half = (1 + tanh(u)) / 2,  u = c x (1 + 0.044715 x^2)
// gelu'(x) = half + x * (1 - tanh(u)^2) / 2 * u',  u' = c (1 + 3 * 0.044715 x^2)
constexpr float c0 = 0.7978845608028654f;  // sqrt(2 / pi)
constexpr float c1 = 0.044715f * c0;

struct Gelu {
  Tensor* square;   // x^2
  Tensor* tangent;  // tanh(u)
  Tensor* half;
};

Gelu gelu(ggml_context* c, Tensor* x) {
  Tensor* square = ggml.sqr(c, x);
  Tensor* tangent = ggml.tanh(c, ggml.mul(c, ggml.scale_bias(c, square, c1, c0), x));
  return {square, tangent, ggml.scale_bias(c, tangent, 0.5f, 0.5f)};
}

}  // namespace

Tensor* Gate::forward(Graph& g, Tensor* gate, Tensor* up) {
  ggml_context* c = g.context();
  gateInput = gate;
  upInput = up;
  if (kind == Kind::silu) {
    return ggml.swiglu_split(c, gate, up);
  }
  return g.portable ? ggml.mul(c, ggml.mul(c, gate, gelu(c, gate).half), up) : ggml.geglu_split(c, gate, up);
}

Gate::Gradients Gate::backward(Graph& g, Tensor* dh) {
  ggml_context* c = g.context();
  Tensor* dActive = ggml.mul(c, dh, upInput);  // gradient of f(gate)
  if (kind == Kind::silu) {
    return {ggml.silu_back(c, dActive, gateInput), ggml.mul(c, dh, ggml.silu(c, gateInput))};
  }
  const Gelu f = gelu(c, gateInput);
  Tensor* slope = ggml.scale_bias(c, f.square, 3.0f * c1, c0);                        // u'
  Tensor* bend = ggml.scale_bias(c, ggml.sqr(c, f.tangent), -0.5f, 0.5f);             // (1 - tanh(u)^2) / 2
  Tensor* derivative = ggml.add(c, f.half, ggml.mul(c, gateInput, ggml.mul(c, bend, slope)));
  return {ggml.mul(c, dActive, derivative), ggml.mul(c, dh, ggml.mul(c, gateInput, f.half))};
}

}  // namespace ownhand
