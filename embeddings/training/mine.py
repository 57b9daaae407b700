"""Finds, for each paragraph with questions, the paragraphs that a trained model takes for it by mistake."""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from measure import Scorer
from model import StaticEmbedding
from read import Asked, digest, read_paragraphs, read_questions

KEPT = 8  # paragraphs for each paragraph with questions
LOOKED_AT = 12  # of the best of each question
BLOCK = 8192


def mine(scorer: Scorer, asked: list[Asked], paragraphs: list[str]) -> dict[str, list[str]]:
    """Paragraphs that rank high for an entry's questions and hold no answer, the likeliest mistakes first."""
    passages = torch.cat([vectors(scorer, paragraphs[i : i + BLOCK]) for i in range(0, len(paragraphs), BLOCK)])
    questions = [(q, entry) for entry in asked for _, q in entry.questions]
    mistakes: dict[str, dict[int, float]] = {entry.paragraph: {} for entry in asked}
    for start in range(0, len(questions), 1024):
        block = questions[start : start + 1024]
        best = (vectors(scorer, [q for q, _ in block]) @ passages.T).float().topk(LOOKED_AT)
        for (_, entry), scores, places in zip(block, best.values.tolist(), best.indices.tolist()):
            for score, place in zip(scores, places):
                if paragraphs[place] != entry.paragraph and not (entry.answer and entry.answer in paragraphs[place]):
                    found = mistakes[entry.paragraph]
                    found[place] = found.get(place, 0) + score
    return {
        paragraph: [paragraphs[i] for i in sorted(found, key=found.get, reverse=True)[:KEPT]]
        for paragraph, found in mistakes.items()
    }


def vectors(scorer: Scorer, texts: list[str]) -> torch.Tensor:
    return torch.from_numpy(scorer.pool(scorer.encode(texts)).astype(np.float32)).bfloat16()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--written", type=Path, help="folder of further written questions, *.jsonl")
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--tokenizer", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True, help="hard.jsonl to write")
    options = arguments.parse_args()
    model = StaticEmbedding.load(options.weights)
    scorer = Scorer(model.table(), Tokenizer.from_file(str(options.tokenizer)), model.compounds)
    lines = sorted({p for language in ("en", "vi") for p in read_paragraphs(options.data, language)})
    found = mine(scorer, read_questions(options.data, options.written), lines)
    rows = [{"sha256": digest(p), "hard": [digest(other) for other in others]} for p, others in found.items()]
    options.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
