// The door to JavaScript. No mathematics here: values are unpacked, the work is put on a worker thread, and whatever
// it throws becomes a rejected promise. native/addon.ts gives these functions their types. Long because it is a list: one
// short function for each that JavaScript calls.
#include <algorithm>
#include <atomic>
#include <memory>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "measure.h"
#include "session.h"
#include "values.h"

namespace ownhand {

namespace {

struct Handle {
  explicit Handle(const Options& options) : session(options) {}
  Session session;
  std::atomic<double> loaded{0};
};

ggml_type typeNamed(const std::string& name) {
  if (name == "file") {
    return GGML_TYPE_COUNT;
  }
  for (int i = 0; i < GGML_TYPE_COUNT; i++) {
    const char* known = ggml.type_name(static_cast<ggml_type>(i));
    if (known && name == known) {
      return static_cast<ggml_type>(i);
    }
  }
  throw std::runtime_error("There is no type of weights named \"" + name + "\".");
}

Options readOptions(const Fields& o) {
  Options options;
  options.base = o.string("base");
  options.device = o.string("device");
  options.threads = o.integer("threads");
  options.rank = o.integer("rank");
  options.alpha = static_cast<float>(o.number("alpha"));
  for (const int32_t target : o.array<int32_t>("targets")) {
    options.targets[std::clamp(target, 0, Layer::projections - 1)] = true;
  }
  options.arithmetic.forward = typeNamed(o.string("forwardType"));
  options.arithmetic.backward = typeNamed(o.string("backwardType"));
  options.arithmetic.head = typeNamed(o.string("headType"));
  options.arithmetic.headBackward = typeNamed(o.string("headBackwardType"));
  options.arithmetic.storeTransposes = o.boolean("storeTransposes");
  options.arithmetic.repack = o.boolean("repack");
  options.recompute = o.boolean("recompute");
  options.arithmetic.storeHead = !options.recompute;
  options.portable = o.boolean("portable");
  options.layers = o.integer("layers");
  return options;
}

// Checks everything that an operator would otherwise assert on, which ends the process.
Batch readBatch(const Fields& o, const Hyperparameters& hyper) {
  Batch batch;
  batch.tokens = o.array<int32_t>("tokens");
  batch.positions = o.array<int32_t>("positions");
  const std::vector<int32_t> spans = o.array<int32_t>("spans");
  batch.labels = {o.array<int32_t>("rows"), o.array<int32_t>("words"), o.array<float>("weights")};
  batch.dropout = static_cast<float>(o.number("dropout"));
  batch.dropoutSeed = static_cast<uint64_t>(o.number("dropoutSeed"));
  const int tokens = static_cast<int>(batch.tokens.size());
  int end = 0;
  for (size_t i = 0; i + 1 < spans.size(); i += 2) {
    if (spans[i] != end || spans[i + 1] <= 0 || spans[i + 1] % Graph::spanUnit != 0) {
      throw std::runtime_error("The mails of a batch must follow one another in multiples of 16 tokens.");
    }
    batch.spans.push_back({spans[i], spans[i + 1]});
    end += spans[i + 1];
  }
  const auto inside = [](const std::vector<int32_t>& values, int limit) {
    return std::all_of(values.begin(), values.end(), [=](int32_t value) { return value >= 0 && value < limit; });
  };
  const Labels& labels = batch.labels;
  if (tokens == 0 || end != tokens || batch.positions.size() != batch.tokens.size() || labels.rows.empty() ||
      labels.words.size() != labels.rows.size() || labels.weights.size() != labels.rows.size() ||
      !inside(batch.tokens, hyper.vocabulary) || !inside(labels.words, hyper.vocabulary) ||
      !inside(labels.rows, tokens)) {
    throw std::runtime_error("A batch must have tokens and labels of the model's vocabulary, and arrays that fit.");
  }
  return batch;
}

// ---------------------------------------------------------------------------------------------------------------------
// Work on another thread

template <typename Value>
Napi::Value make(Napi::Env env, const Value& value) {
  return Napi::Value::From(env, value);
}

Napi::Value make(Napi::Env env, const Outcome& outcome) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("aborted", outcome.aborted);
  object.Set("loss", outcome.loss);
  object.Set("weight", outcome.weight);
  object.Set("logits", makeArray(env, outcome.logits));
  return object;
}

// Runs `act` on a worker thread and keeps a JavaScript object, the session as a rule, alive meanwhile.
template <typename Act>
class Work : public Napi::AsyncWorker {
 public:
  Work(const Napi::Value& kept, Act act)
      : AsyncWorker(kept.Env(), "ownhand"),
        kept_(Napi::Persistent(kept.As<Napi::Object>())),
        deferred_(kept.Env()),
        act_(std::move(act)) {}
  Napi::Promise promise() const { return deferred_.Promise(); }

