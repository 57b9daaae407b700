"""Adds the reader to a static model's folder: four bits a number in its tables, eight in its matrices."""

import argparse
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from compare import read_json, read_model
from encoder import CLS, SEP
from export import IR_VERSION, OPSET, pack, quantize, write_json
from measure_reader import load_reader
from rows import PASSAGE_TOKENS, QUESTION_TOKENS

GOLDEN = [
    ("Who chaired the second session?", ["The minister chaired the second session.", "It took place in Hanoi."]),
    ("Ai chủ trì phiên họp thứ hai?", ["The minister chaired the second session.", "Phiên họp diễn ra tại Hà Nội."]),
    ("doi thoai nhan quyen lan thu may", ["Đây là lần thứ mười hai hai nước đối thoại về nhân quyền."]),
]


def export(reader, folder: Path) -> None:
    """The graph, its description in config.json, and golden logits."""
    encoder = reader.encoder
    tables = {"words": encoder.words.weight.detach().numpy(), "static": encoder.static.numpy()}
    del encoder.static
    encoder.static = torch.nn.Parameter(torch.from_numpy(tables["static"]))  # so that the graph names it
    with tempfile.TemporaryDirectory() as scratch:
        plain, small = Path(scratch) / "plain.onnx", Path(scratch) / "small.onnx"
        write_graph(reader.eval(), plain)
        quantize_dynamic(plain, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
                         op_types_to_quantize=["MatMul", "Gemm"])
        model = with_small_tables(onnx.load(small), tables)
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    onnx.save(model, folder / "onnx" / "reader_quantized.onnx")
    config = read_json(folder / "config.json")
    config["verbatim"]["reader"] = {"question_tokens": QUESTION_TOKENS, "passage_tokens": PASSAGE_TOKENS}
    write_json(folder / "config.json", config)
    write_json(folder / "golden-reader.json", golden(folder, Tokenizer.from_file(str(folder / "tokenizer.json"))))


def write_graph(reader, file: Path) -> None:
    ids, marks = torch.randint(5, 100, (2, 12)), torch.tensor([[5, 8, 11]] * 2)
    names = {"input_ids": "tokens", "token_type_ids": "tokens", "marks": "sentences", "logits": "sentences"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(reader, (ids, (ids > 50).long(), marks), str(file), dynamo=False, opset_version=OPSET,
                          input_names=["input_ids", "token_type_ids", "marks"], output_names=["logits"],
                          dynamic_axes={name: {0: "batch", 1: axis} for name, axis in names.items()})


def with_small_tables(model: onnx.ModelProto, tables: dict[str, np.ndarray]) -> onnx.ModelProto:
    """Each look-up in a table becomes a look-up of four bits a number and of the row's scale."""
    graph = model.graph
    arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    gathers = [node for node in graph.node if node.op_type == "Gather" and node.input[0] in arrays]
    for label, table in tables.items():
        stored = next(name for name, array in arrays.items() if array.shape == table.shape and np.allclose(array, table))
        old = next(node for node in gathers if node.input[0] == stored)
        bits, scales = quantize(table)
        place = list(graph.node).index(old)
        graph.node.remove(old)
        graph.initializer.remove(next(each for each in graph.initializer if each.name == stored))
        for offset, node in enumerate(unpacking(label, old.input[1], old.output[0])):
            graph.node.insert(place + offset, node)
        constants = {"rows": pack(bits), "scales": scales, "sixteen": np.float32(16), "middle": np.float32(7.5)}
        graph.initializer.extend(numpy_helper.from_array(np.asarray(v), f"{label}.{k}") for k, v in constants.items())
    return model


def unpacking(label: str, ids: str, out: str) -> list:
    def node(kind: str, inputs: list[str], output: str, **attributes):
        return helper.make_node(kind, [i if i == ids else f"{label}.{i}" for i in inputs],
                                [output if output == out else f"{label}.{output}"], **attributes)

    return [
        node("Gather", ["rows", ids], "row", axis=0),
        node("Gather", ["scales", ids], "scale", axis=0),
        node("Cast", ["row"], "both", to=TensorProto.FLOAT),
        node("Div", ["both", "sixteen"], "shifted"),
        node("Floor", ["shifted"], "high"),
        node("Mul", ["high", "sixteen"], "high_part"),
        node("Sub", ["both", "high_part"], "low"),
        node("Concat", ["low", "high"], "bits", axis=2),
        node("Sub", ["bits", "middle"], "centred"),
        node("Mul", ["centred", "scale"], out),
    ]


def golden(folder: Path, tokenizer: Tokenizer) -> list[dict]:
    """Questions and sentences with what every runtime must make of them: the logit of each sentence."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(folder / "onnx" / "reader_quantized.onnx"))
    entries = []
    for question, sentences in GOLDEN:
        encoded = [tokenizer.encode(text, add_special_tokens=False).ids for text in (question, *sentences)]
        ids, marks = [CLS, *encoded[0], SEP], []
        start = len(ids)
        for sentence in encoded[1:]:
            ids += [*sentence, SEP]
            marks.append(len(ids) - 1)
        parts = [int(i >= start) for i in range(len(ids))]
        given = {"input_ids": ids, "token_type_ids": parts, "marks": marks}
        (logits,) = session.run(None, {name: np.array([row]) for name, row in given.items()})
        entries.append({"question": question, "sentences": sentences,
                        "logits": [round(float(logit), 3) for logit in logits[0]]})
    return entries


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--model", type=Path, required=True, help="the static model's folder; the reader goes there")
    options = arguments.parse_args()
    export(load_reader(options.weights, read_model(options.model), "cpu"), options.model)
