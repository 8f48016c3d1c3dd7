// Between JavaScript values and C++ ones, over node-addon-api. Everything is copied: Electron refuses array buffers
// whose memory is not its own.
//
// defines: copyArray, makeArray, Fields
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

// Whatever is thrown in a function that JavaScript called becomes a JavaScript exception.
#define NODE_ADDON_API_CPP_EXCEPTIONS_ALL
#include <napi.h>

namespace ownhand {

// Copies a typed array of 32-bit elements. T is float or int32_t and must be what the array holds.
template <typename T>
std::vector<T> copyArray(const Napi::Value& value) {
  constexpr napi_typedarray_type type = std::is_same_v<T, float> ? napi_float32_array : napi_int32_array;
  if (!value.IsTypedArray() || value.As<Napi::TypedArray>().TypedArrayType() != type) {
    throw std::runtime_error("A Float32Array or an Int32Array was expected.");
  }
  const auto array = value.As<Napi::TypedArrayOf<T>>();
  return std::vector<T>(array.Data(), array.Data() + array.ElementLength());
}

inline Napi::Float32Array makeArray(Napi::Env env, const std::vector<float>& values) {
  Napi::Float32Array array = Napi::Float32Array::New(env, values.size());
  std::copy(values.begin(), values.end(), array.Data());
  return array;
}

// The fields of a JavaScript object, read by name. What has another type throws.
class Fields {
 public:
  explicit Fields(const Napi::Value& value) : object_(value.As<Napi::Object>()) {}

  double number(const char* name) const {
    const Napi::Value value = object_.Get(name);
    if (!value.IsNumber()) {
      throw std::runtime_error(std::string("The field ") + name + " must be a number.");
    }
    return value.As<Napi::Number>();
  }
  int integer(const char* name) const { return static_cast<int>(number(name)); }
  bool boolean(const char* name) const { return object_.Get(name).As<Napi::Boolean>(); }
  std::string string(const char* name) const { return object_.Get(name).As<Napi::String>(); }
  template <typename T>
  std::vector<T> array(const char* name) const {
    return copyArray<T>(object_.Get(name));
  }

 private:
  Napi::Object object_;
};

}  // namespace ownhand
