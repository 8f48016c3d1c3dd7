// Reads and writes with libllama alone: what the program is measured against.
//
//   bare MODEL LIBRARIES THREADS_READ THREADS_WRITE PROMPT_TOKENS ANSWER_TOKENS
//
// Prints tokens read a second and tokens written a second.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "ggml-backend.h"
#include "llama.h"

static double seconds() {
    using clock = std::chrono::steady_clock;
    return std::chrono::duration<double>(clock::now().time_since_epoch()).count();
}

static void onlyErrors(ggml_log_level level, const char * text, void *) {
    if (level >= GGML_LOG_LEVEL_ERROR) {
        fputs(text, stderr);
    }
}

int main(int count, char ** words) {
    if (count != 7) {
        return 2;
    }
    const int promptTokens = atoi(words[5]);
    const int answerTokens = atoi(words[6]);
    llama_log_set(onlyErrors, nullptr);
    ggml_backend_load_all_from_path(words[2]);

    llama_model_params modelParams = llama_model_default_params();
    modelParams.n_gpu_layers = 0;
    llama_model * model = llama_model_load_from_file(words[1], modelParams);
    if (model == nullptr) {
        return 3;
    }
    llama_context_params params = llama_context_default_params();
    params.n_ctx = 4096;
    params.n_batch = 512;
    params.n_threads_batch = atoi(words[3]);
    params.n_threads = atoi(words[4]);
    llama_context * context = llama_init_from_model(model, params);
    if (context == nullptr) {
        return 4;
    }

    std::vector<llama_token> prompt(promptTokens);
    for (int i = 0; i < promptTokens; i++) {
        prompt[i] = 1000 + (i * 7919) % 10000;
    }
    const double readFrom = seconds();
    for (int at = 0; at < promptTokens; at += 512) {
        const int piece = promptTokens - at < 512 ? promptTokens - at : 512;
        if (llama_decode(context, llama_batch_get_one(&prompt[at], piece)) != 0) {
            return 5;
        }
    }
    llama_synchronize(context);
    const double writeFrom = seconds();
    llama_sampler * greedy = llama_sampler_init_greedy();
    for (int i = 0; i < answerTokens; i++) {
        llama_token token = llama_sampler_sample(greedy, context, -1);
        if (llama_decode(context, llama_batch_get_one(&token, 1)) != 0) {
            return 6;
        }
    }
    llama_synchronize(context);
    printf("%.2f %.2f\n", promptTokens / (writeFrom - readFrom), answerTokens / (seconds() - writeFrom));
}
