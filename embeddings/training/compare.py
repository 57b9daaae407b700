"""Checks exported models against their golden vectors and prints their figures side by side."""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from measure import Scorer, format_figures, measure


def read_model(folder: Path) -> Scorer:
    """The model as the runtime sees it."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    file = folder / "compounds.json"
    compounds = np.array(read_json(file) if file.exists() else [], np.int32).reshape(-1, 3)
    session = onnxruntime.InferenceSession(str(folder / "onnx" / "model_quantized.onnx"))
    ids = np.arange(tokenizer.get_vocab_size() + len(np.unique(compounds[:, 2])))[None]
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
    names = {i.name for i in session.get_inputs()}
    table = session.run(["last_hidden_state"], {n: v for n, v in given.items() if n in names})[0][0]
    own_words = read_json(folder / "config.json").get("verbatim", {})
    powers = (own_words.get("token_weight_power", 1), own_words.get("token_count_power", 1))
    return Scorer(table, tokenizer, compounds, *powers)


def check_golden(folder: Path, scorer: Scorer) -> str:
    if not (folder / "golden.json").exists():
        return "no golden vectors"
    entries = read_json(folder / "golden.json")
    for entry in entries:
        ids = scorer.encode([entry["text"]])
        vector = scorer.pool(ids)[0]
        if ids[0].tolist() != entry["ids"] or not np.allclose(vector[:8], entry["first8"], atol=1e-4):
            raise SystemExit(f"{folder}: golden vector differs for {entry['text']!r}")
    return f"{len(entries)} golden vectors agree"


def read_json(file: Path):
    return json.loads(file.read_text(encoding="utf-8"))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--eval", type=Path, help="without it only the golden vectors are checked")
    arguments.add_argument("models", type=Path, nargs="+", help="model folders in Transformers.js layout")
    options = arguments.parse_args()
    for folder in options.models:
        scorer = read_model(folder)
        rows, dimensions = scorer.table.shape
        print(f"{folder}: {rows:,} rows x {dimensions}, {check_golden(folder, scorer)}")
        if options.eval:
            print("  " + format_figures(measure(scorer, options.eval)).replace(" | ", "\n  "))
