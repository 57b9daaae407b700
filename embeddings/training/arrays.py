"""Tokenises the training text once: the arrays that `groups.py` draws from, in one file."""

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from compare import read_model
from diacritics import open_restoring
from mine import vectors
from read import digest, read_pairs, read_paragraphs, read_questions, read_unsaid, read_weak_questions
from text import fold, misspell, split_sentences

HARD = 8  # paragraphs of each language that the static model takes for the right one
BLOCK = 8192


class Writer:
    """Named arrays. A text is a run of sentences, a sentence a run of tokens."""

    def __init__(self, tokenizer: Tokenizer):
        self.tokenizer, self.arrays = tokenizer, {}

    def texts(self, name: str, texts: list[list[str]]) -> None:
        sentences = [sentence for text in texts for sentence in text]
        flat, lengths = [], []
        for start in range(0, len(sentences), 20000):
            encoded = self.tokenizer.encode_batch_fast(sentences[start : start + 20000], add_special_tokens=False)
            lengths += [len(e.ids) for e in encoded]
            flat += [np.array(e.ids, np.uint16) for e in encoded]
        self.arrays[f"{name}.tokens"] = np.concatenate(flat) if flat else np.zeros(0, np.uint16)
        self.arrays[f"{name}.sentences"] = np.cumsum([0] + lengths).astype(np.int32)
        self.arrays[f"{name}.texts"] = np.cumsum([0] + [len(text) for text in texts]).astype(np.int32)

    def numbers(self, name: str, values) -> None:
        self.arrays[name] = np.asarray(values, np.int32)


def write_arrays(data: Path, written: Path | None, unsaid: Path | None, pairs: Path | None, model: Path, out: Path) -> None:
    scorer = read_model(model)
    writer = Writer(scorer.tokenizer)
    paragraphs = {language: read_paragraphs(data, language) for language in ("en", "vi")}
    for language, lines in paragraphs.items():
        writer.texts(language, [split_sentences(line) for line in lines])
    translations = read_pairs(data, "parallel.tsv") + read_pairs(data, "diplomacy.tsv")
    for side, name in enumerate(("pairs.en", "pairs.vi")):
        writer.texts(name, [[pair[side]] for pair in translations])
    words = read_pairs(data, "terms.tsv") + read_pairs(Path(__file__).parent, "glossary.tsv")
    for side, name in enumerate(("words.en", "words.vi")):
        writer.texts(name, [[pair[side]] for pair in words])
    weak = read_weak_questions(data)
    writer.texts("weak.questions", [[question] for _, question, _ in weak])
    writer.texts("weak", [split_sentences(passage) for _, _, passage in weak])
    writer.numbers("folded", folded_tokens(scorer.tokenizer))
    numbers = sorted(i for token, i in scorer.tokenizer.get_vocab().items() if token.isascii() and token.isdigit())
    writer.numbers("numbers", numbers)
    restored = open_restoring(pairs)
    write_questions(writer, scorer, paragraphs, read_questions(data, written), read_unsaid(unsaid) if unsaid else [], restored)
    np.savez(out, **writer.arrays)


def write_questions(writer: Writer, scorer, paragraphs: dict, asked: list, unsaid: list, restored) -> None:
    """Questions with the place of what they are about among all paragraphs, English first."""
    lines = paragraphs["en"] + paragraphs["vi"]
    places = {digest(line): i for i, line in reversed(list(enumerate(lines)))}
    entries = [entry for entry in asked if entry.questions]
    sentences = [split_sentences(entry.paragraph) for entry in entries]
    writer.texts("asked", sentences)
    writer.numbers("asked.answers", [answering(e.paragraph, s, e.answer) for e, s in zip(entries, sentences)])
    writer.numbers("asked.places", [places.get(digest(entry.paragraph), -1) for entry in entries])
    rows = [(i, language, restored(language, text)) for i, entry in enumerate(entries) for language, text in entry.questions]
    writer.texts("questions", [[text] for _, _, text in rows])
    rng = random.Random(0)
    writer.texts("slips", [[misspell(text, rng)] for _, _, text in rows])
    writer.numbers("questions.about", [i for i, _, _ in rows])
    writer.numbers("questions.vietnamese", [language == "vi" for _, language, _ in rows])
    none = [(places.get(sha256, -1), language, restored(language, text)) for sha256, questions in unsaid
            for language, text in questions if sha256 is None or sha256 in places]
    writer.texts("unsaid", [[text] for _, _, text in none])
    writer.numbers("unsaid.places", [place for place, _, _ in none])
    own = [places.get(digest(entries[i].paragraph), -1) for i, _, _ in rows]
    passages = torch.cat([vectors(scorer, lines[i : i + BLOCK]) for i in range(0, len(lines), BLOCK)])
    sides = passages[: len(paragraphs["en"])], passages[len(paragraphs["en"]) :]
    writer.numbers("questions.hard", mistakes(scorer, sides, [text for _, _, text in rows], own))
    writer.numbers("unsaid.hard", mistakes(scorer, sides, [text for _, _, text in none], [-1] * len(none)))


def answering(paragraph: str, sentences: list[str], answer: str) -> tuple[int, int]:
    """First and behind the last of the sentences that the answer touches; 0, 0 where it is not found."""
    start = paragraph.find(answer) if answer else -1
    if start < 0:
        return 0, 0
    touched, at = [], 0
    for number, sentence in enumerate(sentences):
        at = paragraph.find(sentence, at)
        if at < start + len(answer) and at + len(sentence) > start:
            touched.append(number)
        at += len(sentence)
    return touched[0], touched[-1] + 1


def mistakes(scorer, sides: tuple[torch.Tensor, torch.Tensor], questions: list[str], own: list[int]) -> np.ndarray:
    """For each question the places that its pooled vector is nearest to, `HARD` in English and `HARD` in Vietnamese."""
    found = [np.zeros((0, 2 * HARD), np.int32)]
    for start in range(0, len(questions), 1024):
        asked = vectors(scorer, questions[start : start + 1024])
        best, offset = [], 0
        for side in sides:
            scores = asked @ side.T
            for row, place in enumerate(own[start : start + 1024]):
                if 0 <= place - offset < len(side):
                    scores[row, place - offset] = -2
            best.append(scores.topk(HARD).indices + offset)
            offset += len(side)
        found.append(torch.cat(best, 1).numpy())
    return np.concatenate(found)


def folded_tokens(tokenizer: Tokenizer) -> list[int]:
    """For each token the one of its letters without diacritics, where the tokenizer knows it; else itself."""
    vocabulary = tokenizer.get_vocab()
    folded = list(range(len(vocabulary)))
    for token, i in vocabulary.items():
        folded[i] = vocabulary.get(fold(token), i)
    return folded


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--written", type=Path, help="folder of further written questions, *.jsonl")
    arguments.add_argument("--unsaid", type=Path, help="folder of questions that a stretch of text does not answer")
    arguments.add_argument("--pairs", type=Path, help="what diacritics.py wrote")
    arguments.add_argument("--model", type=Path, required=True, help="the static model's folder")
    arguments.add_argument("--out", type=Path, required=True, help="arrays.npz to write")
    options = arguments.parse_args()
    write_arrays(options.data, options.written, options.unsaid, options.pairs, options.model, options.out)
