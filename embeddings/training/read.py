"""Reads the training text from its folder; knows the file formats, nothing of tokens."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Asked:
    """A paragraph and what was asked about it."""

    paragraph: str
    language: str
    answer: str
    questions: list[tuple[str, str]] = field(default_factory=list)  # language, text
    hard: list[str] = field(default_factory=list)  # paragraphs that look alike but do not answer


def read_lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def read_paragraphs(data: Path, language: str) -> list[str]:
    """Neighbouring lines come from the same document."""
    return read_lines(data / f"paragraphs.{language}.txt")


def read_pairs(data: Path, name: str) -> list[tuple[str, str, str]]:
    """English, Vietnamese, source ("" where the file names none)."""
    rows = (line.split("\t") for line in read_lines(data / name))
    return [(row[0], row[1], row[2] if len(row) > 2 else "") for row in rows if len(row) >= 2]


def read_weak_questions(data: Path) -> list[tuple[str, str, str]]:
    """Language, question, passage."""
    rows = (json.loads(line) for line in read_lines(data / "weak-questions.jsonl"))
    return [(row["lang"], row["question"], row["passage"]) for row in rows]


def read_questions(data: Path, written: Path | None) -> list[Asked]:
    """Written questions: `questions.jsonl` of the data and every `*.jsonl` of the folder `written`."""
    asked = {}
    for line in read_lines(data / "questions.jsonl"):
        row = json.loads(line)
        entry = asked.setdefault(row["sha256"], Asked(row["passage"], row["lang"], row["answer"]))
        entry.questions += [(language, text) for language in ("en", "vi") for text in row[language]]
    if written:
        add_written(asked, data, written)
    return list(asked.values())


def read_hard(data: Path, file: Path) -> dict[str, list[str]]:
    """What `mine.py` wrote: for a paragraph's digest, the paragraphs that are taken for it."""
    paragraphs = {digest(p): p for language in ("en", "vi") for p in read_paragraphs(data, language)}
    rows = [json.loads(line) for line in read_lines(file)]
    return {row["sha256"]: [paragraphs[other] for other in row["hard"]] for row in rows}


def read_held_out(data: Path, folder: Path) -> list[Asked]:
    """Questions to compare models with, of the same format as the written ones."""
    asked = {}
    add_written(asked, data, folder)
    return list(asked.values())


def add_written(asked: dict[str, Asked], data: Path, folder: Path) -> None:
    rows = [json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in read_lines(file)]
    paragraphs = {digest(p): (language, p) for language in ("en", "vi") for p in read_paragraphs(data, language)}
    for row in rows:
        if row["sha256"] not in paragraphs:
            continue
        language, paragraph = paragraphs[row["sha256"]]
        entry = asked.setdefault(row["sha256"], Asked(paragraph, language, row.get("answer", "")))
        entry.questions += [(q["lang"], q["text"]) for q in row["questions"]]
        entry.hard += [paragraphs[h][1] for h in row.get("hard", []) if h in paragraphs]


def read_unsaid(folder: Path) -> list[tuple[str | None, list[tuple[str, str]]]]:
    """Digest of a paragraph, and questions (language, text) that neither it nor the lines around it answer.

    `None` in the digest's place: everyday messages, which no paragraph answers.
    """
    rows = (json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in read_lines(file))
    return [(row.get("sha256"), [(q["lang"], q["text"]) for q in row["questions"]]) for row in rows]


def read_wordnet(folder: Path) -> list[tuple[list[str], str, str]]:
    """Each meaning of WordNet: its words, its gloss, and a word of the meaning above it ("" at the top)."""
    meanings, above = {}, {}
    for part in ("noun", "verb", "adj", "adv"):
        for line in read_lines(folder / f"data.{part}"):
            if line.startswith("  "):  # the licence
                continue
            head, gloss = line.split(" | ", 1)
            columns = head.split(" ")
            count = int(columns[3], 16)
            key = (part, columns[0])
            words = [columns[4 + 2 * i].split("(")[0].replace("_", " ") for i in range(count)]
            meanings[key] = (words, gloss.strip())
            pointers = columns[5 + 2 * count :]
            if "@" in pointers:
                above[key] = (part, pointers[pointers.index("@") + 1])
    return [
        (words, gloss, meanings[above[key]][0][0] if above.get(key) in meanings else "")
        for key, (words, gloss) in meanings.items()
    ]


def read_everything(data: Path):
    """Every text with its language, for the tokenizer."""
    for language in ("en", "vi"):
        for paragraph in read_paragraphs(data, language):
            yield language, paragraph
    for name in ("parallel.tsv", "terms.tsv", "diplomacy.tsv"):
        for english, vietnamese, _ in read_pairs(data, name):
            yield "en", english
            yield "vi", vietnamese
    for language, question, _ in read_weak_questions(data):
        yield language, question
    for entry in read_questions(data, None):
        yield from entry.questions


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
