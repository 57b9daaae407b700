"""Trains the reader: first language and finding (`pretrain`), then written questions (`finetune`), by themselves or as other
readers, the teachers, read them (Hinton et al., Distilling the knowledge in a neural network, 2015)."""

import argparse
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, IterableDataset

from compare import read_model
from encoder import Encoder, Reader, static_units
from groups import Asked, Everyday, Found, Texts, Translated, Unsaid, Weak
from measure_reader import load_reader
from pretrain import Rows, hide
from rows import Group, pack

RATE, WARM = 1.2e-3, 0.04  # of pre-training; share of the time until the full rate
FINETUNING_RATE = 3e-4
TABLES = 4  # of rows of like length in a batch
DECAY = 0.01
DROPOUT = 0.1
TAUGHT = 0.7  # of the loss, what a teacher says
WORDS_LENGTH = 0.64  # of a token's vector at the start


class Batches(IterableDataset):
    """Endless batches: what a worker makes depends on its number alone."""

    def __init__(self, arrays: dict, stage: str, size: int, vocabulary: int, taught: bool):
        paragraphs = Texts(arrays, "en"), Texts(arrays, "vi")
        self.stage, self.size, self.vocabulary, self.taught = stage, size, vocabulary, taught
        self.rows = Rows(arrays, paragraphs)
        found, translated, weak = Found(arrays, paragraphs), Translated(arrays), Weak(arrays)
        samplers = ((found, 4), (translated, 3), (weak, 3))
        if stage == "finetune":
            samplers = ((Asked(arrays, paragraphs), 12), (found, 1), (translated, 2), (weak, 1))
            unanswered = ((Unsaid(arrays, paragraphs), 3), (Everyday(arrays, paragraphs), 2))
            samplers += tuple((sampler, share) for sampler, share in unanswered if sampler.numbers)
        self.samplers, self.shares = zip(*samplers)

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        seed = (worker.id if worker else 0) * 7919 + (1 if self.stage == "pretrain" else 2)
        rng, numbers, turn = random.Random(seed), np.random.default_rng(seed), 0
        while True:
            turn += 1
            if turn % 3 if self.stage == "pretrain" else turn % 6 == 0 and not self.taught:
                rows = [self.rows.row(rng) for _ in range(self.size // 2)]  # the softmax over all words is what costs
                yield ("words", *map(torch.from_numpy, hide(rows, self.vocabulary, numbers)))
            else:
                rows, groups = 0, []
                while rows < self.size:
                    group = rng.choices(self.samplers, self.shares)[0].group(rng)
                    room = self.size - rows
                    if group.passages:
                        groups.append(Group(group.question, group.passages[:room], group.answers[:room]))
                        rows += len(groups[-1].passages)
                packed = pack(groups, TABLES)
                arrays = [torch.from_numpy(array) for table in packed.tables for array in table]
                yield ("groups", torch.from_numpy(packed.marks), packed.groups, *arrays)


def reading_loss(logits, marks, groups: int):
    """Cross-entropy among all sentences of a group and "none of them" (logit 0)."""
    owner = torch.cat([marks[:, 2], torch.arange(groups, device=marks.device)])
    scores = torch.cat([logits[marks[:, 0]].float(), logits.new_zeros(groups).float()])
    top = torch.full((groups,), -1e9, device=scores.device).scatter_reduce(0, owner, scores, "amax").detach()
    odds = torch.exp(scores - top[owner])
    answers = marks[:, 3].float()
    answered = torch.zeros(groups, device=scores.device).index_add(0, marks[:, 2], answers)
    right = torch.cat([answers, (answered == 0).float()])

    def total(values):
        return torch.zeros(groups, device=scores.device).index_add(0, owner, values)

    return (torch.log(total(odds)) - torch.log(total(right * odds).clamp_min(1e-20))).mean()


def taught_loss(logits, taught, marks, groups: int):
    """Cross-entropy with the teacher's opinion, among all sentences of a group and "none of them"."""
    owner = torch.cat([marks[:, 2], torch.arange(groups, device=marks.device)])

    def logs(of):
        scores = torch.cat([of[marks[:, 0]].float(), of.new_zeros(groups).float()])
        top = torch.full((groups,), -1e9, device=scores.device).scatter_reduce(0, owner, scores, "amax").detach()
        total = torch.zeros(groups, device=scores.device).index_add(0, owner, torch.exp(scores - top[owner]))
        return scores - (top + torch.log(total))[owner]

    return -(logs(taught).exp() * logs(logits)).sum() / groups


def words_loss(reader, ids, parts, places, right):
    states = reader.encoder(ids, parts).flatten(0, 1)[places]
    return F.cross_entropy((states @ reader.encoder.words.weight.to(states.dtype).T).float(), right)


def groups_loss(reader, teachers, marks, groups, *tables):
    def logits_of(some):
        return torch.cat([some(ids, parts).flatten() for ids, parts in zip(tables[::2], tables[1::2])])

    logits = logits_of(reader)
    loss = reading_loss(logits, marks, groups)
    if not teachers:
        return loss
    with torch.no_grad():
        taught = torch.stack([logits_of(teacher) for teacher in teachers]).mean(0)
    return (1 - TAUGHT) * loss + TAUGHT * taught_loss(logits, taught, marks, groups)


def optimisers_for(reader, rate: float, device: str) -> list[torch.optim.Optimizer]:
    """Muon (Jordan et al., 2024) for the layers' matrices, AdamW for the rest, with one rate for both (Liu et al., Muon is
    scalable for LLM training, 2025)."""
    named = [(name, p) for name, p in reader.named_parameters() if p.requires_grad]
    matrices = [p for name, p in named if p.dim() == 2 and ".layers." in name]
    tables = [p for name, p in named if p.dim() == 2 and ".layers." not in name]
    others = [p for _, p in named if p.dim() < 2]
    kinds = [{"params": tables, "weight_decay": DECAY}, {"params": others, "weight_decay": 0}]
    return [torch.optim.Muon(matrices, lr=rate, weight_decay=DECAY, adjust_lr_fn="match_rms_adamw"),
            torch.optim.AdamW(kinds, lr=rate, betas=(0.9, 0.98), fused=device == "cuda")]


def train(options) -> None:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    arrays = dict(np.load(options.arrays))
    static = read_model(options.model)
    vocabulary = static.tokenizer.get_vocab_size()
    torch.manual_seed(0)
    teachers = [load_reader(file, static, device) for file in options.teacher]
    dropout = 0 if teachers else DROPOUT  # a teacher's opinion is smooth enough
    reader = Reader(Encoder(vocabulary, options.width, options.layers, options.heads, options.inner, dropout))
    units = static_units(static.table[:vocabulary], options.width)
    reader.encoder.words.weight.data = WORDS_LENGTH * units
    if options.start:
        reader.load_state_dict({k: v.float() for k, v in torch.load(options.start, map_location="cpu").items()})
    reader.encoder.static = units
    reader.to(device).train()
    # Taught, the words' vectors stay those of the start; on a CPU their gradient would cost as much as the layers'.
    reader.encoder.words.weight.requires_grad_(not teachers)
    trained = [p for p in reader.parameters() if p.requires_grad]
    rate = options.rate or (RATE if options.stage == "pretrain" else FINETUNING_RATE)
    optimisers = optimisers_for(reader, rate, device)
    batches = DataLoader(Batches(arrays, options.stage, options.rows, vocabulary, bool(teachers)), batch_size=None,
                         num_workers=options.workers, prefetch_factor=4 if options.workers else None)
    begun = reported = time.time()
    losses = {}
    for step, batch in enumerate(batches):
        share = max((time.time() - begun) / options.seconds, step / options.steps if options.steps else 0)
        if share >= 1:
            break
        for group in (group for optimiser in optimisers for group in optimiser.param_groups):
            group["lr"] = rate * min(1, share / WARM) * 0.5 * (1 + math.cos(math.pi * share))
        kind, *given = (x.to(device, non_blocking=True) if torch.is_tensor(x) else x for x in batch)
        with torch.autocast(device, torch.bfloat16):
            loss = words_loss(reader, *given) if kind == "words" else groups_loss(reader, teachers, *given)
        reader.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        for optimiser in optimisers:
            optimiser.step()
        losses.setdefault(kind, []).append(loss.detach())
        if time.time() - reported > options.report:
            means = ", ".join(f"{name} {torch.stack(some).mean():.3f}" for name, some in losses.items())
            print(f"{step} steps, {time.time() - begun:.0f} s, {means}", flush=True)
            losses, reported = {}, time.time()
    print(f"{step} steps in {time.time() - begun:.0f} s", flush=True)
    torch.save({k: v.bfloat16().cpu() for k, v in reader.state_dict().items()}, options.out)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("stage", choices=("pretrain", "finetune"))
    arguments.add_argument("--arrays", type=Path, required=True)
    arguments.add_argument("--model", type=Path, required=True, help="the static model's folder")
    arguments.add_argument("--start", type=Path, help="weights to go on from")
    arguments.add_argument("--teacher", type=Path, nargs="+", default=[], help="weights of readers to learn from; of several the mean")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--seconds", type=float, default=1e9)
    arguments.add_argument("--steps", type=int, default=0)
    arguments.add_argument("--rows", type=int, default=1024, help="a batch")
    arguments.add_argument("--rate", type=float)
    arguments.add_argument("--width", type=int, default=256)
    arguments.add_argument("--layers", type=int, default=6)
    arguments.add_argument("--heads", type=int, default=4)
    arguments.add_argument("--inner", type=int, default=1024, help="between the two matrices of a layer")
    arguments.add_argument("--workers", type=int, default=12)
    arguments.add_argument("--report", type=float, default=15)
    train(arguments.parse_args())
