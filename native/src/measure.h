// How fast this machine multiplies by weights of a type.
//
// defines: timeProduct
#pragma once

#include <string>

#include "device.h"

namespace ownhand {

// Seconds for one product of a weight [columns, rows] of `type` with [columns, tokens] floats: the best of a few.
double timeProduct(const std::string& device, int threads, ggml_type type, int columns, int rows, int tokens,
                   bool repack);

}  // namespace ownhand
