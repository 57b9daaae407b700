"""Figures on XQuAD-R and NTREX-128: read for comparison, never trained on."""

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from text import fold


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


def measure(table: np.ndarray, tokenizer: Tokenizer, evaluation: Path, power: float = 2) -> dict[str, float]:
    """`power`: late interaction weighs a token with its length to this power."""
    lengths = np.linalg.norm(table, axis=1)
    units = table / np.maximum(lengths, 1e-9)[:, None]
    weights = lengths**power

    def encode(texts):
        return [np.array(e.ids) for e in tokenizer.encode_batch(texts, add_special_tokens=False)]

    def pool(encoded):
        sums = np.stack([table[ids].sum(0) for ids in encoded])
        return sums / np.linalg.norm(sums, axis=1, keepdims=True)

    def late(queries, passages):
        best = best_in_passages(units, queries, passages)
        place = {t: i for i, t in enumerate(np.unique(np.concatenate(queries)))}
        return np.stack(
            [weights[q] @ best[[place[t] for t in q]] / weights[q].sum() for q in queries]
        )

    xquad = {language: read_xquad(evaluation / "xquad-r", language) for language in ("en", "vi")}
    passages = {language: encode(xquad[language][0]) for language in xquad}
    questions = {language: encode(xquad[language][1]) for language in xquad}
    questions["folded"] = encode([fold(q) for q in xquad["vi"][1]])
    figures = {}
    for asked, read in (("en", "en"), ("vi", "vi"), ("en", "vi"), ("vi", "en"), ("folded", "vi"), ("folded", "en")):
        target = xquad["en"][2]
        ways = {
            "pooled": pool(questions[asked]) @ pool(passages[read]).T,
            "late": late(questions[asked], passages[read]),
        }
        for way, scores in ways.items():
            figures[f"{way} {asked}>{read}"] = float((scores.argmax(1) == target).mean())
    lines = (evaluation / "ntrex128" / "newstest2019.en-vi.tsv").read_text(encoding="utf-8").splitlines()
    sides = [pool(encode([line.split("\t")[side] for line in lines])) for side in (0, 1)]
    scores = sides[0] @ sides[1].T
    right = np.arange(len(lines))
    figures["ntrex en>vi"] = float((scores.argmax(1) == right).mean())
    figures["ntrex vi>en"] = float((scores.argmax(0) == right).mean())
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
        way + " " + " ".join(f"{k.split()[1]} {v:.3f}" for k, v in figures.items() if k.startswith(way)) for way in ways
    )
