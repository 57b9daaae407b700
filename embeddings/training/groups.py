"""Groups to learn reading from: a question, passages cut into sentences, and which sentences answer.

Every sampler's `group(rng)` gives `Group`; in a tenth to a fifth of the groups nothing answers.
"""

import random

import numpy as np

from batch import thin
from encoder import CLS
from languages import Dictionary
from passages import FOLDED
from rows import PASSAGE_TOKENS, QUESTION_TOKENS, Group

PASSAGES = 8  # a group
NEAR = 3  # of them from around the right one
HEADED = 0.5  # of the groups of written questions


class Texts:
    """The texts of one name in the file that `arrays.py` writes."""

    def __init__(self, arrays, name: str):
        self.tokens = arrays[f"{name}.tokens"].astype(np.int32)
        self.sentences, self.texts = arrays[f"{name}.sentences"], arrays[f"{name}.texts"]

    def __len__(self):
        return len(self.texts) - 1

    def sentence(self, i: int) -> np.ndarray:
        return self.tokens[self.sentences[i] : self.sentences[i + 1]]

    def __getitem__(self, text: int) -> list[np.ndarray]:
        return [self.sentence(i) for i in range(self.texts[text], self.texts[text + 1])]

    def whole(self, text: int) -> np.ndarray:
        return self.tokens[self.sentences[self.texts[text]] : self.sentences[self.texts[text + 1]]]


def fits(sentences: list[np.ndarray], keep: tuple[int, int], rng: random.Random) -> tuple[int, int]:
    """A run of sentences around `keep` that is as long as a passage may be, its place by chance."""
    low, high = keep if keep[1] > keep[0] else (0, 1)
    room = rng.choice((40, 64, 90, 120, PASSAGE_TOKENS)) - sum(len(s) + 1 for s in sentences[low:high])
    while True:
        ways = [i for i in (low - 1, high) if 0 <= i < len(sentences) and len(sentences[i]) + 1 <= room]
        if not ways:
            return low, high
        way = rng.choice(ways)
        room -= len(sentences[way]) + 1
        low, high = min(low, way), max(high, way + 1)


class Sampler:
    """What the samplers share: paragraphs by place, English first."""

    def __init__(self, arrays, paragraphs: tuple[Texts, Texts]):
        self.english, self.vietnamese = paragraphs
        self.folded = arrays["folded"]

    def paragraph(self, place: int) -> list[np.ndarray]:
        count = len(self.english)
        return self.english[place] if place < count else self.vietnamese[place - count]

    def near(self, place: int, rng: random.Random) -> int:
        """Another paragraph of, most likely, the same document."""
        count = len(self.english)
        low, high = (0, count) if place < count else (count, count + len(self.vietnamese))
        while True:
            other = place + rng.choice((-1, 1)) * rng.randint(1, 6)
            if low <= other < high:
                return other

    def anywhere(self, rng: random.Random) -> int:
        return rng.randrange(len(self.english) + len(self.vietnamese))

    def negative(self, place: int, rng: random.Random) -> list[np.ndarray]:
        sentences = self.paragraph(place)
        if not sentences:
            return []
        at = rng.randrange(len(sentences))
        low, high = fits(sentences, (at, at + 1), rng)
        return sentences[low:high]

    def heading(self, place: int, rng: random.Random) -> np.ndarray:
        """Words near by, in a title's stead: a passage's document is told before its sentences and cannot be the answer."""
        sentences = self.paragraph(self.near(place, rng))
        return sentences[0][: rng.randint(4, 14)] if sentences else np.array([CLS])

    def headed(self, group: Group, places: list[int], rng: random.Random) -> Group:
        passages = [[self.heading(place, rng), *sentences] for place, sentences in zip(places, group.passages)]
        answers = [(first + 1, end + 1) if end else (0, 0) for first, end in group.answers]
        return Group(group.question, passages, answers)

    def fold(self, tokens: np.ndarray) -> np.ndarray:
        return self.folded[tokens]


