// Loshchilov and Hutter, "Decoupled Weight Decay Regularization", algorithm 2.
#include "adam.h"

#include <algorithm>
#include <cmath>

namespace ownhand {

void Optimizer::resize(size_t count) {
  for (std::vector<float>* values : {&weights, &gradients, &firstMoments, &secondMoments}) {
    values->assign(count, 0.0f);
  }
}

double Optimizer::step(const Step& step) {
  double squares = 0;
  for (const float g : gradients) {
    squares += static_cast<double>(g) * g;
  }
  const double length = std::sqrt(squares) * step.scale;
  if (std::isfinite(length)) {
    const float shrink = static_cast<float>(step.scale * (step.clip > 0 && length > step.clip ? step.clip / length : 1));
    const float b1 = static_cast<float>(step.beta1);
    const float b2 = static_cast<float>(step.beta2);
    const float rate = static_cast<float>(step.learningRate / (1 - std::pow(step.beta1, step.count)));
    const float correction = static_cast<float>(1 / (1 - std::pow(step.beta2, step.count)));
    const float epsilon = static_cast<float>(step.epsilon);
    const float keep = static_cast<float>(1 - step.learningRate * step.decay);
    for (size_t i = 0; i < weights.size(); i++) {
      const float g = gradients[i] * shrink;
      firstMoments[i] = b1 * firstMoments[i] + (1 - b1) * g;
      secondMoments[i] = b2 * secondMoments[i] + (1 - b2) * g * g;
      weights[i] = keep * weights[i] - rate * firstMoments[i] / (std::sqrt(secondMoments[i] * correction) + epsilon);
    }
  }
  std::fill(gradients.begin(), gradients.end(), 0.0f);
  return length;
}

}  // namespace ownhand
