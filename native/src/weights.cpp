#include "weights.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace ownhand {

namespace {

constexpr size_t mostTensors = 16384;
constexpr int64_t rowsAtOnce = 32;       // while decoding; 32 floats are two cache lines of a transposed row
constexpr int64_t bandValues = 8 << 20;  // while transposing, 32 MiB

}  // namespace

void encode(const std::vector<float>& values, ggml_type type, int64_t columns, std::vector<uint8_t>& out) {
  if (type == GGML_TYPE_I8) {
    packTiles(values, columns, out);
    return;
  }
  const int64_t rows = static_cast<int64_t>(values.size()) / columns;
  out.resize(ggml.row_size(type, columns) * static_cast<size_t>(rows));
  ggml.quantize_chunk(type, values.data(), out.data(), 0, rows, columns, nullptr);
}

Weights::Weights(const std::string& path, const Arithmetic& arithmetic, Device& device, int layers)
    : path_(path), arithmetic_(arithmetic), device_(device) {
  ggml_context* described = nullptr;
  header_.reset(gguf.init_from_file(path.c_str(), {true, &described}));
  described_.reset(described);
  if (!header_ || !described_) {
    throw std::runtime_error("The base model is not a readable GGUF file.");
  }
  const int64_t key = gguf.find_key(header_.get(), "general.architecture");
  hyper_.architecture = key < 0 ? "" : gguf.get_val_str(header_.get(), key);
  if (number("expert_count", 0) > 0) {
    throw std::runtime_error("The base model is a mixture of experts, which cannot be trained here.");
  }
  const int64_t scaling = gguf.find_key(header_.get(), (hyper_.architecture + ".rope.scaling.type").c_str());
  const std::string ropeScaling = scaling < 0 ? "none" : gguf.get_val_str(header_.get(), scaling);
  if (ropeScaling != "none" && ropeScaling != "linear") {
    throw std::runtime_error("The base model stretches its context by \"" + ropeScaling +
                             "\", which cannot be trained here; \"none\" and \"linear\" can.");
  }
  hyper_.layers = number("block_count");
  if (layers > 0) {
    hyper_.layers = std::min(hyper_.layers, layers);
  }
  hyper_.channels = number("embedding_length");
  hyper_.heads = number("attention.head_count");
  hyper_.keyHeads = number("attention.head_count_kv", hyper_.heads);
  hyper_.headChannels = number("attention.key_length", hyper_.channels / hyper_.heads);
  hyper_.feedForward = number("feed_forward_length");
  hyper_.vocabulary = static_cast<int>(find("token_embd.weight")->ne[1]);
  hyper_.ropeChannels = number("rope.dimension_count", hyper_.headChannels);
  hyper_.ropeBase = real("rope.freq_base", 10000.0);
  hyper_.ropeScale = ropeScaling == "linear" ? 1.0f / real("rope.scaling.factor", 1.0) : 1.0f;
  hyper_.localRopeBase = real("rope.freq_base_swa", 10000.0);
  hyper_.window = number("attention.sliding_window", 0);
  hyper_.windowPeriod = number("attention.sliding_window_pattern", 6);
  hyper_.type = find("blk.0.ffn_up.weight")->type;
  hyper_.headType = find(has("output.weight") ? "output.weight" : "token_embd.weight")->type;
  hyper_.epsilon = real("attention.layer_norm_rms_epsilon", 1e-5);
}

int Weights::number(const char* key, int fallback) const {
  const std::string name = hyper_.architecture + "." + key;
  const int64_t id = gguf.find_key(header_.get(), name.c_str());
  if (id >= 0 && gguf.get_kv_type(header_.get(), id) == GGUF_TYPE_UINT32) {
    return static_cast<int>(gguf.get_val_u32(header_.get(), id));
  }
  if (fallback < 0) {
    throw std::runtime_error("The base model does not say its " + name + ".");
  }
  return fallback;
}

float Weights::real(const char* key, double fallback) const {
  const int64_t id = gguf.find_key(header_.get(), (hyper_.architecture + "." + key).c_str());
  return id >= 0 && gguf.get_kv_type(header_.get(), id) == GGUF_TYPE_FLOAT32 ? gguf.get_val_f32(header_.get(), id)
                                                                             : static_cast<float>(fallback);
}

