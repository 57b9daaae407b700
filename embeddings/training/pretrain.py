"""Rows to learn language from: text with words hidden, alone, beside its translation, or below its heading."""

import random

import numpy as np

from encoder import CLS, MASK, SEP
from groups import Sampler, Texts
from rows import pad

HIDDEN = 0.2  # of the tokens
LENGTH = 192


class Rows(Sampler):
    """`row(rng)`: token ids, and where the second part begins."""

    def __init__(self, arrays, paragraphs):
        super().__init__(arrays, paragraphs)
        self.pairs = Texts(arrays, "pairs.en"), Texts(arrays, "pairs.vi")
        self.weak_questions, self.weak = Texts(arrays, "weak.questions"), Texts(arrays, "weak")

    def row(self, rng: random.Random) -> tuple[list[int], int]:
        way = rng.random()
        if way < 0.5:
            return self.paragraphs(rng)
        return self.translations(rng) if way < 0.9 else self.headed(rng)

    def paragraphs(self, rng: random.Random) -> tuple[list[int], int]:
        texts = self.english if rng.random() < 0.4 else self.vietnamese
        place = rng.randrange(len(texts) - 8)
        ids = [CLS, SEP]
        folded = texts is self.vietnamese and rng.random() < 0.1
        for sentence in (s for i in range(8) for s in texts[place + i]):
            ids += [*(self.fold(sentence) if folded else sentence), SEP]
            if len(ids) >= LENGTH:
                break
        return ids[:LENGTH], 2

    def translations(self, rng: random.Random) -> tuple[list[int], int]:
        first, second = self.pairs if rng.random() < 0.5 else self.pairs[::-1]
        place, sides = rng.randrange(len(first) - 8), ([], [])
        for i in range(place, place + 8):
            tokens = first.whole(i)
            if rng.random() < 0.15 and first is self.pairs[1]:
                tokens = self.fold(tokens)
            if len(sides[0]) + len(sides[1]) + len(tokens) + len(second.whole(i)) + 4 > LENGTH:
                break
            sides[0].extend(tokens)
            sides[1].extend([*second.whole(i), SEP])
        if not sides[0]:
            sides = (list(first.whole(place)[: LENGTH // 2 - 2]), list(second.whole(place)[: LENGTH // 2 - 2]))
        ids = [CLS, *sides[0], SEP]
        return [*ids, *sides[1]][:LENGTH], len(ids)

    def headed(self, rng: random.Random) -> tuple[list[int], int]:
        number = rng.randrange(len(self.weak_questions))
        ids = [CLS, *self.weak_questions.whole(number)[:40], SEP]
        start = len(ids)
        for sentence in self.weak[number]:
            ids += [*sentence, SEP]
            if len(ids) >= LENGTH:
                break
        return ids[:LENGTH], start


def hide(rows: list[tuple[list[int], int]], vocabulary: int, rng: np.random.Generator):
    """Rows with some tokens hidden, their parts, and the hidden tokens' flat places and ids."""
    ids, parts = pad(rows)
    chosen = (rng.random(ids.shape) < HIDDEN) & (ids > MASK)
    places = np.flatnonzero(chosen)
    right = ids.reshape(-1)[places]
    how = rng.random(len(places))
    shown = np.where(how < 0.8, MASK, np.where(how < 0.9, rng.integers(MASK + 1, vocabulary, len(places)), right))
    ids.reshape(-1)[places] = shown
    return ids, parts, places, right
