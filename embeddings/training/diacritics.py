"""Vietnamese word pairs, by which text typed without diacritics gets them back.

A bigram model with Kneser-Ney smoothing (Improved backing-off for m-gram language modeling, 1995) over words as written,
lower-cased. The program (src/language/restore-diacritics.ts) looks for the likeliest words whose letters are those typed.
"""

import argparse
import gzip
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from measure import read_ntrex, read_xquad
from read import read_pairs, read_paragraphs, read_questions
from text import fold

RUN = re.compile(r"[^\W\d_]+|(?:[^\w\s]|[\d_])+")
BOUNDARY = "."  # stands for everything between words: the beginning, punctuation, numbers
DISCOUNT = 0.75
FEWEST = 3  # a rarer word is not restored
QUESTIONS = 5  # times that each written question counts: questions are what is typed
# A pair is kept where its count times the difference that it makes to the logarithm is at least this
# (Seymore and Rosenfeld, Scalable backoff language models, 1996: weighted difference).
WORTH = 10
STEPS = 16  # of a cost, for one unit of the natural logarithm
MOST = 255
GOLDEN = [
    "phai doan viet nam den thu do de du vong doi thoai lan thu 27",
    "hai ben trao doi ve quyen tu do ton giao, quyen lap hoi va quyen cua nguoi lao dong",
    "bao gio thi quoc hoi thong qua luat bao chi sua doi?",
    "me toi mua hai con ga o cho, con em thi ban ma",
    "nhung ai bi bat nam 2016 va vi sao ho bi giu lau den the",
    "xin cho biet so dien thoai cua benh vien tinh",
    "la la la",
]


def words_of(text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text).lower()
    return [BOUNDARY, *(run if run[0].isalpha() else BOUNDARY for run in RUN.findall(text)), BOUNDARY]


def count_pairs(data: Path, written: Path | None) -> Counter:
    texts = [(1, text) for text in read_paragraphs(data, "vi")]
    texts += [(1, vietnamese) for _, vietnamese, _ in read_pairs(data, "parallel.tsv")]
    texts += [(1, vietnamese) for _, vietnamese, _ in read_pairs(data, "diplomacy.tsv")]
    asked = [text for entry in read_questions(data, written) for language, text in entry.questions if language == "vi"]
    texts += [(QUESTIONS, text) for text in asked if fold(text) != text]  # some are typed without
    pairs = Counter()
    for times, text in texts:
        words = words_of(text)
        for pair in zip(words, words[1:]):
            pairs[pair] += times
    return pairs


def smooth(pairs: Counter) -> tuple[dict, dict, dict]:
    """Natural logarithms: of a word whatever precedes it, of what each word leaves for unseen pairs, of the pairs kept."""
    counts, before, after = Counter(), Counter(), Counter()
    for (first, second), count in pairs.items():
        counts[first] += count
        before[second] += 1
        after[first] += 1
    known = {word for word in before if counts[word] >= FEWEST}
    variants = Counter(fold(word) for word in known)
    alone = {word: math.log(before[word] / len(pairs)) for word in known}
    left = {word: math.log(DISCOUNT * after[word] / counts[word]) for word in known}
    kept = {}
    for (first, second), count in pairs.items():
        if not {first, second} <= known or max(variants[fold(first)], variants[fold(second)]) == 1:
            continue
        unseen = left[first] + alone[second]
        log = math.log(max(count - DISCOUNT, 0) / counts[first] + math.exp(unseen))
        if count * (log - unseen) >= WORTH:
            kept[first, second] = log
    return alone, left, kept


def packed(alone: dict, left: dict, kept: dict) -> dict:
    """Words in order; costs as whole numbers; how many pairs each word begins, then the second word and the cost of each."""
    words = sorted(alone)
    number = {word: i for i, word in enumerate(words)}
    follow = defaultdict(list)
    for (first, second), log in kept.items():
        follow[first].append((number[second], cost(log)))
    rows = [sorted(follow[word]) for word in words]
    return {
        "steps": STEPS,
        "boundary": number[BOUNDARY],
        "words": words,
        "alone": [cost(alone[word]) for word in words],
        "left": [cost(left[word]) for word in words],
        "counts": [len(row) for row in rows],
        "seconds": [second for row in rows for second, _ in row],
        "costs": [value for row in rows for _, value in row],
    }


