"""The weights of an exported model, rounded as they were for the export, to go on training from."""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from compare import read_model
from model import StaticEmbedding

MATRICES = ("query_key_value", "mixed", "inner", "outer")  # of a layer, in the graph's order


def restored_table(folder: Path) -> StaticEmbedding:
    scorer = read_model(folder)
    lengths = np.linalg.norm(scorer.table, axis=1)
    return StaticEmbedding(scorer.units, np.maximum(lengths, 1e-4), scorer.compounds.pairs)


def restored_reader(file: Path) -> dict[str, torch.Tensor]:
    """The state of `Reader`."""
    arrays = {each.name: numpy_helper.to_array(each) for each in onnx.load(file).graph.initializer}
    state = {name: array for name, array in arrays.items() if name.startswith(("encoder.", "head."))}
    layers = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layers."))
    places = [f"encoder.layers.{layer}.{matrix}.weight" for layer in range(layers) for matrix in MATRICES]
    stored = [name.removesuffix("_quantized") for name in arrays if name.endswith("_quantized")]
    for place, name in zip([*places, "head.weight"], stored, strict=True):
        state[place] = (arrays[f"{name}_quantized"] * arrays[f"{name}_scale"]).T
    alike = [array for name, array in arrays.items() if name.startswith("onnx::Mul") and array.ndim == 3]
    for layer, array in zip(range(layers), alike, strict=True):
        state[f"encoder.layers.{layer}.alike"] = array.reshape(-1)
    vectors = [array for name, array in arrays.items() if name.startswith(("onnx::Add", "onnx::Mul")) and array.ndim == 1]
    for place, first, step in zip(("encoder.parts.weight", "encoder.met"), vectors[::2], vectors[1::2], strict=True):
        state[place] = np.stack([first, first + step])
    rows = arrays["words.rows"]
    both = torch.cat([torch.from_numpy(rows % 16), torch.from_numpy(rows // 16)], 1)
    state["encoder.words.weight"] = (both.numpy() - arrays["words.middle"]) * arrays["words.scales"]
    return {name: torch.tensor(array).float() for name, array in state.items()}


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
