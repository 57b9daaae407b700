"""Adds the reader to a static model's folder: four bits a number in its tables, eight in its matrices."""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from tokenizers import Tokenizer

from compare import read_json, read_model
from encoder import CLS, SEP
from export import write_json
from measure_reader import load_reader
from reader_graph import write_reader
from rows import PASSAGE_TOKENS, QUESTION_TOKENS

ROUNDING = 0.3  # of tables to four bits; a mistake in the graph makes more
GOLDEN = [
    ("Who chaired the second session?", ["The minister chaired the second session.", "It took place in Hanoi."]),
    ("Ai chủ trì phiên họp thứ hai?", ["The minister chaired the second session.", "Phiên họp diễn ra tại Hà Nội."]),
    ("doi thoai nhan quyen lan thu may", ["Đây là lần thứ mười hai hai nước đối thoại về nhân quyền."]),
]


def export(reader, folder: Path) -> None:
    """The graph, its description in config.json, and golden log-odds."""
    state = {name: each.numpy() for name, each in reader.state_dict().items()}
    onnx.save(write_reader(state, reader.encoder.static.numpy()), folder / "onnx" / "reader_quantized.onnx")
    config = read_json(folder / "config.json")
    config["verbatim"]["reader"] = {"question_tokens": QUESTION_TOKENS, "passage_tokens": PASSAGE_TOKENS}
    write_json(folder / "config.json", config)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    write_json(folder / "golden-reader.json", golden(reader, folder, tokenizer))


@torch.inference_mode()
def golden(reader, folder: Path, tokenizer: Tokenizer) -> list[dict]:
    """Questions and sentences with what every runtime must make of them: the logit of each sentence.

    Raises SystemExit where the graph says something else than the reader itself, but for rounding.
    """
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
        rows = {name: np.array([row]) for name, row in given.items()}
        (logits,) = session.run(None, rows)
        exact = reader(*(torch.from_numpy(row) for row in rows.values())).numpy()
        if not np.allclose(logits, exact, atol=ROUNDING):
            raise SystemExit(f"The exported reader differs: {logits} from {exact}")
        entries.append({"question": question, "sentences": sentences,
                        "logits": [round(float(logit), 3) for logit in logits[0]]})
    return entries


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--model", type=Path, required=True, help="the static model's folder; the reader goes there")
    options = arguments.parse_args()
    export(load_reader(options.weights, read_model(options.model), "cpu"), options.model)
