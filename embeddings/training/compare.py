"""Checks exported models against their golden vectors and prints their figures side by side."""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from measure import format_figures, measure


def read_table(folder: Path) -> np.ndarray:
    """Every row of the table, as the runtime sees it."""
    session = onnxruntime.InferenceSession(str(folder / "onnx" / "model_quantized.onnx"))
    ids = np.arange(Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab_size())[None]
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
    names = {i.name for i in session.get_inputs()}
    return session.run(["last_hidden_state"], {n: v for n, v in given.items() if n in names})[0][0]


def check_golden(folder: Path, table: np.ndarray, tokenizer: Tokenizer) -> str:
    if not (folder / "golden.json").exists():
        return "no golden vectors"
    entries = json.loads((folder / "golden.json").read_text(encoding="utf-8"))
    for entry in entries:
        ids = tokenizer.encode(entry["text"], add_special_tokens=False).ids
        mean = table[ids].mean(axis=0)
        if ids != entry["ids"] or not np.allclose(mean[:8] / np.linalg.norm(mean), entry["first8"], atol=1e-4):
            raise SystemExit(f"{folder}: golden vector differs for {entry['text']!r}")
    return f"{len(entries)} golden vectors agree"


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--eval", type=Path, help="without it only the golden vectors are checked")
    arguments.add_argument("models", type=Path, nargs="+", help="model folders in Transformers.js layout")
    options = arguments.parse_args()
    for folder in options.models:
        tokenizer, table = Tokenizer.from_file(str(folder / "tokenizer.json")), read_table(folder)
        print(f"{folder}: {len(table):,} tokens x {table.shape[1]}, {check_golden(folder, table, tokenizer)}")
        if options.eval:
            power = json.loads((folder / "config.json").read_text(encoding="utf-8"))["verbatim"]["token_weight_power"]
            print("  " + format_figures(measure(table, tokenizer, options.eval, power)).replace(" | ", "\n  "))
