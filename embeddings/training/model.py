"""The model: a direction and a weight for each token, and the two scores that are computed from them."""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from kernels import LateInteraction

COUNT_POWER = 0.5  # in pooling a token that a text holds n times counts n to this power


class StaticEmbedding:
    """Token t is the vector w_t * u_t: its direction u_t is the meaning, its length w_t the weight.

    A token that two texts share counts w_t * w_t in pooling, so it counts w_t squared in late interaction too.
    """

    def __init__(self, directions: np.ndarray, weights: np.ndarray, compounds: np.ndarray):
        """`compounds`: see `Compounds`; the last rows of the table are theirs."""
        self.directions = directions.astype(np.float32)
        self.raw_weights = np.log(np.expm1(weights)).astype(np.float32)[:, None]  # softplus, inverted
        self.compounds = compounds
        self.log_scales = np.log(np.array([[30.0, 20.0]], np.float32))  # of late interaction, of pooling

    def table(self) -> np.ndarray:
        """Vocabulary x dimensions: the vectors that are exported."""
        units = self.directions / np.linalg.norm(self.directions, axis=1, keepdims=True)
        return units * np.logaddexp(0, self.raw_weights)

    def save(self, path: Path) -> None:
        partial = path.with_suffix(".partial.npz")
        np.savez(partial, directions=self.directions, raw_weights=self.raw_weights, log_scales=self.log_scales,
                 compounds=self.compounds)
        partial.rename(path)

    @classmethod
    def load(cls, path: Path) -> "StaticEmbedding":
        model, stored = cls.__new__(cls), np.load(path)
        model.directions, model.raw_weights = stored["directions"], stored["raw_weights"]
        model.log_scales, model.compounds = stored["log_scales"], stored["compounds"]
        return model


class Texts:
    """Token sequences of one side of a batch, as places in `tokens`, the batch's distinct tokens."""

    def __init__(self, sequences: list[np.ndarray], tokens: np.ndarray):
        self.count = len(sequences)
        self.bounds = np.concatenate([[0], np.cumsum([len(s) for s in sequences])])
        self.places = np.searchsorted(tokens, np.concatenate(sequences))
        self.distinct, self.columns = np.unique(self.places, return_inverse=True)
        self.owner = np.repeat(np.arange(self.count), np.diff(self.bounds))
        self.dampers = dampers(self.owner, self.places, len(tokens))

    def means(self, vectors: torch.Tensor) -> torch.Tensor:
        """Normalised, so that the sum is as good as the mean; a repeated token counts less each time."""
        places, starts = torch.from_numpy(self.places), torch.from_numpy(self.bounds[:-1])
        dampers = torch.from_numpy(self.dampers)
        return F.normalize(F.embedding_bag(places, vectors, starts, mode="sum", per_sample_weights=dampers), dim=1)


def dampers(owner: np.ndarray, places: np.ndarray, tokens: int) -> np.ndarray:
    """For each occurrence of a token in its text, what it counts."""
    _, which, counts = np.unique(owner * tokens + places, return_inverse=True, return_counts=True)
    return (counts[which] ** (COUNT_POWER - 1)).astype(np.float32)


def pooled_scores(units, weights, queries: Texts, passages: Texts) -> torch.Tensor:
    """Cosines of the mean vectors, queries x passages."""
    vectors = units * weights
    return queries.means(vectors) @ passages.means(vectors).T


def late_scores(units, weights, queries: Texts, passages: Texts) -> torch.Tensor:
    """Sum over the query's tokens of squared weight times the best cosine in the passage, by the sum of these.

    Similarities are computed once per distinct token, not per occurrence.
    """
    own = weights[torch.from_numpy(queries.places), 0] ** 2
    owner = torch.from_numpy(queries.owner)
    shares = own / torch.zeros(queries.count).index_add(0, owner, own)[owner]
    return LateInteraction.apply(units, shares, passages, queries)
