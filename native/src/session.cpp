#include "session.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "architecture.h"

namespace ownhand {

namespace {

// The finalizer of splitmix64: a well-mixed number for each index, so that a mask can be made again for the same seed.
uint64_t mix(uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

// [R, T] of 0 or 1 / (1 - p)
Tensor* dropoutMask(Graph& g, int rank, const Batch& batch, uint64_t which) {
  std::vector<float> values(batch.tokens.size() * static_cast<size_t>(rank));
  const uint64_t seed = mix(batch.dropoutSeed ^ mix(which));
  for (size_t i = 0; i < values.size(); i++) {
    const double chance = static_cast<double>(mix(seed + i) >> 11) * 0x1p-53;
    values[i] = chance < batch.dropout ? 0.0f : 1.0f / (1.0f - batch.dropout);
  }
  return g.input(GGML_TYPE_F32, rank, static_cast<int64_t>(batch.tokens.size()), values.data());
}

// More nodes than any layer of any architecture needs: its operators, and those of each mail's attention.
size_t nodeLimit(size_t layers, size_t spans) { return 512 + layers * 2 * (224 + 48 * spans); }

}  // namespace

Session::Session(const Options& options)
    : options_(options),
      device_(options.device, options.threads),
      weights_(options.base, options.arithmetic, device_, options.layers),
      allocator_(ggml.gallocr_new(device_.memory())) {
  const Hyperparameters& hyper = weights_.hyperparameters();
  for (int i = 0; i < hyper.layers; i++) {
    layers_.emplace_back(weights_, i);
  }
  head_.norm = {weights_.vector("output_norm.weight"), hyper.epsilon};
  head_.vocabulary = weights_.head();
  embedding_ = weights_.embedding();
  addAdapters();
}

void Session::addAdapters() {
  adapterContext_ = describe(layers_.size() * Layer::projections * 2 + 1);
  size_t offset = 0;
  for (size_t l = 0; l < layers_.size(); l++) {
    for (int i = 0; i < Layer::projections; i++) {
      if (!options_.targets[i]) {
        continue;
      }
      Linear& linear = layers_[l].projection(i);
      const std::string name = "blk." + std::to_string(l) + "." + Layer::projectionNames[i] + ".weight.lora_";
      const int64_t in = linear.in;
      const int64_t out = linear.out;
      linear.scale = options_.alpha / static_cast<float>(options_.rank);
      linear.a = ggml.new_tensor_2d(adapterContext_.get(), GGML_TYPE_F32, in, options_.rank);
      linear.b = ggml.new_tensor_2d(adapterContext_.get(), GGML_TYPE_F32, out, options_.rank);
      adapters_.insert(adapters_.end(), {linear.a, linear.b});
      gradients_.insert(gradients_.end(), {&linear.gradientA, &linear.gradientB});
      parameters_.push_back({name + "a", offset, in, options_.rank});
      offset += static_cast<size_t>(in * options_.rank);
      parameters_.push_back({name + "b", offset, out, options_.rank});
      offset += static_cast<size_t>(options_.rank * out);
    }
  }
  if (adapters_.empty()) {
    throw std::runtime_error("No layer was chosen to train.");
  }
}

bool Session::load(const std::function<void(double)>& progress) {
  device_.abort = false;
  if (!weights_.load(progress)) {
    return false;
  }
  adapterBuffer_.reset(ggml.backend_alloc_ctx_tensors_from_buft(adapterContext_.get(), device_.memory()));
  if (!adapterBuffer_) {
    throw std::runtime_error("There is not enough memory for the adapter.");
  }
  optimizer.resize(parameters_.back().offset + static_cast<size_t>(ggml.nelements(adapters_.back())));
  upload();
  return true;
}

void Session::upload() {
  for (size_t i = 0; i < adapters_.size(); i++) {
    ggml.backend_tensor_set(adapters_[i], &optimizer.weights[parameters_[i].offset], 0, ggml.nbytes(adapters_[i]));
  }
}

Graph Session::build(const Batch& batch, bool gradientWanted, bool logitsWanted) {
  Graph g(nodeLimit(layers_.size(), batch.spans.size()), options_.portable || !device_.isProcessor(),
          device_.hasKernels() && !options_.portable, !options_.recompute);
  g.spans = batch.spans;
  g.positions = g.input(batch.positions);

  Tensor* x = ggml.get_rows(g.context(), embedding_, g.input(batch.tokens));  // [C, T]
  if (architectureNamed(weights_.hyperparameters().architecture).scalesEmbedding) {
    x = ggml.scale(g.context(), x, std::sqrt(static_cast<float>(x->ne[0])));
  }
  std::vector<Tensor*> inputs;  // of each layer
  for (size_t l = 0; l < layers_.size(); l++) {
    for (int i = 0; i < Layer::projections; i++) {
      const bool drop = gradientWanted && batch.dropout > 0 && options_.targets[i];
      layers_[l].dropout[i] = drop ? dropoutMask(g, options_.rank, batch, l * Layer::projections + i) : nullptr;
    }
    inputs.push_back(x);
    x = layers_[l].forward(g, x);
    g.run(x);
  }
  Tensor* dx = head_.forwardBackward(g, x, batch.labels, gradientWanted, logitsWanted);
  for (size_t l = layers_.size(); gradientWanted && l-- > 0;) {
    // The last layer's activations are still there.
    if (options_.recompute && l + 1 < layers_.size()) {
      layers_[l].forward(g, inputs[l]);
    }
    dx = layers_[l].backward(g, dx, l > 0);
    if (dx) {
      g.run(dx);
    }
  }
  return g;
}

Footprint Session::measure(const Batch& batch) {
  Footprint footprint;
  footprint.weights = weights_.bytes();
  footprint.adapters = ggml.backend_alloc_ctx_tensors_from_buft_size(adapterContext_.get(), device_.memory()) * 5;
  weights_.pretend();
  Buffer empty(ggml.backend_buft_alloc_buffer(device_.memory(), 0));
  place(adapterContext_, empty.get());
  const Graph g = build(batch, true, false);
  // One of its own: an allocator that has only measured believes that it has the memory.
  const Allocator ruler(ggml.gallocr_new(device_.memory()));
  ggml.gallocr_reserve_n_size(ruler.get(), g.nodes(), nullptr, nullptr, &footprint.graph);
  footprint.nodes = ggml.graph_n_nodes(g.nodes());
  std::set<std::string> unsupported;
  for (int i = 0; i < footprint.nodes; i++) {
    const Tensor* node = ggml.graph_node(g.nodes(), i);
    if (!device_.supports(node)) {
      unsupported.insert(ggml.op_name(node->op));
    }
  }
  footprint.unsupported.assign(unsupported.begin(), unsupported.end());
  place(adapterContext_, nullptr);
  return footprint;
}

Outcome Session::run(const Batch& batch, bool gradientWanted, bool logitsWanted) {
  Outcome outcome;
  const Graph g = build(batch, gradientWanted, logitsWanted);
  // Planned anew each time: the allocator would take a graph with as many nodes for the same graph and reuse its plan,
  // but other mails may need their masks for longer.
  if (!ggml.gallocr_reserve(allocator_.get(), g.nodes()) || !ggml.gallocr_alloc_graph(allocator_.get(), g.nodes())) {
    throw std::runtime_error("There is not enough memory for a micro-batch of " + std::to_string(batch.tokens.size()) +
                             " tokens.");
  }
  g.fillInputs();
  if (!device_.compute(g.nodes())) {
    outcome.aborted = true;
    return outcome;
  }
  size_t label = 0;
  for (Tensor* chunk : head_.likelihoods) {
    std::vector<float> likelihoods(static_cast<size_t>(chunk->ne[1]));
    ggml.backend_tensor_get(chunk, likelihoods.data(), 0, ggml.nbytes(chunk));
    for (const float likelihood : likelihoods) {
      const double weight = batch.labels.weights[label++];
      // Below the smallest float the likelihood reads 0; a NaN must stay one, so that it is noticed.
      outcome.loss -= weight * std::log(likelihood < 1e-37f ? 1e-37 : static_cast<double>(likelihood));
      outcome.weight += weight;
    }
  }
  for (Tensor* chunk : head_.logits) {
    const size_t start = outcome.logits.size();
    outcome.logits.resize(start + static_cast<size_t>(ggml.nelements(chunk)));
    ggml.backend_tensor_get(chunk, &outcome.logits[start], 0, ggml.nbytes(chunk));
  }
  if (gradientWanted) {
    std::vector<float> gradient;
    for (size_t i = 0; i < parameters_.size(); i++) {
      gradient.resize(static_cast<size_t>(ggml.nelements(adapters_[i])));
      ggml.backend_tensor_get(*gradients_[i], gradient.data(), 0, ggml.nbytes(adapters_[i]));
      float* sum = &optimizer.gradients[parameters_[i].offset];
      std::transform(gradient.begin(), gradient.end(), sum, sum, [](float a, float b) { return a + b; });
    }
  }
  return outcome;
}

}  // namespace ownhand
