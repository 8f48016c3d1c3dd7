// Where there are no kernels, nothing fits them and nobody calls them.
#include "kernels.h"

#ifndef OWNHAND_KERNELS

namespace ownhand {

bool packedFits(int64_t, int64_t) { return false; }
int64_t packedColumns(int64_t columns) { return columns; }
void packTiles(const std::vector<float>&, int64_t, std::vector<uint8_t>&) {}
Tensor* roundInputs(ggml_context*, Tensor*) { return nullptr; }
Tensor* multiplyPacked(ggml_context*, Tensor*, Tensor*, const Addends&) { return nullptr; }
Tensor* multiplyFiled(ggml_context*, Tensor*, Tensor*, bool, const Addends&) { return nullptr; }
bool narrowFits(int64_t, int64_t) { return false; }
Tensor* multiplyNarrow(ggml_context*, Tensor*, Tensor*, float*) { return nullptr; }
Tensor* multiplyOuter(ggml_context*, Tensor*, Tensor*) { return nullptr; }
bool attentionFits(int64_t) { return false; }
Tensor* attend(ggml_context*, Tensor*, Tensor*, Tensor*, const Looking*) { return nullptr; }
Tensor* attendBackQueries(ggml_context*, Tensor*, Tensor*, Tensor*, Tensor*, const Looking*) { return nullptr; }
Tensor* attendBackKeys(ggml_context*, Tensor*, Tensor*, Tensor*, Tensor*, Tensor*, const Looking*) { return nullptr; }

}  // namespace ownhand

#endif
