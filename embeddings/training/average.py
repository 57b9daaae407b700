"""Weights between those of two runs, the second of which went on from the first.

The mean of a run's start and its end keeps what the first knew and gains most of what the second learned (Wortsman et al.,
Robust fine-tuning of zero-shot models, 2022).
"""

import argparse
from pathlib import Path

import numpy as np

from model import StaticEmbedding

SHARE = 0.7  # of the second


def average(first: StaticEmbedding, second: StaticEmbedding, share: float) -> StaticEmbedding:
    vectors = (1 - share) * first.table() + share * second.table()
    lengths = np.maximum(np.linalg.norm(vectors, axis=1), 1e-4)
    return StaticEmbedding(vectors / lengths[:, None], lengths, second.compounds)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--first", type=Path, required=True, help="weights (.npz)")
    arguments.add_argument("--second", type=Path, required=True, help="weights (.npz)")
    arguments.add_argument("--share", type=float, default=SHARE, help="of the second")
    arguments.add_argument("--out", type=Path, required=True, help="weights to write (.npz)")
    options = arguments.parse_args()
    both = (StaticEmbedding.load(file) for file in (options.first, options.second))
    average(*both, options.share).save(options.out)
