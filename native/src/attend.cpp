// Attention and its gradients, for 16 tokens of one head of a mail at a time (after Dao et al., "FlashAttention":
// nothing as large as tokens times tokens is kept; the backward computes the scores again).
//
// The 16 tokens are the 16 lanes of a register. What they look at, or are looked at by, is a run of other tokens of the
// mail, and every product is `accumulate`: lanes on one side, single floats of the others' rows on the other.
#include "kernels.h"

#ifdef OWNHAND_KERNELS

#include <algorithm>
#include <cmath>

#include "lanes.h"

namespace ownhand {

namespace {

// Tokens first ... first + 16 of the mail that begins at token `mail`, and the others, from ... to, a multiple of 8.
struct Task {
  int64_t mail, first, head, from, to;
};

// Calls `act` with this thread's tasks. Neighbours go to different threads: the later ones of a mail have more to do.
template <typename Act>
void forTasks(const Looking& looking, int64_t heads, bool backwards, int part, int parts, const Act& act) {
  int64_t number = 0;
  for (const Span span : looking.spans) {
    const int64_t reach = looking.window > 0 ? looking.window - 1 : span.length;
    for (int64_t head = 0; head < heads; head++) {
      for (int64_t first = 0; first < span.length; first += lanes) {
        const int64_t from = backwards ? std::max<int64_t>(0, first - reach) / together * together : first;
        const int64_t to =
            backwards ? first + lanes
                      : std::min<int64_t>(span.length, first + lanes + (reach + together - 1) / together * together);
        if (number++ % parts == part) {
          act(Task{span.start, first, head, from, to});
        }
      }
    }
  }
}

// The rows of one head: x [D, heads, T] from a token on.
struct Rows {
  float* data;
  int64_t stride;
  Rows(void* x, int64_t channels, int64_t heads, int64_t head, int64_t token)
      : data(static_cast<float*>(x) + (token * heads + head) * channels), stride(heads * channels) {}
  float* operator[](int64_t i) const { return data + i * stride; }
};

// Rows of 16 tokens <-> [channels][16 lanes]
void turn(const Rows& rows, int64_t first, int64_t channels, float* turned) {
  for (int lane = 0; lane < lanes; lane++) {
    for (int64_t d = 0; d < channels; d++) {
      turned[d * lanes + lane] = rows[first + lane][d];
    }
  }
}
void turnBack(const float* turned, int64_t channels, const Rows& rows, int64_t first) {
  for (int lane = 0; lane < lanes; lane++) {
    for (int64_t d = 0; d < channels; d++) {
      rows[first + lane][d] = turned[d * lanes + lane];
    }
  }
}

// [others][lanes]: the product of each lane's channels with each other's
VECTOR void compare(const Task& task, const float* turned, int64_t channels, const Rows& others, float* out) {
  for (int64_t o = task.from; o < task.to; o += together) {
    __m512 sums[together] = {};
    accumulate<together>(sums, channels, turned, lanes, others[o], 1, others.stride);
    UNROLL for (int j = 0; j < together; j++) _mm512_storeu_ps(out + (o - task.from + j) * lanes, sums[j]);
  }
}

// Adds the others' rows, each as often as [others][lanes] says, to [channels][lanes].
VECTOR void mix(const Task& task, const float* amounts, int64_t channels, const Rows& others, float* out) {
  for (int64_t d = 0; d < channels; d += together) {
    __m512 sums[together];
    UNROLL for (int j = 0; j < together; j++) sums[j] = _mm512_loadu_ps(out + (d + j) * lanes);
    accumulate<together>(sums, task.to - task.from, amounts, lanes, others[task.from] + d, others.stride, 1);
    UNROLL for (int j = 0; j < together; j++) _mm512_storeu_ps(out + (d + j) * lanes, sums[j]);
  }
}

// Which lanes look at token o, or, forwards, which are looked at by it.
VECTOR_INLINE __mmask16 visible(const Task& task, int64_t o, int window, bool backwards) {
  const __m512i lane = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  __m512i distance = _mm512_add_epi32(lane, _mm512_set1_epi32(static_cast<int>(task.first - o)));
  distance = backwards ? distance : _mm512_sub_epi32(_mm512_setzero_si512(), distance);
  const __mmask16 before = _mm512_cmpge_epi32_mask(distance, _mm512_setzero_si512());
  return window > 0 ? _mm512_mask_cmplt_epi32_mask(before, distance, _mm512_set1_epi32(window)) : before;
}

// Scores [others][lanes] -> shares that add up to 1 in each lane. Returns the logarithm of what they were divided by.
VECTOR __m512 normalize(const Task& task, const Looking& looking, float* scores) {
  const __m512 scale = _mm512_set1_ps(looking.scale);
  __m512 largest = _mm512_set1_ps(-INFINITY);
  for (int64_t o = task.from; o < task.to; o++) {
    const __m512 score = _mm512_mul_ps(_mm512_loadu_ps(scores + (o - task.from) * lanes), scale);
    largest = _mm512_mask_max_ps(largest, visible(task, o, looking.window, true), largest, score);
  }
  __m512 sum = _mm512_setzero_ps();
  for (int64_t o = task.from; o < task.to; o++) {
    float* place = scores + (o - task.from) * lanes;
    const __m512 power = exponential(_mm512_fmsub_ps(_mm512_loadu_ps(place), scale, largest));
    const __m512 share = _mm512_maskz_mov_ps(visible(task, o, looking.window, true), power);
    sum = _mm512_add_ps(sum, share);
    _mm512_storeu_ps(place, share);
  }
  const __m512 inverse = _mm512_div_ps(_mm512_set1_ps(1.0f), sum);
  for (int64_t o = 0; o < task.to - task.from; o++) {
    _mm512_storeu_ps(scores + o * lanes, _mm512_mul_ps(_mm512_loadu_ps(scores + o * lanes), inverse));
  }
  float sums[lanes];
  _mm512_storeu_ps(sums, sum);
  for (float& value : sums) {
    value = std::log(value);
  }
  return _mm512_add_ps(largest, _mm512_loadu_ps(sums));
}

// Room for one task. Scores and their gradients are [others][lanes], the rest [channels][lanes].
struct Rooms {
  float *mine, *mineToo, *sums, *sumsToo, *scores, *gradients;
  Rooms(const Task& task, int64_t channels) {
    const int64_t own = channels * lanes;
    const int64_t others = (task.to - task.from) * lanes;
    mine = room<float>(4 * own + 2 * others);
    mineToo = mine + own;
    sums = mineToo + own;
    sumsToo = sums + own;
    scores = sumsToo + own;
    gradients = scores + others;
    std::fill(sums, scores, 0.0f);
  }
};

VECTOR void attendOperator(Tensor* dst, int part, int parts, void* given) {
  const auto& looking = *static_cast<const Looking*>(given);
  const Tensor *q = dst->src[0], *k = dst->src[1], *v = dst->src[2];
  const int64_t D = q->ne[0], H = q->ne[1], K = k->ne[1];
  const auto act = [&](const Task& task) VECTOR {
    const Rooms rooms(task, D);
    const int64_t keyHead = task.head * K / H;
    turn(Rows(q->data, D, H, task.head, task.mail), task.first, D, rooms.mine);
    compare(task, rooms.mine, D, Rows(k->data, D, K, keyHead, task.mail), rooms.scores);
    normalize(task, looking, rooms.scores);
    mix(task, rooms.scores, D, Rows(v->data, D, K, keyHead, task.mail), rooms.sums);
    turnBack(rooms.sums, D, Rows(dst->data, D, H, task.head, task.mail), task.first);
  };
  forTasks(looking, H, true, part, parts, act);
}

// dP [others][lanes] -> the gradient of the scores, scale P (dP - sum(P dP)); returns that sum.
VECTOR __m512 backThroughShares(const Task& task, float scale, const float* shares, float* gradients) {
  __m512 sum = _mm512_setzero_ps();
  for (int64_t o = 0; o < task.to - task.from; o++) {
    sum = _mm512_fmadd_ps(_mm512_loadu_ps(shares + o * lanes), _mm512_loadu_ps(gradients + o * lanes), sum);
  }
  for (int64_t o = 0; o < task.to - task.from; o++) {
    const __m512 share = _mm512_mul_ps(_mm512_loadu_ps(shares + o * lanes), _mm512_set1_ps(scale));
    const __m512 gradient = _mm512_sub_ps(_mm512_loadu_ps(gradients + o * lanes), sum);
    _mm512_storeu_ps(gradients + o * lanes, _mm512_mul_ps(share, gradient));
  }
  return sum;
}

// What backQueries leaves for backKeys: for each head and token, the logarithm from `normalize` and sum(P dP).
struct Statistics {
  float* logarithms;
  float* sums;
  Statistics(const Tensor* t, const Tensor* q)
      : logarithms(static_cast<float*>(t->data) + ggml.nelements(q)), sums(logarithms + q->ne[1] * q->ne[2]) {}
};

VECTOR void backQueriesOperator(Tensor* dst, int part, int parts, void* given) {
  const auto& looking = *static_cast<const Looking*>(given);
  const Tensor *q = dst->src[0], *k = dst->src[1], *v = dst->src[2], *dOut = dst->src[3];
  const int64_t D = q->ne[0], H = q->ne[1], K = k->ne[1];
  const Statistics statistics(dst, q);
  const auto act = [&](const Task& task) VECTOR {
    const Rooms rooms(task, D);
    const int64_t keyHead = task.head * K / H;
    const Rows keys(k->data, D, K, keyHead, task.mail);
    turn(Rows(q->data, D, H, task.head, task.mail), task.first, D, rooms.mine);
    turn(Rows(dOut->data, D, H, task.head, task.mail), task.first, D, rooms.mineToo);
    compare(task, rooms.mine, D, keys, rooms.scores);
    float logarithms[lanes];
    float sums[lanes];
    _mm512_storeu_ps(logarithms, normalize(task, looking, rooms.scores));
    compare(task, rooms.mineToo, D, Rows(v->data, D, K, keyHead, task.mail), rooms.gradients);
    _mm512_storeu_ps(sums, backThroughShares(task, looking.scale, rooms.scores, rooms.gradients));
    mix(task, rooms.gradients, D, keys, rooms.sums);
    turnBack(rooms.sums, D, Rows(dst->data, D, H, task.head, task.mail), task.first);
    for (int lane = 0; lane < lanes; lane++) {
      const int64_t place = (task.mail + task.first + lane) * H + task.head;
      statistics.logarithms[place] = logarithms[lane];
      statistics.sums[place] = sums[lane];
    }
  };
  forTasks(looking, H, true, part, parts, act);
}

VECTOR void backKeysOperator(Tensor* dst, int part, int parts, void* given) {
  const auto& looking = *static_cast<const Looking*>(given);
  const Tensor *q = dst->src[0], *k = dst->src[1], *v = dst->src[2], *dOut = dst->src[3];
  const int64_t D = q->ne[0], H = q->ne[1], K = k->ne[1];
  const Statistics statistics(dst->src[4], q);
  float* dk = static_cast<float*>(dst->data);
  float* dv = dk + ggml.nelements(k);
  const auto act = [&](const Task& task) VECTOR {
    const Rooms rooms(task, D);
    turn(Rows(k->data, D, K, task.head, task.mail), task.first, D, rooms.mine);
    turn(Rows(v->data, D, K, task.head, task.mail), task.first, D, rooms.mineToo);
    for (int64_t head = task.head * H / K; head < (task.head + 1) * H / K; head++) {
      const Rows queries(q->data, D, H, head, task.mail);
      const Rows gradients(dOut->data, D, H, head, task.mail);
      compare(task, rooms.mine, D, queries, rooms.scores);
      compare(task, rooms.mineToo, D, gradients, rooms.gradients);
      for (int64_t o = task.from; o < task.to; o++) {
        float* score = rooms.scores + (o - task.from) * lanes;
        float* gradient = rooms.gradients + (o - task.from) * lanes;
        const int64_t place = (task.mail + o) * H + head;
        const __m512 exponent = _mm512_fmsub_ps(_mm512_loadu_ps(score), _mm512_set1_ps(looking.scale),
                                                _mm512_set1_ps(statistics.logarithms[place]));
        const __m512 share = _mm512_maskz_mov_ps(visible(task, o, looking.window, false),
                                                 exponential(_mm512_min_ps(_mm512_setzero_ps(), exponent)));
        const __m512 rest = _mm512_sub_ps(_mm512_loadu_ps(gradient), _mm512_set1_ps(statistics.sums[place]));
        _mm512_storeu_ps(score, share);
        _mm512_storeu_ps(gradient, _mm512_mul_ps(_mm512_mul_ps(share, rest), _mm512_set1_ps(looking.scale)));
      }
      mix(task, rooms.gradients, D, queries, rooms.sums);
      mix(task, rooms.scores, D, gradients, rooms.sumsToo);
    }
    turnBack(rooms.sums, D, Rows(dk, D, K, task.head, task.mail), task.first);
    turnBack(rooms.sumsToo, D, Rows(dv, D, K, task.head, task.mail), task.first);
  };
  forTasks(looking, K, false, part, parts, act);
}

}  // namespace

bool attentionFits(int64_t headChannels) {
  return headChannels % together == 0;
}

Tensor* attend(ggml_context* c, Tensor* q, Tensor* k, Tensor* v, const Looking* looking) {
  return custom(c, GGML_TYPE_F32, q->ne[0] * q->ne[1], q->ne[2], {q, k, v}, attendOperator, looking);
}

Tensor* attendBackQueries(ggml_context* c, Tensor* q, Tensor* k, Tensor* v, Tensor* dOut, const Looking* looking) {
  const int64_t floats = (q->ne[0] + 2) * q->ne[1] * q->ne[2];
  return custom(c, GGML_TYPE_F32, floats, 1, {q, k, v, dOut}, backQueriesOperator, looking);
}

Tensor* attendBackKeys(ggml_context* c, Tensor* q, Tensor* k, Tensor* v, Tensor* dOut, Tensor* queries,
                       const Looking* looking) {
  return custom(c, GGML_TYPE_F32, 2 * ggml.nelements(k), 1, {q, k, v, dOut, queries}, backKeysOperator, looking);
}

}  // namespace ownhand

#endif
