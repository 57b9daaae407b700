"""Text operations that training and evaluation share: sentences, folding, misspelling."""

import random
import re
import unicodedata

SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[^\W\d_a-zà-ỹđ]|[\"“‘(\d])")


def split_sentences(paragraph: str) -> list[str]:
    return [s for s in SENTENCE_END.split(paragraph) if s.strip()] or [paragraph]


def fold(text: str) -> str:
    """Vietnamese as typed without diacritics: "Chủ tịch nước đã đến" -> "Chu tich nuoc da den"."""
    stripped = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return stripped.replace("đ", "d").replace("Đ", "D")


def misspell(text: str, rng: random.Random) -> str:
    """One slip of the finger in one word of at least four letters: a letter lost, doubled or swapped."""
    words = text.split(" ")
    long_words = [i for i, word in enumerate(words) if len(word) >= 4]
    if not long_words:
        return text
    i = rng.choice(long_words)
    word, at = words[i], rng.randrange(1, len(words[i]) - 1)
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    words[i] = rng.choice(slips)
    return " ".join(words)
