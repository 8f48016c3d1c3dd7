// The door to JavaScript. No mathematics here: values are unpacked, the work is put on a worker thread, and whatever
// it throws becomes a rejected promise. native/addon.ts gives these functions their types.
#include <algorithm>
#include <atomic>
#include <functional>
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

Options readOptions(const Object& o) {
  Options options;
  options.base = o.string("base");
  options.device = o.string("device");
  options.threads = o.integer("threads");
  options.rank = o.integer("rank");
  options.alpha = static_cast<float>(o.number("alpha"));
  const std::vector<int32_t> targets = o.array<int32_t>("targets");
  for (const int32_t target : targets) {
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
Batch readBatch(const Object& o, const Hyperparameters& hyper) {
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
    for (const int32_t value : values) {
      if (value < 0 || value >= limit) {
        return false;
      }
    }
    return true;
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

struct Work {
  napi_async_work work = nullptr;
  napi_deferred deferred = nullptr;
  napi_ref kept = nullptr;  // the session's JavaScript object, so that it outlives the work
  std::function<void()> act;
  std::function<napi_value(napi_env)> answer;
  std::string error;
};

napi_value makeError(napi_env env, const std::string& message) {
  napi_value error;
  napi_create_error(env, nullptr, make(env, message), &error);
  return error;
}

// Runs `act` on a worker thread, then resolves with `answer` on this one.
napi_value promise(napi_env env, napi_value kept, std::function<void()> act, std::function<napi_value(napi_env)> answer) {
  auto job = std::make_unique<Work>();
  napi_value result;
  check(napi_create_promise(env, &job->deferred, &result));
  check(napi_create_reference(env, kept, 1, &job->kept));
  job->act = std::move(act);
  job->answer = std::move(answer);
  const auto execute = [](napi_env, void* data) {
    auto* job = static_cast<Work*>(data);
    try {
      job->act();
    } catch (const std::exception& error) {
      job->error = error.what();
    }
  };
  const auto complete = [](napi_env env, napi_status, void* data) {
    std::unique_ptr<Work> job(static_cast<Work*>(data));
    napi_value answer = nullptr;
    if (job->error.empty()) {
      try {
        answer = job->answer(env);
      } catch (const std::exception& error) {
        job->error = error.what();
      }
    }
    if (job->error.empty()) {
      napi_resolve_deferred(env, job->deferred, answer);
    } else {
      napi_reject_deferred(env, job->deferred, makeError(env, job->error));
    }
    napi_delete_reference(env, job->kept);
    napi_delete_async_work(env, job->work);
  };
  check(napi_create_async_work(env, nullptr, make(env, std::string("ownhand")), execute, complete, job.get(), &job->work));
  check(napi_queue_async_work(env, job->work));
  job.release();
  return result;
}

// ---------------------------------------------------------------------------------------------------------------------
// The functions that JavaScript sees

struct Call {
  napi_env env;
  napi_value arguments[3];
  Handle& handle() const {
    void* data = nullptr;
    check(napi_unwrap(env, arguments[0], &data));
    return *static_cast<Handle*>(data);
  }
  Object object(int i) const { return Object(env, arguments[i]); }
};

napi_value nothing(napi_env env) {
  napi_value result;
  napi_get_undefined(env, &result);
  return result;
}

// load(baseLibrary, ggmlLibrary, folder)
napi_value loadLibraries(const Call& call) {
#ifdef __GLIBC__
  // Give large blocks back to the system as soon as they are free. Left to itself, glibc would keep them: as many of a
  // model's matrices as were ever read at a time, and every copy of the adapters.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
  loadGgml(text(call.env, call.arguments[0]), text(call.env, call.arguments[1]), text(call.env, call.arguments[2]));
  return nothing(call.env);
}

// devices() -> [{name, description, processor, free, total}]
napi_value listDevices(const Call& call) {
  std::vector<ggml_backend_dev_t> devices;
  for (size_t i = 0; i < ggml.backend_dev_count(); i++) {
    devices.push_back(ggml.backend_dev_get(i));
  }
  return makeList<ggml_backend_dev_t>(call.env, devices, [](napi_env env, const ggml_backend_dev_t& device) {
    size_t free = 0;
    size_t total = 0;
    ggml.backend_dev_memory(device, &free, &total);
    return Object(env)
        .set("name", std::string(ggml.backend_dev_name(device)))
        .set("description", std::string(ggml.backend_dev_description(device)))
        .set("processor", ggml.backend_dev_type(device) == GGML_BACKEND_DEVICE_TYPE_CPU)
        .set("free", static_cast<double>(free))
        .set("total", static_cast<double>(total))
        .value();
  });
}

// timeProduct({device, threads, type, columns, rows, tokens, repack}) -> seconds
napi_value timeProductOf(const Call& call) {
  const Object o = call.object(0);
  auto seconds = std::make_shared<double>(0);
  return promise(
      call.env, call.arguments[0],
      [=, device = o.string("device"), threads = o.integer("threads"), type = typeNamed(o.string("type")),
       columns = o.integer("columns"), rows = o.integer("rows"), tokens = o.integer("tokens"),
       repack = o.boolean("repack")] { *seconds = timeProduct(device, threads, type, columns, rows, tokens, repack); },
      [=](napi_env env) { return make(env, *seconds); });
}

// encode(values, type, columns) -> Uint8Array
napi_value encodeFloats(const Call& call) {
  const std::vector<float> values = copyArray<float>(call.env, call.arguments[0]);
  double columns = 0;
  check(napi_get_value_double(call.env, call.arguments[2], &columns));
  const ggml_type type = typeNamed(text(call.env, call.arguments[1]));
  const int64_t width = static_cast<int64_t>(columns);
  if (type == GGML_TYPE_COUNT || width <= 0 || width % ggml.blck_size(type) != 0 || values.size() % width != 0) {
    throw std::runtime_error("These floats do not fill rows of that type.");
  }
  std::vector<uint8_t> bytes;
  encode(values, type, width, bytes);
  void* data = nullptr;
  napi_value buffer;
  check(napi_create_buffer_copy(call.env, bytes.size(), bytes.data(), &data, &buffer));
  return buffer;
}

// open(options) -> session
napi_value openSession(const Call& call) {
  auto handle = std::make_unique<Handle>(readOptions(call.object(0)));
  const Hyperparameters& hyper = handle->session.hyperparameters();
  Object session(call.env);
  session.set("architecture", hyper.architecture)
      .set("layers", static_cast<double>(hyper.layers))
      .set("channels", static_cast<double>(hyper.channels))
      .set("feedForward", static_cast<double>(hyper.feedForward))
      .set("vocabulary", static_cast<double>(hyper.vocabulary))
      .set("fileType", std::string(ggml.type_name(hyper.type)))
      .set("headFileType", std::string(ggml.type_name(hyper.headType)))
      .put("parameters",
           makeList<Parameter>(call.env, handle->session.parameters(), [](napi_env env, const Parameter& parameter) {
             return Object(env)
                 .set("name", parameter.name)
                 .set("offset", static_cast<double>(parameter.offset))
                 .set("columns", static_cast<double>(parameter.columns))
                 .set("rows", static_cast<double>(parameter.rows))
                 .value();
           }));
  check(napi_wrap(
      call.env, session.value(), handle.get(), [](napi_env, void* data, void*) { delete static_cast<Handle*>(data); },
      nullptr, nullptr));
  handle.release();
  return session.value();
}

// close(session): gives its memory back now, not at the next garbage collection. Nothing of it may still be running.
napi_value closeSession(const Call& call) {
  void* data = nullptr;
  check(napi_remove_wrap(call.env, call.arguments[0], &data));
  delete static_cast<Handle*>(data);
  return nothing(call.env);
}

// loadWeights(session) -> whether it was finished, false when aborted
napi_value loadWeights(const Call& call) {
  Handle& handle = call.handle();
  auto finished = std::make_shared<bool>(false);
  return promise(
      call.env, call.arguments[0],
      [=, &handle] { *finished = handle.session.load([&](double share) { handle.loaded = share; }); },
      [=](napi_env env) { return make(env, *finished); });
}

// loaded(session) -> 0 .. 1
napi_value loadedShare(const Call& call) { return make(call.env, call.handle().loaded.load()); }

// measure(session, batch) -> {weights, adapters, graph, nodes, unsupported}
napi_value measureSession(const Call& call) {
  Session& session = call.handle().session;
  const Footprint footprint = session.measure(readBatch(call.object(1), session.hyperparameters()));
  return Object(call.env)
      .set("weights", static_cast<double>(footprint.weights))
      .set("adapters", static_cast<double>(footprint.adapters))
      .set("graph", static_cast<double>(footprint.graph))
      .set("nodes", static_cast<double>(footprint.nodes))
      .put("unsupported", makeList<std::string>(call.env, footprint.unsupported, make))
      .value();
}

napi_value runBatch(const Call& call, Outcome (*run)(Session&, const Batch&)) {
  Session& session = call.handle().session;
  auto batch = std::make_shared<Batch>(readBatch(call.object(1), session.hyperparameters()));
  auto outcome = std::make_shared<Outcome>();
  session.device().abort = false;
  return promise(
      call.env, call.arguments[0], [=, &session] { *outcome = run(session, *batch); },
      [=](napi_env env) {
        return Object(env)
            .set("aborted", outcome->aborted)
            .set("loss", outcome->loss)
            .set("weight", outcome->weight)
            .set("logits", outcome->logits)
            .value();
      });
}

// train(session, batch), evaluate(session, batch), logits(session, batch) -> {aborted, loss, weight, logits}
napi_value trainBatch(const Call& call) {
  return runBatch(call, [](Session& session, const Batch& batch) { return session.train(batch); });
}
napi_value evaluateBatch(const Call& call) {
  return runBatch(call, [](Session& session, const Batch& batch) { return session.evaluate(batch, false); });
}
napi_value logitsOfBatch(const Call& call) {
  return runBatch(call, [](Session& session, const Batch& batch) { return session.evaluate(batch, true); });
}

// step(session, {learningRate, scale, clip, decay, count}) -> length of the gradient
napi_value takeStep(const Call& call) {
  Session& session = call.handle().session;
  const Object o = call.object(1);
  Step step;
  step.learningRate = o.number("learningRate");
  step.scale = o.number("scale");
  step.clip = o.number("clip");
  step.decay = o.number("decay");
  step.count = o.integer("count");
  const double length = session.optimizer.step(step);
  session.upload();
  return make(call.env, length);
}

// abort(session)
napi_value abortSession(const Call& call) {
  call.handle().session.device().abort = true;
  return nothing(call.env);
}

std::vector<float>& arrayNamed(Optimizer& optimizer, const std::string& name) {
  if (name == "weights") return optimizer.weights;
  if (name == "gradients") return optimizer.gradients;
  if (name == "firstMoments") return optimizer.firstMoments;
  if (name == "secondMoments") return optimizer.secondMoments;
  throw std::runtime_error("There is no array named " + name + ".");
}

// read(session, name) -> Float32Array
napi_value readArray(const Call& call) {
  return make(call.env, arrayNamed(call.handle().session.optimizer, text(call.env, call.arguments[1])));
}

// write(session, name, Float32Array)
napi_value writeArray(const Call& call) {
  Session& session = call.handle().session;
  std::vector<float>& array = arrayNamed(session.optimizer, text(call.env, call.arguments[1]));
  std::vector<float> values = copyArray<float>(call.env, call.arguments[2]);
  if (values.size() != array.size()) {
    throw std::runtime_error("The array has another length than this adapter's.");
  }
  array = std::move(values);
  session.upload();
  return nothing(call.env);
}

template <napi_value (*function)(const Call&)>
napi_value entry(napi_env env, napi_callback_info info) {
  try {
    Call call{env, {}};
    size_t count = 3;
    check(napi_get_cb_info(env, info, &count, call.arguments, nullptr, nullptr));
    return function(call);
  } catch (const std::exception& error) {
    napi_throw_error(env, nullptr, error.what());
    return nullptr;
  }
}

template <napi_value (*function)(const Call&)>
void define(napi_env env, napi_value exports, const char* name) {
  napi_value value;
  check(napi_create_function(env, name, NAPI_AUTO_LENGTH, entry<function>, nullptr, &value));
  check(napi_set_named_property(env, exports, name, value));
}

}  // namespace

}  // namespace ownhand

NAPI_MODULE_INIT() {
  using namespace ownhand;
  define<loadLibraries>(env, exports, "load");
  define<listDevices>(env, exports, "devices");
  define<timeProductOf>(env, exports, "timeProduct");
  define<encodeFloats>(env, exports, "encode");
  define<openSession>(env, exports, "open");
  define<closeSession>(env, exports, "close");
  define<loadWeights>(env, exports, "loadWeights");
  define<loadedShare>(env, exports, "loaded");
  define<measureSession>(env, exports, "measure");
  define<trainBatch>(env, exports, "train");
  define<evaluateBatch>(env, exports, "evaluate");
  define<logitsOfBatch>(env, exports, "logits");
  define<takeStep>(env, exports, "step");
  define<abortSession>(env, exports, "abort");
  define<readArray>(env, exports, "read");
  define<writeArray>(env, exports, "write");
  return exports;
}
