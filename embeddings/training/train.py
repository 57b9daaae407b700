"""Trains the token vectors: in-batch softmax over late interaction and pooling together."""

import argparse
import math
import pickle
import random
import time
from pathlib import Path

import numba
import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from batch import Batch
from compounds import Compounds, choose_compounds
from data import compound_dictionary, load_samplers, load_written
from kernels import RowAdam, unit_rows
from measure import HeldOut, Scorer, format_figures, measure, measure_held_out
from model import StaticEmbedding, Texts, late_scores, pooled_scores
from start import compound_rows, inverse_frequencies, spelt_directions

# How often each kind of batch is drawn, and how many queries it has.
MIX = {
    "questions": (0.30, 384),
    "weak": (0.11, 320),
    "paragraphs.en": (0.12, 320),
    "paragraphs.vi": (0.11, 320),
    "mixed.en": (0.10, 320),
    "mixed.vi": (0.10, 320),
    "parallel": (0.05, 768),
    "windows": (0.12, 384),
    "terms": (0.02, 1024),
    "diplomacy": (0.03, 512),
    "glossary": (0.06, 1536),
    "sentences": (0.01, 128),
    "meanings": (0.01, 768),
}
WARM_UP_STEPS = 30
SCALE_RATE = 0.05  # the two softmax scales learn slowly


class Trainer:
    def __init__(self, model: StaticEmbedding, vocabulary: int):
        self.model, self.compounds = model, Compounds(model.compounds, vocabulary)
        self.optimizers = [
            RowAdam(model.directions, of_units=True), RowAdam(model.raw_weights), RowAdam(model.log_scales)
        ]

    def step(self, batch: Batch, rate: float) -> tuple[float, float]:
        """Returns the losses of late interaction and of pooling."""
        with_compounds = [[self.compounds.add(text) for text in side] for side in (batch.queries, batch.passages)]
        tokens = np.unique(np.concatenate(with_compounds[0] + with_compounds[1]))
        units, raw_weights = leaf(unit_rows(self.model.directions, tokens)), leaf(self.model.raw_weights[tokens])
        log_scales = leaf(self.model.log_scales.copy())
        weights = F.softplus(raw_weights)
        queries, passages = (Texts(side, tokens) for side in with_compounds)
        target = torch.from_numpy(batch.target)
        scales = log_scales.exp()[0]
        late = F.cross_entropy(late_scores(units, weights, queries, passages) * scales[0], target)
        pooled = F.cross_entropy(pooled_scores(units, weights, queries, passages) * scales[1], target)
        (late + pooled).backward()
        self.optimizers[0].step(tokens, units.grad, rate)
        self.optimizers[1].step(tokens, raw_weights.grad, rate)
        self.optimizers[2].step(np.zeros(1, np.int64), log_scales.grad, rate * SCALE_RATE)
        return late.item(), pooled.item()


def leaf(values: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(values).requires_grad_()


def train(options) -> None:
    rng = random.Random(options.seed)
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    samplers = load_or_build(options, tokenizer)
    held_out = HeldOut(options.data, options.held_out) if options.held_out else None

    def report():
        scorer = Scorer(model.table(), tokenizer, model.compounds)
        figures = measure_held_out(scorer, held_out) if held_out else {}
        figures.update(measure(scorer, options.eval) if options.eval else {})
        print("   ", format_figures(figures), flush=True)

    model = StaticEmbedding.load(options.start) if options.start else new_model(options, samplers, tokenizer)
    trainer = Trainer(model, tokenizer.get_vocab_size())
    names = [name for name in MIX if name in samplers]
    shares = [MIX[name][0] for name in names]
    started = measured = time.time()
    losses, step, progress = {}, 0, 0.0
    while progress < 1:
        name = rng.choices(names, shares)[0]
        batch = samplers[name].batch(max(2, int(MIX[name][1] * options.batch)), rng)
        rate = options.rate * min(1, step / WARM_UP_STEPS) * (0.5 + 0.5 * math.cos(math.pi * progress))
        losses.setdefault(name, []).append(trainer.step(batch, rate))
        step += 1
        minutes = (time.time() - started) / 60
        progress = max(minutes / options.minutes, step / options.steps)
        if step % options.report == 0:
            print(f"step {step} {minutes:.1f} min, late/pooled losses: {format_losses(losses)}", flush=True)
            losses = {}
        if time.time() - measured > options.eval_minutes * 60:
            model.save(options.out)
            report()
            measured = time.time()
    model.save(options.out)
    print(f"{step} steps in {minutes:.1f} min")
    report()


def load_or_build(options, tokenizer: Tokenizer) -> dict:
    """Token ids take minutes to make; `--cache` keeps them between runs. What was written is read anew."""
    if options.cache and options.cache.exists():
        samplers = pickle.loads(options.cache.read_bytes())
    else:
        samplers = load_samplers(options.data, options.wordnet, tokenizer)
        if options.cache:
            options.cache.write_bytes(pickle.dumps(samplers, protocol=5))
    return {**samplers, **load_written(options.data, options.written, options.hard, tokenizer, samplers)}


def new_model(options, samplers: dict, tokenizer: Tokenizer) -> StaticEmbedding:
    directions = spelt_directions(tokenizer, options.dim, options.spelling, options.seed)
    seen = {language: [samplers[f"paragraphs.{language}"].sentences.flat] for language in ("en", "vi")}
    weights = inverse_frequencies(seen["en"] + seen["vi"], tokenizer.get_vocab_size())
    parallel = samplers["parallel"]
    texts = {"en": [*seen["en"], parallel.english.flat], "vi": [*seen["vi"], parallel.vietnamese.flat]}
    compounds = choose_compounds(tokenizer, texts, compound_dictionary(options.data, tokenizer))
    return StaticEmbedding(*compound_rows(directions, weights, compounds, options.seed), compounds)


def format_losses(losses: dict) -> str:
    means = {name: np.mean(values, axis=0) for name, values in losses.items()}
    return " ".join(f"{name} {late:.2f}/{pooled:.2f}" for name, (late, pooled) in means.items())


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--written", type=Path, help="folder of further written questions, *.jsonl")
    arguments.add_argument("--hard", type=Path, help="what mine.py wrote")
    arguments.add_argument("--wordnet", type=Path, help="folder of WordNet's data.noun, data.verb, ...")
    arguments.add_argument("--tokenizer", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True, help="weights to write (.npz)")
    arguments.add_argument("--start", type=Path, help="weights to go on from (.npz)")
    arguments.add_argument("--cache", type=Path)
    arguments.add_argument("--eval", type=Path, help="print figures now and then")
    arguments.add_argument("--eval-minutes", type=float, default=8)
    arguments.add_argument("--held-out", type=Path, help="folder of questions to compare models with")
    arguments.add_argument("--dim", type=int, default=768)
    arguments.add_argument("--spelling", type=float, default=0.5, help="share of a start vector from its letters")
    arguments.add_argument("--minutes", type=float, default=math.inf)
    arguments.add_argument("--steps", type=float, default=math.inf)
    arguments.add_argument("--rate", type=float, default=0.04)
    arguments.add_argument("--batch", type=float, default=1.0, help="factor on every batch size")
    arguments.add_argument("--report", type=int, default=100)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    numba.set_num_threads(options.threads)
    train(options)
