"""Makes every sampler from the data folder and from what was written for this model."""

from pathlib import Path

from tokenizers import Tokenizer

from batch import Ragged
from languages import Dictionary, MixedParagraphs, TranslatedWindows, Translations
from passages import Meanings, Paragraphs, Questions, WeakQuestions
from read import (
    digest, read_hard, read_pairs, read_paragraphs, read_questions, read_weak_questions, read_wordnet,
)


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


def load_written(data: Path, written: Path | None, hard: Path | None, tokenizer: Tokenizer, given: dict) -> dict:
    """The samplers of what was written for this model; `given`: those of `load_samplers`."""
    lines = [read_paragraphs(data, language) for language in ("en", "vi")]
    neighbours = {p: around(paragraphs, i) for paragraphs in lines for i, p in enumerate(paragraphs)}
    asked, mistakes = read_questions(data, written), read_hard(data, hard) if hard else {}
    for entry in asked:
        entry.hard += mistakes.get(digest(entry.paragraph), [])
    here = Path(__file__).parent
    glossary = read_pairs(here, "glossary.tsv")
    words = Translations(tokenizer, glossary + read_pairs(data, "terms.tsv"))
    # A single Vietnamese syllable has too many meanings to be replaced.
    to_vietnamese = Dictionary(words.english, words.vietnamese, shortest=1)
    to_english = Dictionary(words.vietnamese, words.english, shortest=2)
    return {
        "questions": Questions(tokenizer, asked, neighbours),
        "glossary": Translations(tokenizer, glossary, together=1),
        "sentences": Translations(tokenizer, read_pairs(here, "sentences.tsv")),
        "mixed.en": MixedParagraphs(given["paragraphs.en"], to_vietnamese),
        "mixed.vi": MixedParagraphs(given["paragraphs.vi"], to_english),
    }


def compound_dictionary(data: Path, tokenizer: Tokenizer) -> dict[str, Ragged]:
    """Words that compounds are taken from: the glossary's, and terms of two words (longer ones are mostly labels)."""
    glossary, terms = read_pairs(Path(__file__).parent, "glossary.tsv"), read_pairs(data, "terms.tsv")

    def words(side, longest):
        known = [pair[side] for pair in glossary if len(pair[side].split()) <= longest]
        return Ragged(tokenizer, known + [pair[side] for pair in terms if len(pair[side].split()) == 2])

    return {"en": words(0, 2), "vi": words(1, 4)}


def around(lines: list[str], i: int) -> list[str]:
    return [lines[j] for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(lines)]
