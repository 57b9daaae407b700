"""Trains the tokenizer: WordPiece, lower-cased, Vietnamese accents kept, folded syllables known too."""

import argparse
import random
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from read import read_everything
from text import fold

SPECIAL_TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
FOLDED_SHARE = 0.15  # of Vietnamese texts, so that common syllables without diacritics are whole tokens


def train_tokenizer(texts, vocabulary: int) -> Tokenizer:
    """`texts`: pairs of language ("en" or "vi") and text."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=64))
    # strip_accents must be given: left open, lower-casing strips Vietnamese tones.
    tokenizer.normalizer = normalizers.BertNormalizer(strip_accents=False, lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=vocabulary, min_frequency=2, limit_alphabet=400, special_tokens=SPECIAL_TOKENS
    )
    tokenizer.train_from_iterator(with_folded_copies(texts), trainer)
    return tokenizer


def with_folded_copies(texts):
    rng = random.Random(0)
    for language, text in texts:
        yield text
        if language == "vi" and rng.random() < FOLDED_SHARE:
            yield fold(text)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--vocabulary", type=int, default=32000)
    arguments.add_argument("--out", type=Path, required=True, help="tokenizer.json to write")
    options = arguments.parse_args()
    train_tokenizer(read_everything(options.data), options.vocabulary).save(str(options.out))