def golden(model: dict) -> list[dict[str, str]]:
    """What the program has to make of texts too."""
    restorer = Restorer(model)
    return [{"typed": typed, "restored": restorer.restore_text(typed)} for typed in GOLDEN]


def cost(log: float) -> int:
    return min(MOST, max(0, round(-log * STEPS)))


class Restorer:
    """The same search as the program's, to measure with."""

    def __init__(self, model: dict):
        self.words, self.alone, self.left = model["words"], model["alone"], model["left"]
        self.variants = defaultdict(list)
        for number, word in enumerate(self.words):
            self.variants[fold(word)].append(number)
        starts = [0]
        for count in model["counts"]:
            starts.append(starts[-1] + count)
        self.pairs = {
            (first, model["seconds"][i]): model["costs"][i]
            for first in range(len(self.words)) for i in range(starts[first], starts[first + 1])
        }
        self.boundary = model["boundary"]

    def restore(self, folded: list[str]) -> list[str]:
        """The likeliest words for those typed, boundaries at both ends (Viterbi)."""
        paths = {self.boundary: (0, [])}
        for typed in folded[1:]:
            step = {}
            for second in self.variants.get(typed, [None]):
                step[second] = min((total + self.cost(first, second), way + [first]) for first, (total, way) in paths.items())
            paths = step
        numbers = paths[self.boundary][1] + [self.boundary]
        return [typed if number is None else self.words[number] for number, typed in zip(numbers, folded)]

    def restore_text(self, text: str) -> str:
        """Lower-cased."""
        text = unicodedata.normalize("NFC", text).lower()
        restored = iter(self.restore([fold(word) for word in words_of(text)])[1:])
        return RUN.sub(lambda run: word if (word := next(restored)) != BOUNDARY else run.group(), text)

    def cost(self, first: int | None, second: int | None) -> int:
        if second is None:
            return 0
        unseen = self.alone[second] + (self.left[first] if first is not None else 0)
        return self.pairs.get((first, second), unseen)


def open_restoring(file: Path | None):
    """(language, text) -> text: Vietnamese typed without diacritics with them, as the program would give them back but for
    what it takes for foreign; the rest as it is."""
    restorer = Restorer(json.loads(gzip.decompress(file.read_bytes()))) if file else None
    return lambda language, text: (
        restorer.restore_text(text) if restorer and language == "vi" and fold(text) == text else text
    )


def share_restored(model: dict, texts: list[str]) -> float:
    """Of the words of accented texts, typed without diacritics, those that come back as they were."""
    restorer, right, all_words = Restorer(model), 0, 0
    for words in map(words_of, texts):
        for word, restored in zip(words, restorer.restore([fold(word) for word in words])):
            all_words += word != BOUNDARY
            right += word == restored != BOUNDARY
    return right / all_words


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--written", type=Path, help="folder of further written questions, *.jsonl")
    arguments.add_argument("--out", type=Path, required=True, help="file to write (.json.gz)")
    arguments.add_argument("--golden", type=Path, help="restored texts to compare the program with, a file to write (.json)")
    arguments.add_argument("--eval", type=Path, help="print the share of words restored")
    options = arguments.parse_args()
    made = packed(*smooth(count_pairs(options.data, options.written)))
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"
    options.out.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(made['words'])} words, {len(made['costs'])} pairs, {options.out.stat().st_size} bytes")
    if options.golden:
        options.golden.write_text(json.dumps(golden(made), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if options.eval:
        sets = {"NTREX-128": read_ntrex(options.eval)[1], "XQuAD-R questions": read_xquad(options.eval / "xquad-r", "vi")[1]}
        print("restored:", ", ".join(f"{name} {share_restored(made, texts):.3f}" for name, texts in sets.items()))
