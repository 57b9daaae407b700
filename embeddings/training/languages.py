"""Samplers that bring the two languages together."""

import random

import numpy as np
from tokenizers import Tokenizer

from batch import Batch, BatchBuilder, Ragged, few_words, runs, thin
from passages import FOLDED, Paragraphs
from text import fold


class Translations:
    """A sentence against its translation, either way round."""

    together = 2

    def __init__(self, tokenizer: Tokenizer, pairs: list[tuple[str, str, str]], together: int = 2):
        """`together`: neighbouring lines in a batch; 1 where neighbours may translate the same word."""
        self.together = together
        self.english = Ragged(tokenizer, [english for english, _, _ in pairs])
        self.vietnamese = Ragged(tokenizer, [vietnamese for _, vietnamese, _ in pairs])
        self.folded = Ragged(tokenizer, [fold(vietnamese) for _, vietnamese, _ in pairs])

    def batch(self, size: int, rng: random.Random) -> Batch:
        builder = BatchBuilder()
        into_english = rng.random() < 0.5
        for i in runs(len(self.english), size, self.together, rng):
            vietnamese = (self.folded if rng.random() < FOLDED else self.vietnamese)[i]
            pair = (vietnamese, self.english[i]) if into_english else (self.english[i], vietnamese)
            builder.add(thin(pair[0], 0.05, rng), pair[1])
        return builder.build()


class TranslatedWindows:
    """A sentence against a few neighbouring lines of the other language, its translation among them."""

    def __init__(self, translations: Translations):
        self.english, self.vietnamese = translations.english, translations.vietnamese

    def batch(self, size: int, rng: random.Random) -> Batch:
        builder = BatchBuilder()
        for i in runs(len(self.english) - 12, size // 2, 1, rng):
            lines = rng.randint(2, 5)
            asked, read = (
                (self.english, self.vietnamese) if rng.random() < 0.5 else (self.vietnamese, self.english)
            )
            for start in (i, i + lines):
                line = rng.randrange(start, start + lines)
                builder.add(few_words(asked[line], rng, fewest=5), read.join(start, start + lines))
        return builder.build()


class Dictionary:
    """Replaces words by their translation, longest match first."""

    LONGEST = 3  # tokens of a word that is looked up

    def __init__(self, words: Ragged, translations: Ragged, shortest: int):
        """Entry i of `words` is translated by entry i of `translations`."""
        self.entries = {}
        for i in range(len(words)):
            if shortest <= len(words[i]) <= self.LONGEST and len(translations[i]):
                self.entries.setdefault(tuple(words[i]), []).append(translations[i])
        self.shortest = shortest

    def translate(self, tokens: np.ndarray, share: float, rng: random.Random) -> np.ndarray:
        parts, i = [], 0
        while i < len(tokens):
            length = next((n for n in range(self.LONGEST, self.shortest - 1, -1)
                           if tuple(tokens[i : i + n]) in self.entries), 0)
            if length and rng.random() < share:
                parts.append(rng.choice(self.entries[tuple(tokens[i : i + length])]))
                i += length
            else:
                parts.append(tokens[i : i + 1])
                i += 1
        return np.concatenate(parts)


class MixedParagraphs:
    """A run of words, many of them replaced from the dictionary, against the paragraph that they come from.

    It carries the few pairs of a dictionary into the text of the field.
    """

    def __init__(self, paragraphs: Paragraphs, dictionary: Dictionary):
        self.paragraphs, self.dictionary = paragraphs, dictionary

    def batch(self, size: int, rng: random.Random) -> Batch:
        builder, first, sentences = BatchBuilder(), self.paragraphs.first, self.paragraphs.sentences
        for i in runs(len(first) - 1, size, 4, rng):
            words = few_words(sentences[rng.randrange(first[i], first[i + 1])], rng, fewest=8)
            builder.add(self.dictionary.translate(words, 0.8, rng), sentences.join(first[i], first[i + 1]))
        return builder.build()
