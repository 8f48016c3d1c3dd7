// AdamW in F32 on the host: the adapters are small beside the model, and this way every device steps alike.
//
// defines: Step, Optimizer
#pragma once

#include <cstddef>
#include <vector>

namespace ownhand {

struct Step {
  double learningRate = 0;
  double scale = 1;        // multiplies the summed gradient, 1 / (sum of label weights)
  double clip = 1;         // longest gradient, 0 for no limit
  double decay = 0;        // weight decay, apart from the gradient
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-8;
  int count = 1;           // steps taken including this one, for the correction of the young moments
};

struct Optimizer {
  std::vector<float> weights, gradients, firstMoments, secondMoments;

  void resize(size_t count);
  // Takes one step, empties the gradients and returns the length of the scaled gradient before clipping. When that is
  // not finite nothing else has changed.
  double step(const Step& step);
};

}  // namespace ownhand
