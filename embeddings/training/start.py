"""What is known of a token before training: how rare it is, and how it is spelt."""

import zlib

import numpy as np
from tokenizers import Tokenizer

from text import fold


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


def letter_grams(token: str) -> list[int]:
    word = token if token.startswith("##") else "^" + token
    word = fold(word.lstrip("#") if token != "##" else word) + "$"
    pieces = {word[i : i + n] for n in (3, 4, 5) for i in range(max(1, len(word) - n + 1))}
    return [zlib.crc32(piece.encode()) % 2**17 for piece in sorted(pieces)]