 private:
  void Execute() override { result_ = act_(); }
  void OnOK() override {
    try {
      deferred_.Resolve(make(Env(), result_));
    } catch (const Napi::Error& error) {
      OnError(error);
    }
  }
  void OnError(const Napi::Error& error) override { deferred_.Reject(error.Value()); }

  Napi::ObjectReference kept_;
  Napi::Promise::Deferred deferred_;
  Act act_;
  std::invoke_result_t<Act> result_{};
};

// A promise of what `act` answers.
template <typename Act>
Napi::Value promise(const Napi::Value& kept, Act act) {
  auto work = std::make_unique<Work<Act>>(kept, std::move(act));
  const Napi::Promise result = work->promise();
  work->Queue();
  work.release();  // it deletes itself when it is done
  return result;
}

// ---------------------------------------------------------------------------------------------------------------------
// The functions that JavaScript sees

using Call = Napi::CallbackInfo;

Handle& handleOf(const Call& call) {
  void* data = nullptr;
  if (napi_unwrap(call.Env(), call[0], &data) != napi_ok) {
    throw std::runtime_error("This is no open session.");
  }
  return *static_cast<Handle*>(data);
}

Session& sessionOf(const Call& call) { return handleOf(call).session; }

// load(baseLibrary, ggmlLibrary, folder)
void loadLibraries(const Call& call) {
#ifdef __GLIBC__
  // Give large blocks back to the system as soon as they are free. Left to itself, glibc would keep them: as many of a
  // model's matrices as were ever read at a time, and every copy of the adapters.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
  loadGgml(call[0].As<Napi::String>(), call[1].As<Napi::String>(), call[2].As<Napi::String>());
}

// devices() -> [{name, description, processor, free, total}]
Napi::Value listDevices(const Call& call) {
  Napi::Array list = Napi::Array::New(call.Env());
  for (size_t i = 0; i < ggml.backend_dev_count(); i++) {
    ggml_backend_dev_t device = ggml.backend_dev_get(i);
    size_t free = 0;
    size_t total = 0;
    ggml.backend_dev_memory(device, &free, &total);
    Napi::Object object = Napi::Object::New(call.Env());
    object.Set("name", ggml.backend_dev_name(device));
    object.Set("description", ggml.backend_dev_description(device));
    object.Set("processor", ggml.backend_dev_type(device) == GGML_BACKEND_DEVICE_TYPE_CPU);
    object.Set("free", free);
    object.Set("total", total);
    list.Set(list.Length(), object);
  }
  return list;
}

// timeProduct({device, threads, type, columns, rows, tokens, repack}) -> seconds
Napi::Value timeProductOf(const Call& call) {
  const Fields o(call[0]);
  return promise(
      call[0],
      [device = o.string("device"), threads = o.integer("threads"), type = typeNamed(o.string("type")),
       columns = o.integer("columns"), rows = o.integer("rows"), tokens = o.integer("tokens"),
       repack = o.boolean("repack")] { return timeProduct(device, threads, type, columns, rows, tokens, repack); });
}

// encode(values, type, columns) -> Uint8Array
Napi::Value encodeFloats(const Call& call) {
  const std::vector<float> values = copyArray<float>(call[0]);
  const ggml_type type = typeNamed(call[1].As<Napi::String>());
  const int64_t columns = call[2].As<Napi::Number>();
  if (type == GGML_TYPE_COUNT || columns <= 0 || columns % ggml.blck_size(type) != 0 || values.size() % columns != 0) {
    throw std::runtime_error("These floats do not fill rows of that type.");
  }
  std::vector<uint8_t> bytes;
  encode(values, type, columns, bytes);
  return Napi::Buffer<uint8_t>::Copy(call.Env(), bytes.data(), bytes.size());
}

// open(options) -> session
Napi::Value openSession(const Call& call) {
  auto handle = std::make_unique<Handle>(readOptions(Fields(call[0])));
  const Hyperparameters& hyper = handle->session.hyperparameters();
  Napi::Array parameters = Napi::Array::New(call.Env());
  for (const Parameter& parameter : handle->session.parameters()) {
    Napi::Object object = Napi::Object::New(call.Env());
    object.Set("name", parameter.name);
    object.Set("offset", parameter.offset);
    object.Set("columns", parameter.columns);
    object.Set("rows", parameter.rows);
    parameters.Set(parameters.Length(), object);
  }
  Napi::Object session = Napi::Object::New(call.Env());
  session.Set("architecture", hyper.architecture);
  session.Set("layers", hyper.layers);
  session.Set("channels", hyper.channels);
  session.Set("feedForward", hyper.feedForward);
  session.Set("vocabulary", hyper.vocabulary);
  session.Set("fileType", ggml.type_name(hyper.type));
  session.Set("headFileType", ggml.type_name(hyper.headType));
  session.Set("parameters", parameters);
  const auto end = [](napi_env, void* data, void*) { delete static_cast<Handle*>(data); };
  NAPI_THROW_IF_FAILED(call.Env(), napi_wrap(call.Env(), session, handle.get(), end, nullptr, nullptr));
  handle.release();
  return session;
}

// close(session): gives its memory back now, not at the next garbage collection. Nothing of it may still be running.
void closeSession(const Call& call) {
  Handle* handle = &handleOf(call);
  NAPI_THROW_IF_FAILED_VOID(call.Env(), napi_remove_wrap(call.Env(), call[0], nullptr));
  delete handle;
}

// loadWeights(session) -> whether it was finished, false when aborted
Napi::Value loadWeights(const Call& call) {
  Handle& handle = handleOf(call);
  return promise(call[0],
                 [&handle] { return handle.session.load([&handle](double share) { handle.loaded = share; }); });
}

// loaded(session) -> 0 .. 1
Napi::Value loadedShare(const Call& call) { return make(call.Env(), handleOf(call).loaded.load()); }

// measure(session, batch) -> {weights, adapters, graph, nodes, unsupported}
Napi::Value measureSession(const Call& call) {
  Session& session = sessionOf(call);
  const Footprint footprint = session.measure(readBatch(Fields(call[1]), session.hyperparameters()));
  Napi::Array unsupported = Napi::Array::New(call.Env());
  for (const std::string& name : footprint.unsupported) {
    unsupported.Set(unsupported.Length(), name);
  }
  Napi::Object object = Napi::Object::New(call.Env());
  object.Set("weights", footprint.weights);
  object.Set("adapters", footprint.adapters);
  object.Set("graph", footprint.graph);
  object.Set("nodes", footprint.nodes);
  object.Set("unsupported", unsupported);
  return object;
}

// train(session, batch), evaluate(session, batch), logits(session, batch) -> {aborted, loss, weight, logits}
template <bool gradientWanted, bool logitsWanted>
Napi::Value runBatch(const Call& call) {
  Session& session = sessionOf(call);
  session.device().abort = false;
  return promise(call[0], [&session, batch = readBatch(Fields(call[1]), session.hyperparameters())] {
    return session.run(batch, gradientWanted, logitsWanted);
  });
}

// step(session, {learningRate, scale, clip, decay, count}) -> length of the gradient
Napi::Value takeStep(const Call& call) {
  Session& session = sessionOf(call);
  const Fields o(call[1]);
  Step step;
  step.learningRate = o.number("learningRate");
  step.scale = o.number("scale");
  step.clip = o.number("clip");
  step.decay = o.number("decay");
  step.count = o.integer("count");
  const double length = session.optimizer.step(step);
  session.upload();
  return make(call.Env(), length);
}

// setThreads(session, threads): for the next batch. Nothing may be running.
void setThreads(const Call& call) { sessionOf(call).device().useThreads(call[1].As<Napi::Number>()); }

// abort(session)
void abortSession(const Call& call) { sessionOf(call).device().abort = true; }

std::vector<float>& arrayNamed(Optimizer& optimizer, const std::string& name) {
  if (name == "weights") return optimizer.weights;
  if (name == "gradients") return optimizer.gradients;
  if (name == "firstMoments") return optimizer.firstMoments;
  if (name == "secondMoments") return optimizer.secondMoments;
  throw std::runtime_error("There is no array named " + name + ".");
}

// read(session, name) -> Float32Array
Napi::Value readArray(const Call& call) {
  return makeArray(call.Env(), arrayNamed(sessionOf(call).optimizer, call[1].As<Napi::String>()));
}

// write(session, name, Float32Array)
void writeArray(const Call& call) {
  Session& session = sessionOf(call);
  std::vector<float>& array = arrayNamed(session.optimizer, call[1].As<Napi::String>());
  std::vector<float> values = copyArray<float>(call[2]);
  if (values.size() != array.size()) {
    throw std::runtime_error("The array has another length than this adapter's.");
  }
  array = std::move(values);
  session.upload();
}

Napi::Object start(Napi::Env env, Napi::Object exports) {
  const auto define = [&](const char* name, auto function) {
    exports.Set(name, Napi::Function::New(env, function, name));
  };
  define("load", loadLibraries);
  define("devices", listDevices);
  define("timeProduct", timeProductOf);
  define("encode", encodeFloats);
  define("open", openSession);
  define("close", closeSession);
  define("loadWeights", loadWeights);
  define("loaded", loadedShare);
  define("measure", measureSession);
  define("train", runBatch<true, false>);
  define("evaluate", runBatch<false, false>);
  define("logits", runBatch<false, true>);
  define("step", takeStep);
  define("setThreads", setThreads);
  define("abort", abortSession);
  define("read", readArray);
  define("write", writeArray);
  return exports;
}

}  // namespace

NODE_API_MODULE(ownhand, start)

}  // namespace ownhand
