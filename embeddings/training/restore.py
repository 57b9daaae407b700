"""The weights of an exported model, rounded as they were for the export, to go on training from."""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from compare import read_model
from export import MIDDLE
from model import StaticEmbedding
from reader_graph import THIRDS, count_layers, root_of


def restored_table(folder: Path) -> StaticEmbedding:
    scorer = read_model(folder)
    lengths = np.linalg.norm(scorer.table, axis=1)
    return StaticEmbedding(scorer.units, np.maximum(lengths, 1e-4), scorer.compounds.pairs)


def restored_reader(file: Path) -> dict[str, torch.Tensor]:
    """The state of `Reader`."""
    arrays = {each.name: numpy_helper.to_array(each) for each in onnx.load(file).graph.initializer}
    state = {name: array for name, array in arrays.items() if name.startswith(("encoder.", "head."))}
    for name in [name for name in state if name.endswith(".rounded")]:
        matrix = name.removesuffix(".rounded")
        state[matrix] = state.pop(name).T * state.pop(f"{matrix}.scales")[:, None]
    for layer in range(count_layers(state)):
        join_thirds(state, f"encoder.layers.{layer}")
    for name in ("encoder.parts.weight", "encoder.met"):
        first = state.pop(f"{name}.first")
        state[name] = np.stack([first, first + state.pop(f"{name}.step")])
    state["encoder.words.weight"] = (arrays["tables"] % 16 - MIDDLE) * state.pop("encoder.words.scales")
    return {name: torch.tensor(array).float() for name, array in state.items()}


def join_thirds(state: dict[str, np.ndarray], layer: str) -> None:
    """Undoes what `reader_graph.thirds` did."""
    alike = state[f"{layer}.alike"] = state[f"{layer}.alike"].reshape(-1)
    for kind in ("weight", "bias"):
        query, *others = (state.pop(f"{layer}.{third}.{kind}") for third in THIRDS)
        state[f"{layer}.query_key_value.{kind}"] = np.concatenate([query * root_of(len(query), len(alike)), *others])


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", type=Path, required=True, help="folder of an exported model")
    arguments.add_argument("--table", type=Path, help="weights of the table to write (.npz)")
    arguments.add_argument("--reader", type=Path, help="weights of the reader to write (.pt)")
    options = arguments.parse_args()
    if options.table:
        restored_table(options.model).save(options.table)
    if options.reader:
        state = restored_reader(options.model / "onnx" / "reader_quantized.onnx")
        torch.save(state, options.reader)
