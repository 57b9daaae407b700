"""What the reader is given: rows of token ids, a question and a passage's sentences in each."""

from dataclasses import dataclass

import numpy as np

from encoder import CLS, LONGEST, PAD, SEP

QUESTION_TOKENS, PASSAGE_TOKENS = 40, 176


@dataclass
class Group:
    question: np.ndarray
    passages: list[list[np.ndarray]]
    answers: list[tuple[int, int]]  # of each passage, the first and behind the last sentence that answers; 0, 0: none


@dataclass
class Packed:
    """Rows of one passage each; `marks`: row, place, group and whether it answers, of each sentence."""

    ids: np.ndarray
    parts: np.ndarray
    marks: np.ndarray
    groups: int


def pack(groups: list[Group]) -> Packed:
    rows, marks, count = [], [], 0
    for group in groups:
        question = group.question[:QUESTION_TOKENS]
        for sentences, (first, end) in zip(group.passages, group.answers):
            ids = [CLS, *question, SEP]
            start = len(ids)
            for number, sentence in enumerate(sentences):
                room = min(LONGEST, start + PASSAGE_TOKENS) - len(ids) - 1
                if room < 4:
                    break
                ids += [*sentence[:room], SEP]
                marks.append((len(rows), len(ids) - 1, count, int(first <= number < end)))
            rows.append((ids, start))
        count += 1
    return Packed(*pad(rows), np.array(marks, np.int64).reshape(-1, 4), count)


def pad(rows: list[tuple[list[int], int]]) -> tuple[np.ndarray, np.ndarray]:
    """Token ids of rows and the part of each token; `rows`: ids, and where the second part begins."""
    ids = np.full((len(rows), max(len(row) for row, _ in rows)), PAD, np.int64)
    parts = np.zeros_like(ids)
    for i, (row, start) in enumerate(rows):
        ids[i, : len(row)] = row
        parts[i, start:] = 1
    return ids, parts
