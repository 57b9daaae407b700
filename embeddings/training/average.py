"""Weights between those of two runs, the second of which went on from the first.

The mean of a run's start and its end keeps what the first knew and gains most of what the second learned (Wortsman et al.,
Robust fine-tuning of zero-shot models, 2022). Lengths can be taken from farther along than directions.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from model import StaticEmbedding

SHARE = 0.7  # of the second
SHORTEST = 1e-4


def average(first: StaticEmbedding, second: StaticEmbedding, share: float, lengths: float | None) -> StaticEmbedding:
    """`share`: of the second; `lengths`: of its lengths, where they are another's than the mean vectors'."""
    tables = [run.table() for run in (first, second)]
    own = [np.maximum(np.linalg.norm(table, axis=1), SHORTEST) for table in tables]
    if lengths is None:
        vectors = (1 - share) * tables[0] + share * tables[1]
        mean = np.linalg.norm(vectors, axis=1)
    else:
        vectors = (1 - share) * tables[0] / own[0][:, None] + share * tables[1] / own[1][:, None]
        mean = own[0] ** (1 - lengths) * own[1] ** lengths
    norms = np.maximum(np.linalg.norm(vectors, axis=1), SHORTEST)
    return StaticEmbedding(vectors / norms[:, None], np.maximum(mean, SHORTEST), second.compounds)


def average_readers(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor], share: float) -> dict[str, torch.Tensor]:
    return {name: (1 - share) * first[name].float() + share * value.float() for name, value in second.items()}


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--first", type=Path, required=True, help="weights of a table (.npz) or a reader (.pt)")
    arguments.add_argument("--second", type=Path, required=True, help="weights of a table (.npz) or a reader (.pt)")
    arguments.add_argument("--share", type=float, default=SHARE, help="of the second")
    arguments.add_argument("--lengths", type=float, help="of the second's lengths; without it, those of the mean vectors")
    arguments.add_argument("--out", type=Path, required=True, help="weights to write")
    options = arguments.parse_args()
    files = (options.first, options.second)
    if options.out.suffix == ".pt":
        if options.lengths is not None:
            arguments.error("--lengths is for tables; a reader has none")
        both = (torch.load(file, map_location="cpu") for file in files)
        torch.save(average_readers(*both, options.share), options.out)
    else:
        both = (StaticEmbedding.load(file) for file in files)
        average(*both, options.share, options.lengths).save(options.out)