Tensor* Weights::find(const std::string& name) const {
  Tensor* tensor = ggml.get_tensor(described_.get(), name.c_str());
  if (!tensor) {
    throw std::runtime_error("The base model has no tensor \"" + name + "\", which its architecture (" +
                             hyper_.architecture + ") needs here.");
  }
  return tensor;
}

Tensor* Weights::add(ggml_backend_buffer_type_t memory, ggml_type type, int64_t columns, int64_t rows) {
  auto region = std::find_if(regions_.begin(), regions_.end(), [&](const Region& r) { return r.memory == memory; });
  if (region == regions_.end()) {
    regions_.push_back({memory, describe(mostTensors), nullptr});
    region = regions_.end() - 1;
  }
  return ggml.new_tensor_2d(region->context.get(), type, type == GGML_TYPE_I8 ? packedColumns(columns) : columns, rows);
}

// A layout wants whole tiles, a quantized type whole blocks of 32 or 256 values; other shapes fall back.
ggml_type Weights::fitting(ggml_type type, int64_t columns, int64_t rows) const {
  if (type == GGML_TYPE_I8 && !(device_.hasKernels() && packedFits(columns, rows))) {
    type = GGML_TYPE_Q8_0;
  }
  return columns % ggml.blck_size(type) == 0 ? type : GGML_TYPE_F16;
}

Tensor* Weights::vector(const std::string& name) {
  const Tensor* source = find(name);
  Tensor* plain = add(device_.memory(), GGML_TYPE_F32, source->ne[0], 1);
  wanted_.push_back({plain, nullptr, name});
  return plain;
}

// A frozen matrix and its transpose, in the types that were chosen. `byRows`: it is read by rows as well.
Linear Weights::matrix(const std::string& name, ggml_type forward, ggml_type backward, bool byRows) {
  const Tensor* source = find(name);
  Linear linear;
  linear.in = source->ne[0];
  linear.out = source->ne[1];
  const bool stored = byRows ? arithmetic_.storeHead : arithmetic_.storeTransposes;
  linear.packOnUse = !stored && fitting(backward, linear.out, linear.in) == GGML_TYPE_I8;
  const ggml_type type =
      forward == GGML_TYPE_COUNT || linear.packOnUse ? source->type : fitting(forward, linear.in, linear.out);
  // Only the stored transpose lets a repacked weight be: it cannot be read back to make one on use.
  const bool repack = arithmetic_.repack && arithmetic_.storeTransposes && !byRows;
  linear.weight =
      add(repack ? device_.fastestMemory(type, linear.in, linear.out) : device_.memory(), type, linear.in, linear.out);
  // The vocabulary, turned as 32-bit floats on use, would take more memory than keeping it.
  if (stored || (byRows && !linear.packOnUse)) {
    linear.transposed = add(device_.memory(), fitting(backward, linear.out, linear.in), linear.out, linear.in);
  }
  wanted_.push_back({linear.weight, linear.transposed, name});
  return linear;
}

Linear Weights::linear(const std::string& name) {
  Linear linear = matrix(name + ".weight", arithmetic_.forward, arithmetic_.backward, false);
  if (has(name + ".bias")) {
    linear.bias = vector(name + ".bias");
  }
  return linear;
}

Linear Weights::head() {
  const bool tied = !has("output.weight");
  Linear linear =
      matrix(tied ? "token_embd.weight" : "output.weight", arithmetic_.head, arithmetic_.headBackward, true);
  if (tied && linear.weight->type != GGML_TYPE_I8) {
    embedding_ = linear.weight;
  }
  return linear;
}

Tensor* Weights::embedding() {
  if (!embedding_) {
    const Tensor* source = find("token_embd.weight");
    embedding_ = add(device_.memory(), source->type, source->ne[0], source->ne[1]);
    wanted_.push_back({embedding_, nullptr, "token_embd.weight"});
  }
  return embedding_;
}

