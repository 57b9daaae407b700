"""Turns the training text into token ids and draws batches from it; each kind of batch has its own sampler."""

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from read import Asked, read_pairs, read_paragraphs, read_questions, read_weak_questions, read_wordnet
from text import fold, misspell, split_sentences

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
                copy = rng.choices(range(copies), [6, 1, 2, 0.5][:copies])[0]
                builder.add(thin(self.texts[start + copy], 0.05, rng), passage)
            low, high = self.other_first[entry : entry + 2]
            if high > low:
                builder.add_negative(self.others[rng.randrange(low, high)])
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
            queries = self.folded if rng.random() < 0.1 else self.queries
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
            if self.folded and rng.random() < 0.15:
                builder.add(few_words(self.folded[at], rng), self.sentences.join(low, high))
            elif high - low > 1 and rng.random() < 0.5:
                rest = np.concatenate([self.sentences.join(low, at), self.sentences.join(at + 1, high)])
                builder.add(thin(sentence, 0.1, rng), rest)
            else:
                builder.add(few_words(sentence, rng), self.sentences.join(low, high))
        return builder.build()


class Translations:
    """A sentence against its translation, either way round."""

    def __init__(self, tokenizer: Tokenizer, pairs: list[tuple[str, str, str]]):
        self.english = Ragged(tokenizer, [english for english, _, _ in pairs])
        self.vietnamese = Ragged(tokenizer, [vietnamese for _, vietnamese, _ in pairs])
        self.folded = Ragged(tokenizer, [fold(vietnamese) for _, vietnamese, _ in pairs])

    def batch(self, size: int, rng: random.Random) -> Batch:
        builder = BatchBuilder()
        into_english = rng.random() < 0.5
        for i in runs(len(self.english), size, 2, rng):
            vietnamese = (self.folded if rng.random() < 0.15 else self.vietnamese)[i]
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


def load_samplers(data: Path, wordnet: Path | None, tokenizer: Tokenizer) -> dict:
    """The samplers of the given data; takes minutes."""
    parallel = Translations(tokenizer, read_pairs(data, "parallel.tsv"))
    samplers = {
        "weak": WeakQuestions(tokenizer, read_weak_questions(data)),
        "paragraphs.en": Paragraphs(tokenizer, read_paragraphs(data, "en"), folded=False),
        "paragraphs.vi": Paragraphs(tokenizer, read_paragraphs(data, "vi"), folded=True),
        "parallel": parallel,
        "windows": TranslatedWindows(parallel),
        "terms": Translations(tokenizer, read_pairs(data, "terms.tsv")),
        "diplomacy": Translations(tokenizer, read_pairs(data, "diplomacy.tsv")),
    }
    if wordnet:
        samplers["meanings"] = Meanings(tokenizer, read_wordnet(wordnet))
    return samplers


def load_written(data: Path, written: Path | None, tokenizer: Tokenizer, given: dict) -> dict:
    """The samplers of what was written for this model; `given`: those of `load_samplers`."""
    lines = [read_paragraphs(data, language) for language in ("en", "vi")]
    neighbours = {p: around(paragraphs, i) for paragraphs in lines for i, p in enumerate(paragraphs)}
    here = Path(__file__).parent
    glossary = read_pairs(here, "glossary.tsv")
    words = Translations(tokenizer, glossary + read_pairs(data, "terms.tsv"))
    # A single Vietnamese syllable has too many meanings to be replaced.
    to_vietnamese = Dictionary(words.english, words.vietnamese, shortest=1)
    to_english = Dictionary(words.vietnamese, words.english, shortest=2)
    return {
        "questions": Questions(tokenizer, read_questions(data, written), neighbours),
        "glossary": Translations(tokenizer, glossary),
        "sentences": Translations(tokenizer, read_pairs(here, "sentences.tsv")),
        "mixed.en": MixedParagraphs(given["paragraphs.en"], to_vietnamese),
        "mixed.vi": MixedParagraphs(given["paragraphs.vi"], to_english),
    }


def around(lines: list[str], i: int) -> list[str]:
    return [lines[j] for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(lines)]