class Asked(Sampler):
    """Written questions; beside the paragraph its neighbours and what the static model takes for it."""

    def __init__(self, arrays, paragraphs):
        super().__init__(arrays, paragraphs)
        self.passages, self.questions, self.slips = (Texts(arrays, n) for n in ("asked", "questions", "slips"))
        self.answers, self.places = arrays["asked.answers"], arrays["asked.places"]
        self.about, self.hard = arrays["questions.about"], arrays["questions.hard"]
        self.in_vietnamese = arrays["questions.vietnamese"]
        self.numbers = set(arrays["numbers"].tolist())
        self.usable = [q for q in range(len(self.questions)) if self.answers[self.about[q]][1] > 0]

    def group(self, rng: random.Random) -> Group:
        number = rng.choice(self.usable)
        entry, question = self.about[number], (self.slips if rng.random() < 0.1 else self.questions).whole(number)
        if self.in_vietnamese[number] and rng.random() < FOLDED:
            question = self.fold(question)
        question = thin(question, rng.choice((0, 0, 0.05, 0.15)), rng)
        sentences, (first, end) = self.passages[entry], self.answers[entry]
        passages, answers = [], []
        if rng.random() > 0.2:
            low, high = fits(sentences, (first, end), rng)
            passages.append(sentences[low:high])
            altered = self.with_another_number(question, np.concatenate(passages[0]), rng) if rng.random() < 0.2 else None
            question = question if altered is None else altered
            answers.append((first - low, end - low) if altered is None else (0, 0))
        place = int(self.places[entry])
        others = [self.near(place, rng) for _ in range(NEAR if place >= 0 else 0)] + [self.anywhere(rng)]
        others += [int(other) for other in rng.sample(list(self.hard[number]), PASSAGES - len(passages) - len(others))]
        answers += [(0, 0)] * len(others)
        group = Group(question, passages + [self.negative(other, rng) for other in others], answers)
        own = [place if place >= 0 else others[0]] * len(passages)
        return self.headed(group, own + others, rng) if rng.random() < HEADED else group

    def with_another_number(self, question: np.ndarray, passage: np.ndarray, rng: random.Random) -> np.ndarray | None:
        """The question with one of the passage's numbers replaced by one that it does not hold; `None` where it has none."""
        held = self.numbers.intersection(passage.tolist())
        places = [i for i, token in enumerate(question.tolist()) if token in held]
        others = self.numbers - held
        if not places or not others:
            return None
        altered = question.copy()
        altered[rng.choice(places)] = rng.choice(sorted(others))
        return altered


class Unsaid(Sampler):
    """Questions that a stretch of text seems to answer and does not."""

    def __init__(self, arrays, paragraphs):
        super().__init__(arrays, paragraphs)
        self.questions, self.places, self.hard = Texts(arrays, "unsaid"), arrays["unsaid.places"], arrays["unsaid.hard"]
        self.numbers = np.flatnonzero(self.places >= 0).tolist()

    def around(self, number: int, rng: random.Random) -> list[int]:
        return [int(self.places[number]) + step for step in range(5)]

    def group(self, rng: random.Random) -> Group:
        number = rng.choice(self.numbers)
        around = self.around(number, rng)
        others = [int(rng.choice(self.hard[number])) for _ in range(PASSAGES - len(around))]
        passages = [self.negative(place, rng) for place in around + others]
        group = Group(self.questions.whole(number), passages, [(0, 0)] * len(passages))
        return self.headed(group, around + others, rng) if rng.random() < HEADED else group


class Everyday(Unsaid):
    """Everyday messages, which no paragraph answers."""

    def __init__(self, arrays, paragraphs):
        super().__init__(arrays, paragraphs)
        self.numbers = np.flatnonzero(self.places < 0).tolist()

    def around(self, number: int, rng: random.Random) -> list[int]:
        return [self.anywhere(rng) for _ in range(NEAR)]


