// What tells the architectures apart that can be trained. All of them are the layer of layer.h with other parts.
//
// defines: Architecture, architectureNamed
#pragma once

#include <string>

#include "gate.h"

namespace ownhand {

struct Architecture {
  const char* name;
  int pairing;  // of the channels that a position turns, see Rope
  Gate::Kind gate;
  bool normsHeads;            // each head of q and k is normed before it is turned
  bool normsResults;          // and so is what each half of a layer adds to the residual stream
  bool hasWindows;            // a sliding window in most layers, which turn their positions by another base
  bool scalesEmbedding;       // the embedded tokens are multiplied by the square root of C
  int layersOfWideAttention;  // the model of so many layers scales its attention by C / H channels instead of D
};

// Throws for an unknown architecture, naming it and those there are.
const Architecture& architectureNamed(const std::string& name);

}  // namespace ownhand
