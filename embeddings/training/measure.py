"""Figures on XQuAD-R, NTREX-128 and held-out questions: read for comparison, never trained on."""

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from compounds import Compounds
from model import COUNT_POWER
from read import read_held_out, read_lines, read_paragraphs
from text import fold

WAYS = (("en", "en"), ("vi", "vi"), ("en", "vi"), ("vi", "en"), ("folded", "vi"), ("folded", "en"))


class Scorer:
    """Both scores, from the vectors as they are exported."""

    def __init__(self, table: np.ndarray, tokenizer: Tokenizer, compounds: np.ndarray,
                 weight_power: float = 2, count_power: float = COUNT_POWER):
        """Late interaction weighs a token with its length to the power `weight_power`."""
        lengths = np.linalg.norm(table, axis=1)
        self.table, self.count_power = table, count_power
        self.units, self.weights = table / np.maximum(lengths, 1e-9)[:, None], lengths**weight_power
        self.tokenizer, self.compounds = tokenizer, Compounds(compounds, tokenizer.get_vocab_size())

    def encode(self, texts: list[str]) -> list[np.ndarray]:
        encoded = self.tokenizer.encode_batch(texts, add_special_tokens=False)
        return [self.compounds.add(e.ids) for e in encoded]

    def pool(self, encoded: list[np.ndarray]) -> np.ndarray:
        distinct = [np.unique(ids, return_counts=True) for ids in encoded]
        sums = np.stack([counts**self.count_power @ self.table[ids] for ids, counts in distinct])
        return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)

    def pooled(self, queries, passages) -> np.ndarray:
        return self.pool(queries) @ self.pool(passages).T

    def late(self, queries, passages) -> np.ndarray:
        best = best_in_passages(self.units, queries, passages)
        place = {t: i for i, t in enumerate(np.unique(np.concatenate(queries)))}
        weights = self.weights
        return np.stack([weights[q] @ best[[place[t] for t in q]] / weights[q].sum() for q in queries])


def read_xquad(folder: Path, language: str):
    """Paragraphs, questions, and the place of each question's paragraph."""
    paragraphs, questions, target = [], [], []
    for article in json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for qa in paragraph["qas"]:
                questions.append(qa["question"])
                target.append(len(paragraphs))
            paragraphs.append(paragraph["context"])
    return paragraphs, questions, np.array(target)


def read_ntrex(evaluation: Path) -> tuple[list[str], list[str]]:
    """Sentences in English and in Vietnamese."""
    pairs = [line.split("\t") for line in read_lines(evaluation / "ntrex128" / "newstest2019.en-vi.tsv")]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def measure(scorer: Scorer, evaluation: Path) -> dict[str, float]:
    xquad = {language: read_xquad(evaluation / "xquad-r", language) for language in ("en", "vi")}
    passages = {language: scorer.encode(xquad[language][0]) for language in xquad}
    questions = {language: scorer.encode(xquad[language][1]) for language in xquad}
    questions["folded"] = scorer.encode([fold(q) for q in xquad["vi"][1]])
    figures = {}
    for asked, read in WAYS:
        for way, score in (("pooled", scorer.pooled), ("late", scorer.late)):
            found = score(questions[asked], passages[read]).argmax(1)
            figures[f"{way} {asked}>{read}"] = float((found == xquad["en"][2]).mean())
    scores = scorer.pooled(*(scorer.encode(list(side)) for side in read_ntrex(evaluation)))
    right = np.arange(len(scores))
    figures["ntrex en>vi"] = float((scores.argmax(1) == right).mean())
    figures["ntrex vi>en"] = float((scores.argmax(0) == right).mean())
    return figures


class HeldOut:
    """Questions that were kept out of training, and passages: their paragraphs, the lines around, some others."""

    def __init__(self, data: Path, folder: Path):
        asked = read_held_out(data, folder)
        self.questions, self.passages = {}, {}
        for read in ("en", "vi"):
            entries, lines = [e for e in asked if e.language == read], read_paragraphs(data, read)
            own = [e.paragraph for e in entries]
            places = [lines.index(p) + step for p in own for step in (-2, -1, 1, 2)] + list(range(0, len(lines), 60))
            others = {lines[i] for i in places if i < len(lines)} - set(own)
            self.passages[read] = own + sorted(others)
            for asking in ("en", "vi"):
                self.questions[asking, read] = [
                    (q, i) for i, e in enumerate(entries) for language, q in e.questions if language == asking
                ]


def measure_held_out(scorer: Scorer, held_out: HeldOut) -> dict[str, float]:
    passages = {language: scorer.encode(texts) for language, texts in held_out.passages.items()}
    figures = {}
    for (asking, read), rows in held_out.questions.items():
        queries, target = scorer.encode([q for q, _ in rows]), np.array([i for _, i in rows])
        for way, score in (("held-pooled", scorer.pooled), ("held-late", scorer.late)):
            figures[f"{way} {asking}>{read}"] = float((score(queries, passages[read]).argmax(1) == target).mean())
    return figures


def best_in_passages(units, queries, passages) -> np.ndarray:
    """Distinct query tokens x passages: the best cosine."""
    asked = np.unique(np.concatenate(queries))
    read, columns = np.unique(np.concatenate(passages), return_inverse=True)
    similarities = units[read] @ units[asked].T
    bounds = np.concatenate([[0], np.cumsum([len(p) for p in passages])])
    return np.stack([similarities[columns[a:b]].max(0) for a, b in zip(bounds, bounds[1:])], axis=1)


def format_figures(figures: dict[str, float]) -> str:
    ways = sorted({key.split()[0] for key in figures})
    return " | ".join(
        way + "".join(f" {k.split()[1]} {v:.3f}" for k, v in figures.items() if k.split()[0] == way) for way in ways
    )
