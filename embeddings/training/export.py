"""Writes trained weights as a Transformers.js model folder: a table of four bits a number in ONNX, the tokenizer,
the compounds, golden vectors."""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from tokenizers import Tokenizer

from graph import Graph
from measure import Scorer
from model import COUNT_POWER, StaticEmbedding

MAX_TOKENS = 512
MIDDLE = np.float32(7.5)  # of four bits
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


def export(model: StaticEmbedding, tokenizer_file: Path, out: Path) -> None:
    """Replaces the folder `out` in one move."""
    partial = out.with_name(out.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    (partial / "onnx").mkdir(parents=True)
    bits, scales = quantize(model.table())
    onnx.save(graph(bits, scales), str(partial / "onnx" / "model_quantized.onnx"))
    shutil.copyfile(tokenizer_file, partial / "tokenizer.json")
    write_json(partial / "config.json", {
        "model_type": "bert",
        "hidden_size": bits.shape[1],
        "vocab_size": bits.shape[0],
        "pad_token_id": 0,
        "max_position_embeddings": MAX_TOKENS,
        "verbatim": {
            "interaction": "static-tokens",
            "languages": ["en", "vi"],
            "pooling": "mean",
            "special_tokens": False,
            "token_weight_power": LATE_WEIGHT_POWER,
            "token_count_power": COUNT_POWER,
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
    lines = ",\n".join(map(str, model.compounds.tolist())).replace(" ", "")
    (partial / "compounds.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    scorer = Scorer((bits - MIDDLE) * scales, Tokenizer.from_file(str(tokenizer_file)), model.compounds)
    write_json(partial / "golden.json", golden(scorer))
    if (out / "MODEL.md").exists():
        shutil.copyfile(out / "MODEL.md", partial / "MODEL.md")
    shutil.rmtree(out, ignore_errors=True)
    partial.rename(out)


def quantize(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Four bits a number, from 0 to 15, and one scale a row: the number is (bits - 7.5) * scale."""
    table = table.astype(np.float32)
    largest = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8)
    best, error = None, np.full((len(table), 1), np.inf)
    for share in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 1.0):  # what lies further out is cut off
        scales = share * largest / 7.5
        bits = np.clip(np.round(table / scales + 7.5), 0, 15)
        off = (((bits - 7.5) * scales - table) ** 2).sum(axis=1, keepdims=True)
        better = off < error
        best = (bits, scales) if best is None else (np.where(better, bits, best[0]), np.where(better, scales, best[1]))
        error = np.minimum(off, error)
    return best[0].astype(np.uint8), best[1].astype(np.float32)


def pack(bits: np.ndarray) -> np.ndarray:
    """Two numbers a byte: the first half of a row low, the second half high."""
    half = bits.shape[1] // 2
    return bits[:, :half] | bits[:, half:] << 4


def graph(bits: np.ndarray, scales: np.ndarray) -> onnx.ModelProto:
    """Gather the rows and their scales, unpack, multiply. The mask is for the caller's mean."""
    g = Graph()
    unpacked = g.op("Concat", *g.halves(g.constant(pack(bits), "rows"), "input_ids"), axis=2)
    scale = g.op("Gather", g.constant(scales, "scales"), "input_ids", axis=0)
    g.op("Mul", g.op("Sub", unpacked, MIDDLE), scale, out="last_hidden_state")
    inputs = {name: ("int64", "batch", "tokens") for name in ("input_ids", "attention_mask")}
    return g.model("static_embedding", inputs, {"last_hidden_state": ("float32", "batch", "tokens", bits.shape[1])})


def golden(scorer: Scorer) -> list[dict]:
    """Texts with what every runtime must make of them."""
    encoded = scorer.encode(GOLDEN_TEXTS)
    return [
        {"text": text, "ids": ids.tolist(), "first8": [round(float(x), 6) for x in vector[:8]]}
        for text, ids, vector in zip(GOLDEN_TEXTS, encoded, scorer.pool(encoded))
    ]


def write_json(path: Path, value) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--tokenizer", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    export(StaticEmbedding.load(options.weights), options.tokenizer, options.out)
