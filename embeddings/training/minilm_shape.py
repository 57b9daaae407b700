"""Writes a model of the MiniLM-L6 shape with random weights, eight bits each: what the bundled model's speed is
compared with (`npm run bench -- --beside OUT_DIR`). Its vectors mean nothing."""

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnxruntime.quantization import QuantType, quantize_dynamic

from export import MAX_TOKENS, write_json
from graph import IR_VERSION, Graph

MODEL = Path(__file__).parent.parent / "model"
SHAPE = {"layers": 6, "width": 384, "heads": 12, "inner": 1536, "vocabulary": 32_000}
SMALL = {"layers": 1, "width": 32, "heads": 4, "inner": 64, "vocabulary": 100}
EPSILON = 1e-12  # of BERT


class MiniLM(Graph):
    def __init__(self, layers: int, width: int, heads: int, inner: int, vocabulary: int) -> None:
        super().__init__()
        self.random = np.random.default_rng(0)
        self.layers, self.width, self.heads, self.inner, self.vocabulary = layers, width, heads, inner, vocabulary

    def weights(self, *shape: int) -> np.ndarray:
        return self.random.normal(0, 0.02, shape).astype(np.float32)

    def dense(self, x: str, rows: int, columns: int) -> str:
        return self.op("Add", self.op("MatMul", x, self.weights(rows, columns)), self.weights(columns))

    def norm(self, x: str) -> str:
        return self.layer_norm(x, np.ones(self.width, np.float32), np.zeros(self.width, np.float32), EPSILON)

    def attend(self, x: str, hidden: str) -> str:
        def split(order):
            shape = np.array([0, 0, self.heads, self.width // self.heads])
            return self.op("Transpose", self.op("Reshape", self.dense(x, self.width, self.width), shape), perm=order)

        scores = self.op("MatMul", split([0, 2, 1, 3]), split([0, 2, 3, 1]))
        scaled = self.op("Div", scores, np.float32(np.sqrt(self.width / self.heads)))
        shares = self.op("Softmax", self.op("Add", scaled, hidden), axis=-1)
        mixed = self.op("Transpose", self.op("MatMul", shares, split([0, 2, 1, 3])), perm=[0, 2, 1, 3])
        joined = self.op("Reshape", mixed, np.array([0, 0, self.width]))
        return self.dense(joined, self.width, self.width)

    def build(self) -> onnx.ModelProto:
        length = self.op("Gather", self.op("Shape", "input_ids"), np.int64(1), axis=0)
        positions = self.op("Range", np.int64(0), length, np.int64(1))
        places = self.op("Gather", self.weights(MAX_TOKENS, self.width), positions)
        mask = self.floats(self.op("Unsqueeze", "attention_mask", np.array([1, 2])))
        hidden = self.op("Mul", self.op("Sub", np.float32(1), mask), np.float32(-10_000))
        x = self.norm(self.op("Add", self.op("Gather", self.weights(self.vocabulary, self.width), "input_ids"), places))
        for _ in range(self.layers):
            x = self.norm(self.op("Add", x, self.attend(x, hidden)))
            inner = self.gelu(self.dense(x, self.width, self.inner))
            x = self.norm(self.op("Add", x, self.dense(inner, self.inner, self.width)))
        self.op("Identity", x, out="last_hidden_state")
        inputs = {name: ("int64", "batch", "tokens") for name in ("input_ids", "attention_mask")}
        return self.model("minilm_shape", inputs, {"last_hidden_state": ("float32", "batch", "tokens", self.width)})


def write(out: Path, shape: dict[str, int]) -> None:
    file = out / "onnx" / "model_quantized.onnx"
    file.parent.mkdir(parents=True, exist_ok=True)
    # As the hub's q8 files are made.
    quantize_dynamic(MiniLM(**shape).build(), file, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    quantized = onnx.load(file)
    quantized.ir_version = IR_VERSION
    onnx.checker.check_model(quantized)
    onnx.save(quantized, file)
    sizes = {"hidden_size": shape["width"], "vocab_size": shape["vocabulary"], "max_position_embeddings": MAX_TOKENS}
    write_json(out / "config.json", {"model_type": "bert", **sizes, "pad_token_id": 0})
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(MODEL / name, out / name)


def check(out: Path, width: int) -> None:
    session = onnxruntime.InferenceSession(out / "onnx" / "model_quantized.onnx")
    ids = np.arange(14).reshape(2, 7)
    (states,) = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
    assert states.shape == (2, 7, width) and np.isfinite(states).all(), states


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path, nargs="?", metavar="OUT_DIR")
    arguments.add_argument("--dry-run", action="store_true", help="make a tiny one in a temporary folder and run it")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if not options.dry_run and not options.out:
            arguments.error("give OUT_DIR, or --dry-run")
        out, shape = (Path(folder), SMALL) if options.dry_run else (options.out, SHAPE)
        write(out, shape)
        check(out, shape["width"])
