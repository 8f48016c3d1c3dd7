// The frozen weights of a GGUF file, each in the type and the memory in which this machine multiplies by it fastest.
//
// Layers first ask for what they need (vector, linear), then everything is allocated and read in one go. Nothing is
// read before `load`, so that a plan's memory can be known without spending any.
//
// defines: Arithmetic, Hyperparameters, encode, Weights
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "linear.h"

namespace ownhand {

// GGML_TYPE_COUNT stands for "the type it has in the file", I8 for the layout of kernels.h.
struct Arithmetic {
  ggml_type forward = GGML_TYPE_COUNT;      // of the layers' matrices
  ggml_type backward = GGML_TYPE_Q8_0;      // of their stored transposes
  ggml_type head = GGML_TYPE_COUNT;         // of the vocabulary's matrix
  ggml_type headBackward = GGML_TYPE_Q8_0;  // of its transpose
  bool storeHead = true;                    // false: in our own layout the vocabulary is packed on use, both ways
  bool storeTransposes = true;              // false: the layers' transposes are made on use
  bool repack = true;                       // use the processor's interleaved layouts where it has them
};

struct Hyperparameters {
  std::string architecture;
  int layers = 0;        // that the graph has; fewer than the file's when only a part is measured
  int channels = 0;      // C
  int heads = 0;         // H
  int keyHeads = 0;      // K
  int headChannels = 0;  // D
  int feedForward = 0;   // F
  int vocabulary = 0;    // V
  int ropeChannels = 0;
  float ropeBase = 10000.0f;
  float ropeScale = 1.0f;
  float localRopeBase = 10000.0f;  // of layers with a sliding window
  int window = 0;                  // tokens of the sliding window, 0 for none
  int windowPeriod = 0;            // every so many layers one has no window
  float epsilon = 1e-5f;
  ggml_type type = GGML_TYPE_F32;      // of the layers' matrices in the file
  ggml_type headType = GGML_TYPE_F32;  // of the vocabulary's
};

// Floats -> `type`, in rows of `columns`.
void encode(const std::vector<float>& values, ggml_type type, int64_t columns, std::vector<uint8_t>& out);

class Weights {
 public:
  // Reads the header. Throws with a sentence when the file is not a GGUF model or uses what the trainer does not know.
  Weights(const std::string& path, const Arithmetic& arithmetic, Device& device, int layers);

  const Hyperparameters& hyperparameters() const { return hyper_; }

  bool has(const std::string& name) const { return ggml.get_tensor(described_.get(), name.c_str()) != nullptr; }
  // A norm's gain, a bias or a table of frequencies, as F32.
  Tensor* vector(const std::string& name);
  // A matrix "name.weight" with its transpose and, if the file has it, "name.bias".
  Linear linear(const std::string& name);
  // The vocabulary: rows for the input, and the matrix that ends in logits (the same one where the file ties them).
  Linear head();
  Tensor* embedding();

  size_t bytes() const;  // that `load` allocates
  // Makes everything asked for look allocated, so that a graph over it can be measured before `load`.
  void pretend();
  // Allocates and fills everything asked for. `progress` hears 0 .. 1. False when `abort` was set meanwhile.
  bool load(const std::function<void(double)>& progress);

 private:
  struct Wanted {
    Tensor* plain;       // null when another entry already has it
    Tensor* transposed;  // or null
    std::string source;  // its name in the file
  };

  // Tensors that will live in one kind of memory.
  struct Region {
    ggml_backend_buffer_type_t memory;
    Context context;
    Buffer buffer;  // empty while pretending
  };

  int number(const char* key, int fallback = -1) const;
  float real(const char* key, double fallback) const;
  Tensor* find(const std::string& name) const;
  Tensor* add(ggml_backend_buffer_type_t memory, ggml_type type, int64_t columns, int64_t rows);
  Linear matrix(const std::string& name, ggml_type forward, ggml_type backward, bool byRows);
  ggml_type fitting(ggml_type type, int64_t columns, int64_t rows) const;
  void fill(const Wanted& wanted, std::istream& file) const;
  // `decode` answers so many rows of the source, [columns, count], from the given one on.
  void fillTransposed(Tensor* transposed, int64_t rows, int64_t columns,
                      const std::function<std::vector<float>(int64_t row, int64_t count)>& decode) const;

  std::string path_;
  Arithmetic arithmetic_;
  Device& device_;
  Context described_;  // every tensor of the file, without data
  Header header_;
  Hyperparameters hyper_;
  std::vector<Region> regions_;
  std::vector<Wanted> wanted_;
  Tensor* embedding_ = nullptr;
};

}  // namespace ownhand