class Found(Sampler):
    """A few words of a sentence, some of them translated word by word, to be found again among paragraphs of a document."""

    def __init__(self, arrays, paragraphs):
        super().__init__(arrays, paragraphs)
        words = [Texts(arrays, name) for name in ("words.en", "words.vi")]
        english, vietnamese = ([side.whole(i) for i in range(len(side))] for side in words)
        self.dictionary = Dictionary(english + vietnamese, vietnamese + english, shortest=1)

    def group(self, rng: random.Random) -> Group:
        texts, offset = (self.english, 0) if rng.random() < 0.5 else (self.vietnamese, len(self.english))
        place = rng.randrange(3, len(texts) - 4)
        passages, answers, question = [], [], None
        for step in range(PASSAGES // 2):
            sentences = texts[place + step - 1]
            if not sentences:
                continue
            at = rng.randrange(len(sentences))
            low, high = fits(sentences, (at, at + 1), rng)
            passages.append(sentences[low:high])
            answers.append((0, 0))
            if question is None and len(sentences[at]) >= 6:
                answers[-1] = (at - low, at + 1 - low)
                question = self.remembered(sentences[at], offset > 0, rng)
        return Group(question if question is not None else np.array([CLS]), passages, answers)

    def remembered(self, sentence: np.ndarray, vietnamese: bool, rng: random.Random) -> np.ndarray:
        length = rng.randint(4, 20)
        start = rng.randint(0, max(0, len(sentence) - length))
        words = thin(sentence[start : start + length], 0.3, rng)
        if rng.random() < 0.6:
            words = self.dictionary.translate(words, rng.choice((0.4, 0.9)), rng)
        elif vietnamese and rng.random() < 2 * FOLDED:
            words = self.fold(words)
        return words


class Translated:
    """A sentence, thinned, and neighbouring lines in the other language, its translation among them."""

    def __init__(self, arrays):
        self.english, self.vietnamese = Texts(arrays, "pairs.en"), Texts(arrays, "pairs.vi")
        self.folded = arrays["folded"]

    def group(self, rng: random.Random) -> Group:
        asked, read = (self.english, self.vietnamese) if rng.random() < 0.5 else (self.vietnamese, self.english)
        place, passages, answers = rng.randrange(max(1, len(asked) - 24)), [], []
        right = rng.randrange(4)
        question = None
        for number in range(4):
            lines = rng.randint(1, 5)
            sentences = [read.whole(i) for i in range(place, min(len(read), place + lines))]
            at = rng.randrange(len(sentences))
            low, high = fits(sentences, (at, at + 1), rng)
            passages.append(sentences[low:high])
            answers.append((at - low, at + 1 - low) if number == right else (0, 0))
            if number == right:
                question = thin(asked.whole(place + at)[: QUESTION_TOKENS], rng.choice((0.1, 0.3, 0.5)), rng)
                if asked is self.vietnamese and rng.random() < FOLDED:
                    question = self.folded[question]
            place += lines
        return Group(question, passages, answers)


class Weak:
    """Titles, headings and questions of the web: some sentence of the passage answers."""

    def __init__(self, arrays):
        self.questions, self.passages = Texts(arrays, "weak.questions"), Texts(arrays, "weak")
        self.folded = arrays["folded"]

    def group(self, rng: random.Random) -> Group:
        number = rng.randrange(len(self.questions))
        question = self.questions.whole(number)
        others = [number + step for step in rng.sample([-4, -3, -2, -1, 1, 2, 3, 4], 3)]
        others += [rng.randrange(len(self.questions)) for _ in range(PASSAGES // 2 - 1)]
        others = [i for i in others if 0 <= i < len(self.questions) and not np.array_equal(self.questions.whole(i), question)]
        passages, answers = [], []
        for i in ([number] if rng.random() > 0.1 else []) + others:
            sentences = self.passages[i]
            if not sentences:
                continue
            low, high = fits(sentences, (0, 0), rng)
            passages.append(sentences[low:high])
            answers.append((0, high - low) if i == number else (0, 0))
        return Group(thin(question, 0.1, rng), passages, answers)
