"""What is known of a token before training: how rare it is, and how it is spelt."""

import zlib

import numpy as np
from tokenizers import Tokenizer

from text import fold

OWN_SHARE = 0.4  # of a compound's start vector


def inverse_frequencies(token_arrays, vocabulary: int) -> np.ndarray:
    """Weights to start from: rare tokens say more."""
    counts = np.full(vocabulary, 1.0)
    for tokens in token_arrays:
        counts += np.bincount(tokens, minlength=vocabulary)
    return 0.1 + np.maximum(0.0, np.log(counts.sum() / counts) - 2.5) / 8


def spelt_directions(tokenizer: Tokenizer, dimensions: int, share: float, seed: int) -> np.ndarray:
    """Random directions, `share` of each from its letters without diacritics.

    So "sanction" starts near "sanctions", and "ngoai" near "ngoại", though only one of them may be met in training.
    """
    rng = np.random.default_rng(seed)
    grams = rng.standard_normal((2**17, dimensions)).astype(np.float32)
    directions = rng.standard_normal((tokenizer.get_vocab_size(), dimensions)).astype(np.float32)
    for token, i in tokenizer.get_vocab().items():
        if not token.startswith("["):
            spelling = grams[letter_grams(token)].sum(0)
            spelling *= np.sqrt(dimensions) / np.linalg.norm(spelling)
            directions[i] = directions[i] * np.sqrt(1 - share) + spelling * np.sqrt(share)
    return directions


def compound_rows(directions: np.ndarray, weights: np.ndarray, compounds: np.ndarray, seed: int):
    """The directions and weights with the compounds' behind them: what its two tokens say, and something of its own."""
    rng = np.random.default_rng(seed)
    first, second, _ = compounds[np.unique(compounds[:, 2], return_index=True)[1]].T
    said = directions[first] * weights[first, None] + directions[second] * weights[second, None]
    said /= np.linalg.norm(said, axis=1, keepdims=True) / np.sqrt(directions.shape[1])
    own = rng.standard_normal(said.shape).astype(np.float32)
    both = said * np.sqrt(1 - OWN_SHARE) + own * np.sqrt(OWN_SHARE)
    heavier = np.maximum(weights[first], weights[second])
    return np.concatenate([directions, both]), np.concatenate([weights, heavier / 2])


def letter_grams(token: str) -> list[int]:
    word = token if token.startswith("##") else "^" + token
    word = fold(word.lstrip("#") if token != "##" else word) + "$"
    pieces = {word[i : i + n] for n in (3, 4, 5) for i in range(max(1, len(word) - n + 1))}
    return [zlib.crc32(piece.encode()) % 2**17 for piece in sorted(pieces)]
