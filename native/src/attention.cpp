// Inside a mail of n tokens heads come last, [D, n, heads]: one matrix per head, as mul_mat wants them. In x
// [D, heads, T] a mail is one unbroken piece of memory, so it is cut out with a view and turned with a permute.
#include "attention.h"

namespace ownhand {

namespace {

// x [D, heads, T] -> the rows of one mail, [D, n, heads], still a view
Tensor* mailOf(ggml_context* c, Tensor* x, Span span) {
  Tensor* rows = ggml.view_3d(c, x, x->ne[0], x->ne[1], span.length, x->nb[1], x->nb[2], span.start * x->nb[2]);
  return ggml.permute(c, rows, 0, 2, 1, 3);
}

// The same for the first operand of mul_mat, which Vulkan would round to 16 bits if it were a view.
Tensor* matrixOf(const Graph& g, Tensor* x, Span span) {
  Tensor* rows = mailOf(g.context(), x, span);
  return g.portable ? ggml.cont(g.context(), rows) : rows;
}

// Writes y [D, n, heads] of one mail into its rows of `all` [D, heads, T].
Tensor* put(ggml_context* c, Tensor* all, Tensor* y, Span span) {
  return ggml.set_inplace(c, all, ggml.permute(c, y, 0, 2, 1, 3), all->nb[1], all->nb[2], all->nb[3],
                          span.start * all->nb[2]);
}

// y [n, m, H] -> [n, m * G, K] with G = H / K: the heads that share a key head become more columns of one matrix, so a
// product over the columns adds up their parts.
Tensor* grouped(ggml_context* c, Tensor* y, int64_t keyHeads) {
  return ggml.reshape_3d(c, y, y->ne[0], y->ne[1] * y->ne[2] / keyHeads, keyHeads);
}

}  // namespace

Tensor* Attention::forward(Graph& g, Tensor* q, Tensor* k, Tensor* v) {
  ggml_context* c = g.context();
  queries = q;
  keys = k;
  values = v;
  if (g.kernels && attentionFits(q->ne[0])) {
    looking = {g.spans, scale, window};
    return attend(c, q, k, v, &looking);
  }
  shares.clear();
  Tensor* out = ggml.cont(c, q);  // [D, H, T], only its shape is wanted
  for (const Span span : g.spans) {
    Tensor* scores = ggml.mul_mat(c, matrixOf(g, k, span), ggml.cont(c, mailOf(c, q, span)));  // [n, n, H]
    Tensor* p = ggml.soft_max_ext(c, scores, g.mask(span.length, window), scale, 0.0f);        // [n, n, H]
    out = put(c, out, g.outer(mailOf(c, v, span), ggml.transpose(c, p)), span);                // [D, H, T]
    shares.push_back(p);
  }
  return ggml.reshape_2d(c, out, q->ne[0] * q->ne[1], q->ne[2]);  // [D * H, T]
}

Attention::Gradients Attention::backward(Graph& g, Tensor* dOut) {
  ggml_context* c = g.context();
  const int64_t D = queries->ne[0];
  const int64_t keyHeads = keys->ne[1];
  const int64_t T = keys->ne[2];
  if (g.kernels && attentionFits(D)) {
    Tensor* both = attendBackQueries(c, queries, keys, values, dOut, &looking);
    Tensor* rest = attendBackKeys(c, queries, keys, values, dOut, both, &looking);
    const auto part = [&](Tensor* all, int64_t heads, size_t offset) {
      const size_t row = ggml.row_size(GGML_TYPE_F32, D);
      return ggml.view_3d(c, all, D, heads, T, row, row * static_cast<size_t>(heads), offset);
    };
    return {part(both, queries->ne[1], 0), part(rest, keyHeads, 0), part(rest, keyHeads, ggml.nbytes(keys))};
  }
  dOut = ggml.reshape_3d(c, dOut, queries->ne[0], queries->ne[1], queries->ne[2]);  // [D, H, T]
  Tensor* dq = ggml.cont(c, queries);
  Tensor* dk = ggml.cont(c, keys);
  Tensor* dv = ggml.cont(c, values);
  for (size_t i = 0; i < g.spans.size(); i++) {
    const Span span = g.spans[i];
    Tensor* p = shares[i];
    Tensor* dOutMail = ggml.cont(c, mailOf(c, dOut, span));             // [D, n, H]
    Tensor* dp = ggml.mul_mat(c, matrixOf(g, values, span), dOutMail);  // [n, n, H]
    Tensor* ds;                                                         // [n, n, H]
    if (g.portable) {
      Tensor* sum = ggml.sum_rows(c, ggml.mul(c, p, dp));  // [1, n, H]
      ds = ggml.scale(c, ggml.mul(c, p, ggml.sub(c, dp, sum)), scale);
    } else {
      ds = ggml.soft_max_ext_back(c, dp, p, scale, 0.0f);
    }
    Tensor* qMail = ggml.cont(c, mailOf(c, queries, span));  // [D, n, H]
    dq = put(c, dq, g.outer(mailOf(c, keys, span), ggml.transpose(c, ds)), span);
    dk = put(c, dk, g.outer(grouped(c, qMail, keyHeads), grouped(c, ds, keyHeads)), span);
    dv = put(c, dv, g.outer(grouped(c, dOutMail, keyHeads), grouped(c, p, keyHeads)), span);
  }
  return {dq, dk, dv};
}

}  // namespace ownhand
