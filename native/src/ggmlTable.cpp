#include "ggmlTable.h"

#include <cstdio>
#include <stdexcept>

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace ownhand {

GgmlTable ggml;
GgufTable gguf;

namespace {

#ifdef _WIN32

using Library = HMODULE;

// ALTERED_SEARCH_PATH lets a library find its neighbours in its own folder, wherever Node was started.
Library openLibrary(const std::string& path) {
  const int length = MultiByteToWideChar(CP_UTF8, 0, path.c_str(), -1, nullptr, 0);
  std::wstring wide(static_cast<size_t>(length), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, path.c_str(), -1, wide.data(), length);
  Library library = LoadLibraryExW(wide.c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
  if (!library) {
    throw std::runtime_error("Could not load " + path + " (Windows error " + std::to_string(GetLastError()) + ").");
  }
  return library;
}

void* findSymbol(Library library, const char* name) {
  return reinterpret_cast<void*>(GetProcAddress(library, name));
}

#else

using Library = void*;

Library openLibrary(const std::string& path) {
  Library library = dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL);
  if (!library) {
    throw std::runtime_error("Could not load " + path + ": " + dlerror());
  }
  return library;
}

void* findSymbol(Library library, const char* name) { return dlsym(library, name); }

#endif

// Keeps the log quiet unless something is wrong: ggml describes every device it finds on stderr.
void logWarnings(ggml_log_level level, const char* text, void*) {
  if (level == GGML_LOG_LEVEL_WARN || level == GGML_LOG_LEVEL_ERROR) {
    fputs(text, stderr);
  }
}

}  // namespace

void loadGgml(const std::string& baseLibrary, const std::string& ggmlLibrary, const std::string& backendFolder) {
  static bool loaded = false;
  if (loaded) {
    return;
  }
  const Library libraries[] = {openLibrary(baseLibrary), openLibrary(ggmlLibrary)};
  const auto find = [&](const char* name) {
    for (Library library : libraries) {
      if (void* symbol = findSymbol(library, name)) {
        return symbol;
      }
    }
    throw std::runtime_error(std::string("The ggml library has no function ") + name + ".");
  };
#define OWNHAND_FIND(name) ggml.name = reinterpret_cast<decltype(ggml.name)>(find("ggml_" #name));
  OWNHAND_GGML_FUNCTIONS(OWNHAND_FIND)
#undef OWNHAND_FIND
#define OWNHAND_FIND(name) gguf.name = reinterpret_cast<decltype(gguf.name)>(find("gguf_" #name));
  OWNHAND_GGUF_FUNCTIONS(OWNHAND_FIND)
#undef OWNHAND_FIND
  ggml.log_set(logWarnings, nullptr);
  ggml.backend_load_all_from_path(backendFolder.c_str());
  loaded = true;
}

}  // namespace ownhand
