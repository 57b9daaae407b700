"""Compounds: two words that mean something together ("nhân quyền", "human rights") have a row of their own.

A compound's row is added behind its two tokens, which stay; text without diacritics leads to the same row.
"""

import numba
import numpy as np
from tokenizers import Tokenizer

from text import fold

VIETNAMESE, ENGLISH = 6000, 2500  # most telling pairs of the text, beside those of the dictionary
RAREST, LOOSEST = 20, 0.25  # occurrences; pointwise mutual information as a share of its largest
FUNCTION_WORDS = 80  # the most frequent tokens make compounds in the dictionary only


class Compounds:
    """`pairs`: rows of first token, second token, compound."""

    def __init__(self, pairs: np.ndarray, vocabulary: int):
        order = np.lexsort((pairs[:, 1], pairs[:, 0]))
        self.pairs = pairs[order].astype(np.int32)
        self.starts = np.searchsorted(self.pairs[:, 0], np.arange(vocabulary + 1)).astype(np.int32)

    def add(self, tokens: np.ndarray) -> np.ndarray:
        return insert(np.asarray(tokens, np.int32), self.starts, self.pairs)


@numba.njit(cache=True)
def insert(tokens, starts, pairs):
    out = np.empty(2 * len(tokens), np.int32)
    length = 0
    for i in range(len(tokens)):
        out[length] = tokens[i]
        length += 1
        if i > 0:
            for k in range(starts[tokens[i - 1]], starts[tokens[i - 1] + 1]):
                if pairs[k, 1] == tokens[i]:
                    out[length] = pairs[k, 2]
                    length += 1
                    break
    return out[:length]


def choose_compounds(tokenizer: Tokenizer, texts: dict, dictionary: dict) -> np.ndarray:
    """Rows as `Compounds` takes them; the first row of a compound is the accented one.

    By language, `texts`: arrays of tokens, `dictionary`: token sequences of its words.
    """
    vocabulary = tokenizer.get_vocab()
    size = len(vocabulary)
    names = {i: token for token, i in vocabulary.items()}
    pairs, places = [], {}
    for language, most in (("vi", VIETNAMESE), ("en", ENGLISH)):
        for key in telling(names, texts[language], dictionary[language], most):
            first, second = divmod(int(key), size)
            if (first, second) in places:
                continue
            row = places[first, second] = size + len(set(places.values()))
            pairs.append((first, second, row))
            bare = tuple(vocabulary.get(fold(names[i])) for i in (first, second))
            if language == "vi" and None not in bare and bare not in places:
                places[bare] = row
                pairs.append((*bare, row))
    return np.array(pairs, np.int32).reshape(-1, 3)


def telling(names: dict, arrays: list, dictionary: list, most: int) -> np.ndarray:
    """Pairs of words as first x vocabulary + second, the most frequent first."""
    size, flat = len(names), np.concatenate(arrays).astype(np.int64)
    word = np.array([len(names[i]) > 1 and names[i].isalpha() for i in range(size)])
    goes_on = np.array([names[i].startswith("##") for i in range(size)])
    valid = word[flat[:-1]] & word[flat[1:]] & ~np.append(goes_on[flat[2:]], False)
    keys, counts = np.unique((flat[:-1] * size + flat[1:])[valid], return_counts=True)
    keys, counts = keys[counts >= RAREST], counts[counts >= RAREST]
    single = np.bincount(flat, minlength=size)
    information = np.log(counts * len(flat) / (single[keys // size] * single[keys % size].astype(float)))
    listed = np.unique([a * size + b for w in dictionary for a, b in zip(map(int, w[:-1]), map(int, w[1:]))])
    known = np.isin(keys, listed)
    common = np.isin(np.arange(size), np.argsort(-single)[:FUNCTION_WORDS])
    fine = ~common[keys // size] & ~common[keys % size] & (information / np.log(len(flat) / counts) > LOOSEST)
    scores = counts * np.maximum(information, 0) ** 2 * fine
    chosen = np.union1d(np.argsort(-scores)[:most], np.flatnonzero(known & (information > 1.5)))
    return keys[chosen[np.argsort(-counts[chosen])]]