size_t Weights::bytes() const {
  size_t total = 0;
  for (const Region& region : regions_) {
    total += ggml.backend_alloc_ctx_tensors_from_buft_size(region.context.get(), region.memory);
  }
  return total;
}

void Weights::pretend() {
  for (Region& region : regions_) {
    region.buffer.reset(ggml.backend_buft_alloc_buffer(region.memory, 0));
    place(region.context, region.buffer.get());
  }
}

void Weights::fill(const Wanted& wanted, std::istream& file) const {
  const int64_t id = gguf.find_tensor(header_.get(), wanted.source.c_str());
  const Tensor* source = find(wanted.source);
  std::vector<uint8_t> bytes(ggml.nbytes(source));
  const size_t offset = gguf.get_data_offset(header_.get()) + gguf.get_tensor_offset(header_.get(), id);
  file.seekg(static_cast<std::streamoff>(offset));
  if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()))) {
    throw std::runtime_error("The base model's file is shorter than its header says.");
  }
  // A few rows as floats at a time: the vocabulary alone can have a billion values.
  const int64_t columns = source->ne[0];
  const int64_t rows = source->ne[1];
  const size_t rowBytes = ggml.row_size(source->type, columns);
  const auto decode = [&](int64_t row, int64_t count) {
    std::vector<float> values(static_cast<size_t>(columns * count));
    toFloats(source->type, &bytes[static_cast<size_t>(row) * rowBytes], columns * count, values.data());
    return values;
  };
  if (wanted.transposed) {
    fillTransposed(wanted.transposed, rows, columns, decode);
  }
  if (wanted.plain->type != source->type) {
    std::vector<uint8_t> encoded;
    std::vector<uint8_t> part;
    for (int64_t row = 0; row < rows; row += rowsAtOnce) {
      encode(decode(row, std::min(rowsAtOnce, rows - row)), wanted.plain->type, columns, part);
      encoded.insert(encoded.end(), part.begin(), part.end());
    }
    bytes = std::move(encoded);
  }
  // Whole: a repacked layout takes nothing less.
  ggml.backend_tensor_set(wanted.plain, bytes.data(), 0, bytes.size());
}

void Weights::fillTransposed(Tensor* transposed, int64_t rows, int64_t columns,
                             const std::function<std::vector<float>(int64_t, int64_t)>& decode) const {
  // A band of columns becomes whole rows of the transpose; large matrices are decoded once for each band.
  const int64_t band = std::min(columns, std::max<int64_t>(bandValues / rows / rowsAtOnce, 1) * rowsAtOnce);
  std::vector<uint8_t> bytes;
  for (int64_t start = 0; start < columns; start += band) {
    const int64_t width = std::min(band, columns - start);
    std::vector<float> turned(static_cast<size_t>(width * rows));
    for (int64_t row = 0; row < rows; row += rowsAtOnce) {
      const int64_t count = std::min(rowsAtOnce, rows - row);
      const std::vector<float> values = decode(row, count);
      for (int64_t c = 0; c < width; c++) {
        for (int64_t r = 0; r < count; r++) {
          turned[static_cast<size_t>(c * rows + row + r)] = values[static_cast<size_t>(r * columns + start + c)];
        }
      }
    }
    encode(turned, transposed->type, rows, bytes);
    ggml.backend_tensor_set(transposed, bytes.data(), static_cast<size_t>(start) * transposed->nb[1], bytes.size());
  }
}

bool Weights::load(const std::function<void(double)>& progress) {
  for (Region& region : regions_) {
    place(region.context, nullptr);
    region.buffer.reset(ggml.backend_alloc_ctx_tensors_from_buft(region.context.get(), region.memory));
    if (!region.buffer) {
      throw std::runtime_error("There is not enough memory for the base model.");
    }
  }
  std::ifstream file(std::filesystem::u8path(path_), std::ios::binary);
  if (!file) {
    throw std::runtime_error("The base model's file could not be opened.");
  }
  for (size_t i = 0; i < wanted_.size(); i++) {
    if (device_.abort) {
      return false;
    }
    fill(wanted_[i], file);
    progress(static_cast<double>(i + 1) / static_cast<double>(wanted_.size()));
  }
  return true;
}

}  // namespace ownhand
