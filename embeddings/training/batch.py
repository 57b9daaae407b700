"""Token sequences and batches of them: what every sampler builds on."""

import random
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

QUERY_TOKENS = 40
PASSAGE_TOKENS = 192


@dataclass
class Batch:
    """`target[i]` is the place in `passages` of what `queries[i]` asks for; the other passages are negatives."""

    queries: list[np.ndarray]
    passages: list[np.ndarray]
    target: np.ndarray


class Ragged:
    """Many token sequences in one array."""

    def __init__(self, tokenizer: Tokenizer, texts: list[str]):
        parts, lengths = [], []
        for start in range(0, len(texts), 20000):
            encoded = tokenizer.encode_batch_fast(texts[start : start + 20000], add_special_tokens=False)
            ids = [e.ids for e in encoded]
            lengths += map(len, ids)
            parts.append(np.fromiter((i for sequence in ids for i in sequence), dtype=np.int32))
        self.flat = np.concatenate(parts) if parts else np.zeros(0, np.int32)
        self.offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)

    def __len__(self):
        return len(self.offsets) - 1

    def __getitem__(self, i) -> np.ndarray:
        return self.flat[self.offsets[i] : self.offsets[i + 1]]

    def join(self, start: int, stop: int) -> np.ndarray:
        return self.flat[self.offsets[start] : self.offsets[stop]]


class BatchBuilder:
    """Collects queries and passages; a passage met twice is one passage, so it is never its own negative."""

    def __init__(self):
        self.queries, self.passages, self.target, self.places = [], [], [], {}

    def add(self, query: np.ndarray, passage: np.ndarray):
        if len(query) and len(passage):
            self.queries.append(query[:QUERY_TOKENS])
            self.target.append(self.add_negative(passage))

    def add_negative(self, passage: np.ndarray) -> int:
        passage = passage[:PASSAGE_TOKENS]
        key = passage.tobytes()
        if key not in self.places:
            self.places[key] = len(self.passages)
            self.passages.append(passage)
        return self.places[key]

    def build(self) -> Batch:
        return Batch(self.queries, self.passages, np.array(self.target))


def thin(tokens: np.ndarray, share: float, rng: random.Random) -> np.ndarray:
    """Loses about `share` of the tokens, never all."""
    kept = tokens[np.array([rng.random() >= share for _ in tokens], dtype=bool)]
    return kept if len(kept) else tokens


def few_words(tokens: np.ndarray, rng: random.Random, fewest: int = 3) -> np.ndarray:
    """A run of tokens, thinned: what remains of a sentence in someone's memory."""
    length = rng.randint(fewest, 24)
    start = rng.randint(0, max(0, len(tokens) - length))
    return thin(tokens[start : start + length], 0.2, rng)


def runs(count: int, size: int, length: int, rng: random.Random):
    """`size` places in runs of `length` neighbours."""
    for _ in range(max(1, size // length)):
        start = rng.randrange(max(1, count - length + 1))
        yield from range(start, min(count, start + length))
