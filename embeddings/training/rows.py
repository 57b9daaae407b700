"""What the reader is given: rows of token ids, a question and a passage's sentences in each."""

from dataclasses import dataclass

import numpy as np

from encoder import CLS, LONGEST, PAD, SEP

QUESTION_TOKENS, PASSAGE_TOKENS = 40, 176
WIDTHS = 32  # a table's width is a multiple: a GPU multiplies these fastest


@dataclass
class Group:
    question: np.ndarray
    passages: list[list[np.ndarray]]
    answers: list[tuple[int, int]]  # of each passage, the first and behind the last sentence that answers; 0, 0: none


@dataclass
class Packed:
    """Rows of one passage each, in tables of rows of like length: ids and parts (0: question, 1: passage) of each table.

    `marks`: of each sentence its place among all tokens of all tables, its passage, its group, and whether it answers.
    """

    tables: list[tuple[np.ndarray, np.ndarray]]
    marks: np.ndarray
    groups: int


def pack(groups: list[Group], tables: int = 1) -> Packed:
    rows, marks = [], []
    for count, group in enumerate(groups):
        question = group.question[:QUESTION_TOKENS]
        for sentences, (first, end) in zip(group.passages, group.answers):
            ids = [CLS, *question, SEP]
            start = len(ids)
            for number, sentence in enumerate(sentences):
                room = min(LONGEST, start + PASSAGE_TOKENS) - len(ids) - 1
                if room < 4:
                    break
                ids += [*sentence[:room], SEP]
                marks.append((len(ids) - 1, len(rows), count, int(first <= number < end)))
            rows.append((ids, start))
    order = np.array_split(sorted(range(len(rows)), key=lambda row: len(rows[row][0])), tables)
    padded = [pad([rows[row] for row in some]) for some in order]
    starts, begun = np.zeros(len(rows), np.int64), 0
    for some, (ids, _) in zip(order, padded):
        starts[some] = begun + np.arange(len(some)) * ids.shape[1]
        begun += ids.size
    marks = np.array(marks, np.int64).reshape(-1, 4)
    marks[:, 0] += starts[marks[:, 1]]
    return Packed(padded, marks, len(groups))


def pad(rows: list[tuple[list[int], int]]) -> tuple[np.ndarray, np.ndarray]:
    """Token ids of rows and the part of each token; `rows`: ids, and where the second part begins."""
    longest = max(len(row) for row, _ in rows)
    ids = np.full((len(rows), -(-longest // WIDTHS) * WIDTHS), PAD, np.int64)
    parts = np.zeros_like(ids)
    for i, (row, start) in enumerate(rows):
        ids[i, : len(row)] = row
        parts[i, start:] = 1
    return ids, parts
