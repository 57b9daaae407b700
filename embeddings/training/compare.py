"""Prints the figures of exported models side by side."""

import argparse
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


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--eval", type=Path, required=True)
    arguments.add_argument("models", type=Path, nargs="+", help="model folders in Transformers.js layout")
    options = arguments.parse_args()
    for folder in options.models:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        print(folder)
        print("  " + format_figures(measure(read_table(folder), tokenizer, options.eval)).replace(" | ", "\n  "))
