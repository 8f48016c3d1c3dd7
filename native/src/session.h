// A model being trained: the frozen weights, the adapters, and one micro-batch at a time.
//
// defines: Memory, Options, Batch, Outcome, Footprint, Parameter, Session
#pragma once

#include "adam.h"
#include "head.h"
#include "layer.h"

namespace ownhand {

struct Options {
  std::string base;           // path of the GGUF
  std::string device;         // "" for the processor
  int threads = 1;
  int rank = 16;
  float alpha = 32;
  bool targets[Layer::projections] = {};
  Arithmetic arithmetic;
  bool recompute = false;     // build each layer's forward again before its backward instead of keeping its activations
  bool portable = false;      // see Graph::portable
  int layers = 0;             // use only the first so many, 0 for all: for measuring
};

// Packed mails, each padded to a multiple of Graph::spanUnit.
struct Batch {
  std::vector<int32_t> tokens;     // [T]
  std::vector<int32_t> positions;  // [T]
  std::vector<Span> spans;
  Labels labels;
  float dropout = 0;               // probability that an inner value of an adapter is dropped
  uint64_t dropoutSeed = 0;
};

struct Outcome {
  bool aborted = false;
  double loss = 0;                // sum over labels of weight * -log likelihood
  double weight = 0;              // sum of the label weights
  std::vector<float> logits;      // [M, V], only if asked for
};

struct Footprint {
  size_t weights = 0;    // bytes of frozen weights and transposes
  size_t adapters = 0;   // bytes of adapters, gradients and moments
  size_t graph = 0;      // bytes of the micro-batch asked about
  int nodes = 0;
  std::vector<std::string> unsupported;  // operators that the device lacks
};

// A or the transpose of B of one projection: floats at `offset` of every array in Optimizer, as [columns, rows].
struct Parameter {
  std::string name;  // as in an adapter file: "blk.0.attn_q.weight.lora_a"
  size_t offset = 0;
  int64_t columns = 0;
  int64_t rows = 0;
};

class Session {
 public:
  // Reads the header and plans; nothing big is allocated before `load`.
  explicit Session(const Options& options);

  bool load(const std::function<void(double)>& progress);  // false when aborted
  Footprint measure(const Batch& batch);

  // Computes the loss and, if wanted, adds its gradient to optimizer.gradients. An aborted batch adds nothing.
  Outcome run(const Batch& batch, bool gradientWanted, bool logitsWanted);

  // After optimizer.weights changed: shows them to the device.
  void upload();

  Optimizer optimizer;
  const std::vector<Parameter>& parameters() const { return parameters_; }
  const Hyperparameters& hyperparameters() const { return weights_.hyperparameters(); }
  Device& device() { return device_; }

 private:
  Graph build(const Batch& batch, bool gradientWanted, bool logitsWanted);
  void addAdapters();

  Options options_;
  Device device_;
  Weights weights_;
  Head head_;
  Tensor* embedding_ = nullptr;
  std::vector<Layer> layers_;

  Context adapterContext_;
  Buffer adapterBuffer_;
  std::vector<Parameter> parameters_;
  std::vector<Tensor*> adapters_;  // one per parameter
  std::vector<Tensor**> gradients_;  // where the last backward put each one's gradient

  Allocator allocator_;
};

}  // namespace ownhand
