"""Writes trained weights as a Transformers.js model folder: an int8 table in ONNX, the tokenizer, golden vectors."""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from model import StaticEmbedding

OPSET, IR_VERSION = 17, 8  # the newest that onnxruntime-node 1.14 reads
MAX_TOKENS = 512
LATE_WEIGHT_POWER = 2  # late interaction weighs a token with its squared length, see model.py
GOLDEN_TEXTS = [
    "The ambassador presented her credentials to the president on Tuesday.",
    "Who chaired the second session of the committee?",
    "human rights dialogue",
    "When did the two countries establish diplomatic relations, in 1995 or later?",
    "U.S.–Viet Nam cooperation on maritime security, trade & education",
    "What did she say about freedom of expresion?",
    "COVID-19 vaccines: $500,000 was donated to COVAX.",
    "Đại sứ trình quốc thư lên Chủ tịch nước hôm thứ Ba.",
    "Ai chủ trì phiên họp thứ hai của ủy ban?",
    "đối thoại nhân quyền",
    "Hai nước thiết lập quan hệ ngoại giao khi nào, năm 1995 hay sau đó?",
    "Hợp tác Việt Nam – Hoa Kỳ về an ninh hàng hải, thương mại và giáo dục",
    "hai nuoc thiet lap quan he ngoai giao khi nao",
    "doi thoai nhan quyen lan thu may",
    "Bà ấy nói gì về quyền tự do ngôn luận?",
    "NGƯỜI PHÁT NGÔN BỘ NGOẠI GIAO",
]


def export(table: np.ndarray, tokenizer_file: Path, out: Path) -> None:
    """`table`: vocabulary x dimensions. Replaces the folder `out` in one move."""
    partial = out.with_name(out.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    (partial / "onnx").mkdir(parents=True)
    rows, scales = quantize(table)
    onnx.save(graph(rows, scales), str(partial / "onnx" / "model_quantized.onnx"))
    shutil.copyfile(tokenizer_file, partial / "tokenizer.json")
    write_json(partial / "config.json", {
        "model_type": "bert",
        "hidden_size": table.shape[1],
        "vocab_size": table.shape[0],
        "pad_token_id": 0,
        "max_position_embeddings": MAX_TOKENS,
        "verbatim": {
            "interaction": "static-tokens",
            "languages": ["en", "vi"],
            "pooling": "mean",
            "special_tokens": False,
            "token_weight_power": LATE_WEIGHT_POWER,
        },
    })
    write_json(partial / "tokenizer_config.json", {
        "tokenizer_class": "BertTokenizer",
        "model_max_length": MAX_TOKENS,
        "do_lower_case": True,
        "strip_accents": False,
        "tokenize_chinese_chars": True,
        **{f"{name}_token": f"[{name.upper()}]" for name in ("pad", "unk", "cls", "sep", "mask")},
    })
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    write_json(partial / "golden.json", golden(rows * scales, tokenizer))
    if (out / "MODEL.md").exists():
        shutil.copyfile(out / "MODEL.md", partial / "MODEL.md")
    shutil.rmtree(out, ignore_errors=True)
    partial.rename(out)


def quantize(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and one scale a row."""
    scales = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8).astype(np.float32) / 127
    return np.round(table / scales).astype(np.int8), scales


def graph(rows: np.ndarray, scales: np.ndarray) -> onnx.ModelProto:
    """Gather the rows and their scales, cast, multiply. The mask is for the caller's mean."""
    def shape(*last):
        return ["batch", "tokens", *last]

    nodes = [
        helper.make_node("Gather", ["rows", "input_ids"], ["row"], axis=0),
        helper.make_node("Gather", ["scales", "input_ids"], ["scale"], axis=0),
        helper.make_node("Cast", ["row"], ["row_float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["row_float", "scale"], ["last_hidden_state"]),
    ]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, shape()) for n in ("input_ids", "attention_mask")]
    outputs = [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, shape(rows.shape[1]))]
    tables = [numpy_helper.from_array(rows, "rows"), numpy_helper.from_array(scales, "scales")]
    model = helper.make_model(
        helper.make_graph(nodes, "static_embedding", inputs, outputs, tables),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
    )
    onnx.checker.check_model(model)
    return model


def golden(table: np.ndarray, tokenizer: Tokenizer) -> list[dict]:
    """Texts with what every runtime must make of them."""
    entries = []
    for text in GOLDEN_TEXTS:
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        mean = table[ids].mean(axis=0)
        norm = float(np.linalg.norm(mean))
        first8 = [round(float(x), 6) for x in mean[:8] / norm]
        entries.append({"text": text, "ids": ids, "norm": round(norm, 6), "first8": first8})
    return entries


def write_json(path: Path, value) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--tokenizer", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    export(StaticEmbedding.load(options.weights).table(), options.tokenizer, options.out)
