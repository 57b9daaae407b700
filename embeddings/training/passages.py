"""Samplers of questions, or what can stand for one, against a passage."""

import random

import numpy as np
from tokenizers import Tokenizer

from batch import Batch, BatchBuilder, Ragged, few_words, runs, thin
from read import Asked
from text import fold, misspell, split_sentences

HARD = 3  # paragraphs beside each that look like it
FOLDED = 0.05  # of Vietnamese queries, for what is not recognised as Vietnamese: the rest gets its diacritics back first


class Questions:
    """Written questions, in both languages, against their paragraph and paragraphs that look like it."""

    def __init__(self, tokenizer: Tokenizer, asked: list[Asked], neighbours: dict[str, list[str]]):
        rng = random.Random(0)
        texts, self.variants = [], []
        for entry in asked:
            rows = []
            for language, question in entry.questions:
                copies = [question, misspell(question, rng)]
                copies += [fold(question), fold(misspell(question, rng))] if language == "vi" else []
                rows.append((len(texts), len(copies)))
                texts += copies
            self.variants.append(rows)
        self.texts = Ragged(tokenizer, texts)
        sentences = [split_sentences(entry.paragraph) for entry in asked]
        self.first = np.cumsum([0] + [len(s) for s in sentences])
        self.sentences = Ragged(tokenizer, [s for group in sentences for s in group])
        self.answered = [
            next((i for i, s in enumerate(group) if entry.answer and entry.answer[:40] in s), None)
            for entry, group in zip(asked, sentences)
        ]
        others = [entry.hard + neighbours.get(entry.paragraph, []) for entry in asked]
        self.other_first = np.cumsum([0] + [len(o) for o in others])
        self.others = Ragged(tokenizer, [p for group in others for p in group])

    def batch(self, size: int, rng: random.Random) -> Batch:
        builder = BatchBuilder()
        for entry in rng.sample(range(len(self.variants)), min(size // 2, len(self.variants))):
            passage = self.passage(entry, rng)
            for start, copies in rng.sample(self.variants[entry], min(2, len(self.variants[entry]))):
                copy = rng.choices(range(copies), [5, 1, 0.5, 0.5][:copies])[0]
                builder.add(thin(self.texts[start + copy], 0.05, rng), passage)
            low, high = self.other_first[entry : entry + 2]
            for other in rng.sample(range(low, high), min(HARD, high - low)):
                builder.add_negative(self.others[other])
        return builder.build()

    def passage(self, entry: int, rng: random.Random) -> np.ndarray:
        """The paragraph, or a run of its sentences around the answer, as a chunk of another size would be."""
        low, high = self.first[entry : entry + 2]
        answered = self.answered[entry]
        if answered is not None and rng.random() < 0.4:
            at = low + answered
            low, high = rng.randint(low, at), rng.randint(at, high - 1) + 1
        return self.sentences.join(low, high)


class WeakQuestions:
    """Titles, headings and questions of the web against their passage; neighbours are negatives."""

    def __init__(self, tokenizer: Tokenizer, rows: list[tuple[str, str, str]]):
        self.queries = Ragged(tokenizer, [question for _, question, _ in rows])
        self.folded = Ragged(tokenizer, [fold(question) for _, question, _ in rows])
        self.passages = Ragged(tokenizer, [passage for _, _, passage in rows])

    def batch(self, size: int, rng: random.Random) -> Batch:
        builder = BatchBuilder()
        for i in runs(len(self.queries), size, 4, rng):
            queries = self.folded if rng.random() < FOLDED else self.queries
            builder.add(thin(queries[i], 0.1, rng), self.passages[i])
        return builder.build()


class Paragraphs:
    """A sentence, or a few words of it, against its paragraph; neighbours of the same document are negatives.

    Now and then two paragraphs are one passage: pooling has to work for long passages too.
    """

    def __init__(self, tokenizer: Tokenizer, paragraphs: list[str], folded: bool):
        sentences = [split_sentences(p) for p in paragraphs]
        self.first = np.cumsum([0] + [len(s) for s in sentences])
        texts = [s for group in sentences for s in group]
        self.sentences = Ragged(tokenizer, texts)
        self.folded = Ragged(tokenizer, [fold(s) for s in texts]) if folded else None

    def batch(self, size: int, rng: random.Random) -> Batch:
        builder = BatchBuilder()
        passages_of = 2 if rng.random() < 0.3 else 1
        for i in list(runs(len(self.first) - 2, size, 4, rng))[::passages_of]:
            low, high = self.first[i], self.first[i + passages_of]
            at = rng.randrange(low, high)
            sentence = self.sentences[at]
            if self.folded and rng.random() < FOLDED:
                builder.add(few_words(self.folded[at], rng), self.sentences.join(low, high))
            elif high - low > 1 and rng.random() < 0.5:
                rest = np.concatenate([self.sentences.join(low, at), self.sentences.join(at + 1, high)])
                builder.add(thin(sentence, 0.1, rng), rest)
            else:
                builder.add(few_words(sentence, rng), self.sentences.join(low, high))
        return builder.build()


class Meanings:
    """A word of WordNet against its synonyms, its gloss and the word above it."""

    def __init__(self, tokenizer: Tokenizer, meanings: list[tuple[list[str], str, str]]):
        self.first = np.cumsum([0] + [len(words) for words, _, _ in meanings])
        self.words = Ragged(tokenizer, [word for words, _, _ in meanings for word in words])
        self.glosses = Ragged(tokenizer, [f"{gloss} {above}" for _, gloss, above in meanings])

    def batch(self, size: int, rng: random.Random) -> Batch:
        builder = BatchBuilder()
        for i in runs(len(self.first) - 1, size, 2, rng):
            at = rng.randrange(self.first[i], self.first[i + 1])
            synonyms = [self.words[j] for j in range(self.first[i], self.first[i + 1]) if j != at]
            gloss = self.glosses[i]
            if synonyms and rng.random() < 0.5:
                builder.add(self.words[at], np.concatenate(synonyms))
            elif rng.random() < 0.5:
                builder.add(self.words[at], np.concatenate([*synonyms, gloss]))
            else:
                builder.add(thin(gloss, 0.2, rng), np.concatenate([self.words[at], *synonyms]))
        return builder.build()
