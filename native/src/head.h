// The end of the model: last norm, logits, loss and its gradient, for the labelled rows only. Rows without a label cost
// nothing here, and the logits exist for a few rows at a time.
//
// defines: Labels, Head
#pragma once

#include "linear.h"
#include "norm.h"

namespace ownhand {

// M labelled rows: row rows[i] of T should predict word words[i], and its loss counts weights[i] times.
struct Labels {
  std::vector<int32_t> rows;
  std::vector<int32_t> words;
  std::vector<float> weights;
  int count() const { return static_cast<int>(rows.size()); }
};

struct Head {
  Norm norm;
  Linear vocabulary;  // weight [C, V], transposed [V, C], never an adapter

  std::vector<Tensor*> likelihoods;  // outputs: the probability of each labelled word, [1, m] per chunk
  std::vector<Tensor*> logits;       // outputs [V, m] per chunk, only if asked for

  // x [C, T]. Returns the gradient of sum(weight * -log likelihood) by x, [C, T], or null if not wanted.
  Tensor* forwardBackward(Graph& g, Tensor* x, const Labels& labels, bool gradientWanted, bool logitsWanted);
};

}  // namespace ownhand
