// Embeds with libllama alone: what the program is measured against.
//
//   bareEmbed MODEL LIBRARIES TEXTS CORES
//
// TEXTS has one text a line. Prints their tokens, and tokens a second in two ways: one text at a time on all cores, and
// a text on each core at a time.

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "ggml-backend.h"
#include "llama.h"

using Texts = std::vector<std::vector<llama_token>>;

static double seconds() {
    using clock = std::chrono::steady_clock;
    return std::chrono::duration<double>(clock::now().time_since_epoch()).count();
}

static void onlyErrors(ggml_log_level level, const char * text, void *) {
    if (level >= GGML_LOG_LEVEL_ERROR) {
        fputs(text, stderr);
    }
}

static llama_context * contextWith(llama_model * model, int threads) {
    llama_context_params params = llama_context_default_params();
    params.n_ctx = params.n_batch = params.n_ubatch = 512;
    params.n_threads = params.n_threads_batch = threads;
    params.embeddings = true;
    params.pooling_type = LLAMA_POOLING_TYPE_MEAN;
    return llama_init_from_model(model, params);
}

/** Takes texts until none is left. */
static void work(llama_context * context, Texts & texts, std::atomic<size_t> & next) {
    for (size_t at = next++; at < texts.size(); at = next++) {
        if (llama_encode(context, llama_batch_get_one(texts[at].data(), texts[at].size())) != 0 ||
            llama_get_embeddings_seq(context, 0) == nullptr) {
            exit(5);
        }
    }
}

static double timed(llama_model * model, Texts & texts, int lanes, int threadsEach) {
    std::vector<llama_context *> contexts;
    for (int lane = 0; lane < lanes; lane++) {
        contexts.push_back(contextWith(model, threadsEach));
    }
    std::atomic<size_t> next{0};
    const double began = seconds();
    std::vector<std::thread> threads;
    for (llama_context * context : contexts) {
        threads.emplace_back([&texts, &next, context] { work(context, texts, next); });
    }
    for (std::thread & thread : threads) {
        thread.join();
    }
    const double took = seconds() - began;
    for (llama_context * context : contexts) {
        llama_free(context);
    }
    return took;
}

int main(int count, char ** words) {
    if (count != 5) {
        return 2;
    }
    llama_log_set(onlyErrors, nullptr);
    ggml_backend_load_all_from_path(words[2]);
    llama_model_params modelParams = llama_model_default_params();
    modelParams.n_gpu_layers = 0;
    llama_model * model = llama_model_load_from_file(words[1], modelParams);
    if (model == nullptr) {
        return 3;
    }
    const llama_vocab * vocab = llama_model_get_vocab(model);
    Texts texts;
    size_t tokens = 0;
    std::ifstream file(words[3]);
    for (std::string line; std::getline(file, line);) {
        std::vector<llama_token> made(512);
        const int length = llama_tokenize(vocab, line.data(), line.size(), made.data(), made.size(), true, false);
        if (length < 1) {
            return 4;
        }
        made.resize(length);
        tokens += length;
        texts.push_back(made);
    }
    const int cores = atoi(words[4]);
    const double together = timed(model, texts, 1, cores);
    const double apart = timed(model, texts, cores, 1);
    printf("%zu %.2f %.2f\n", tokens, tokens / together, tokens / apart);
}
