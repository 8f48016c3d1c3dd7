"""The same training step in torch with PEFT: the mails as one batch, the adapters as PEFT makes them."""
import json
import resource
import sys
import time

import torch
from peft import LoraConfig, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM

peer = json.loads(sys.argv[1])
torch.set_num_threads(peer["threads"])
torch.manual_seed(1)
config = LlamaConfig(
    vocab_size=peer["vocabulary"],
    hidden_size=peer["channels"],
    intermediate_size=peer["feedForward"],
    num_hidden_layers=peer["layers"],
    num_attention_heads=peer["heads"],
    num_key_value_heads=peer["keyHeads"],
    head_dim=peer["headChannels"],
    tie_word_embeddings=True,
    use_cache=False,
)
model = LlamaForCausalLM(config).to(getattr(torch, peer["type"]))
names = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
model = get_peft_model(model, LoraConfig(r=peer["rank"], lora_alpha=2 * peer["rank"], target_modules=names))
trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
optimizer = torch.optim.AdamW(trained, lr=1e-4)

# A batch of the mails is how torch keeps them apart fastest: all are equally long.
tokens = torch.randint(300, 40000, (peer["count"], peer["tokens"]))
labels = tokens.clone()
labels[:, : peer["tokens"] - peer["learned"]] = -100


def step():
    loss = model(input_ids=tokens, labels=labels).loss
    loss.backward()
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    optimizer.step()
    optimizer.zero_grad()


step()
walls, processors = [], []
for _ in range(peer["steps"]):
    wall, processor = time.perf_counter(), time.process_time()
    step()
    walls.append(time.perf_counter() - wall)
    processors.append(time.process_time() - processor)
print(
    json.dumps(
        {
            "walls": walls,
            "processors": processors,
            "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "note": f"torch {torch.__version__}",
        }
    )
)
