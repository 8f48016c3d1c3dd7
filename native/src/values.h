// Between JavaScript values and C++ ones, over plain Node-API. Everything is copied: Electron refuses array buffers
// whose memory is not its own.
//
// defines: Environment, Object
#pragma once

#include <node_api.h>

#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace ownhand {

// Turns a failed call into a C++ exception; the addon's entry points turn those into JavaScript ones.
inline void check(napi_status status) {
  if (status != napi_ok) {
    throw std::runtime_error("Node-API refused a value (status " + std::to_string(status) + ").");
  }
}

inline std::string text(napi_env env, napi_value value) {
  size_t length = 0;
  check(napi_get_value_string_utf8(env, value, nullptr, 0, &length));
  std::string result(length, '\0');
  check(napi_get_value_string_utf8(env, value, result.data(), length + 1, &length));
  return result;
}

inline napi_value make(napi_env env, double value) {
  napi_value result;
  check(napi_create_double(env, value, &result));
  return result;
}

inline napi_value make(napi_env env, bool value) {
  napi_value result;
  check(napi_get_boolean(env, value, &result));
  return result;
}

inline napi_value make(napi_env env, const std::string& value) {
  napi_value result;
  check(napi_create_string_utf8(env, value.data(), value.size(), &result));
  return result;
}

inline napi_value make(napi_env env, const std::vector<float>& values) {
  void* data = nullptr;
  napi_value buffer;
  napi_value result;
  check(napi_create_arraybuffer(env, values.size() * sizeof(float), &data, &buffer));
  if (!values.empty()) {
    std::memcpy(data, values.data(), values.size() * sizeof(float));
  }
  check(napi_create_typedarray(env, napi_float32_array, values.size(), buffer, 0, &result));
  return result;
}

template <typename T>
napi_value makeList(napi_env env, const std::vector<T>& values, napi_value (*one)(napi_env, const T&)) {
  napi_value result;
  check(napi_create_array_with_length(env, values.size(), &result));
  for (size_t i = 0; i < values.size(); i++) {
    check(napi_set_element(env, result, static_cast<uint32_t>(i), one(env, values[i])));
  }
  return result;
}

// Copies a typed array of 32-bit elements. T is float or int32_t and must be what the array holds.
template <typename T>
std::vector<T> copyArray(napi_env env, napi_value value) {
  napi_typedarray_type type;
  size_t length = 0;
  void* data = nullptr;
  check(napi_get_typedarray_info(env, value, &type, &length, &data, nullptr, nullptr));
  if (type != (std::is_same_v<T, float> ? napi_float32_array : napi_int32_array)) {
    throw std::runtime_error("A Float32Array or an Int32Array was expected.");
  }
  const T* first = static_cast<const T*>(data);
  return std::vector<T>(first, first + length);
}

// The fields of a JavaScript object, read or written by name.
class Object {
 public:
  Object(napi_env env, napi_value value) : env_(env), value_(value) {}
  explicit Object(napi_env env) : env_(env) { check(napi_create_object(env, &value_)); }

  napi_value value() const { return value_; }

  napi_value field(const char* name) const {
    napi_value result;
    check(napi_get_named_property(env_, value_, name, &result));
    return result;
  }
  double number(const char* name) const {
    double result = 0;
    if (napi_get_value_double(env_, field(name), &result) != napi_ok) {
      throw std::runtime_error(std::string("The field ") + name + " must be a number.");
    }
    return result;
  }
  int integer(const char* name) const { return static_cast<int>(number(name)); }
  bool boolean(const char* name) const {
    bool result = false;
    check(napi_get_value_bool(env_, field(name), &result));
    return result;
  }
  std::string string(const char* name) const { return text(env_, field(name)); }
  template <typename T>
  std::vector<T> array(const char* name) const {
    return copyArray<T>(env_, field(name));
  }

  template <typename T>
  Object& set(const char* name, const T& value) {
    return put(name, make(env_, value));
  }
  Object& put(const char* name, napi_value value) {
    check(napi_set_named_property(env_, value_, name, value));
    return *this;
  }

 private:
  napi_env env_;
  napi_value value_ = nullptr;
};

}  // namespace ownhand
