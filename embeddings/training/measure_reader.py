"""Figures of a reader on questions that were kept out of training: does it find the paragraph among its neighbours, does it
know when the paragraph is not there?"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from compare import read_model
from encoder import Encoder, Reader, static_units
from read import digest, read_lines, read_paragraphs
from rows import Group, pack
from text import split_sentences

RADIUS = 12  # paragraphs on both sides
QUESTIONS_AT_ONCE = 16


def read_cases(data: Path, folder: Path, unsaid: Path | None, tokenizer):
    """Question, language, style ("unsaid": nothing answers), passages, place of the right one (-1: none), its language."""
    none = {row["sha256"]: row["questions"] for row in map(json.loads, read_lines(unsaid))} if unsaid else {}
    lines = {language: read_paragraphs(data, language) for language in ("en", "vi")}
    places = {language: {digest(line): i for i, line in enumerate(lines[language])} for language in lines}
    cases = []
    for row in (json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in read_lines(file)):
        own, place = lines[row["lang"]], places[row["lang"]][row["sha256"]]
        around = range(max(0, place - RADIUS), min(len(own), place + RADIUS + 1))
        passages = [[e.ids for e in tokenizer.encode_batch(split_sentences(own[i]), add_special_tokens=False)] for i in around]
        asked = [(q["lang"], q["text"], q["style"], place - around[0]) for q in row["questions"]]
        asked += [("", q, "unsaid", -1) for q in none.get(row["sha256"], [])]
        for language, text, style, right in asked:
            ids = np.array(tokenizer.encode(text, add_special_tokens=False).ids)
            cases.append((ids, language, style, passages, right, row["lang"]))
    return cases


@torch.inference_mode()
def read_all(reader: Reader, cases: list, device: str) -> list[np.ndarray]:
    """Of each case, the best sentence's logit of each passage."""
    best = []
    for start in range(0, len(cases), QUESTIONS_AT_ONCE):
        some = cases[start : start + QUESTIONS_AT_ONCE]
        packed = pack([Group(ids, passages, [(0, 0)] * len(passages)) for ids, _, _, passages, _, _ in some])
        with torch.autocast(device, torch.bfloat16):
            logits = [reader(*(torch.from_numpy(x).to(device) for x in table)).flatten() for table in packed.tables]
        logits, marks = torch.cat(logits).float().cpu().numpy(), packed.marks
        rows = np.full(sum(len(ids) for ids, _ in packed.tables), -30.0)
        np.maximum.at(rows, marks[:, 1], logits[marks[:, 0]])
        counts = np.cumsum([0] + [len(passages) for _, _, _, passages, _, _ in some])
        best += [rows[a:b] for a, b in zip(counts[:-1], counts[1:])]
    return best


def figures(cases: list, scores: list[np.ndarray]) -> str:
    groups: dict[str, list[float]] = {}
    with_right, without, unsaid = [], [], []
    for (_, language, style, _, right, read), found in zip(cases, scores):
        if right < 0:
            unsaid.append(found.max())
            continue
        for name in ("all", f"{language}>{read}", style):
            groups.setdefault(name, []).append(float(found.argmax() == right))
        with_right.append(found.max())
        without.append(np.delete(found, right).max())
    auc = {name: float((np.array(with_right)[:, None] > np.array(other)[None]).mean())
           for name, other in (("taken-out", without), ("unsaid", unsaid)) if other}
    parts = [f"{name} {np.mean(hits):.3f} of {len(hits)}" for name, hits in groups.items()]
    return ", ".join(parts) + "; AUC " + ", ".join(f"{name} {value:.3f}" for name, value in auc.items())


def load_reader(file: Path, static, device: str) -> Reader:
    stored = {k: v.float() for k, v in torch.load(file, map_location="cpu").items()}
    vocabulary, width = stored["encoder.words.weight"].shape
    layers = 1 + max(int(k.split(".")[2]) for k in stored if k.startswith("encoder.layers."))
    heads, inner = (len(stored[f"encoder.layers.0.{name}"]) for name in ("alike", "inner.bias"))
    encoder = Encoder(vocabulary, width, layers, heads, inner)
    reader = Reader(encoder)
    reader.load_state_dict(stored)
    encoder.static = static_units(static.table[:vocabulary], width)
    return reader.to(device).eval()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--held-out", type=Path, required=True, help="folder of questions kept out of training")
    arguments.add_argument("--unsaid", type=Path)
    arguments.add_argument("--model", type=Path, required=True, help="the static model's folder")
    arguments.add_argument("readers", type=Path, nargs="*", help="weights; without any, the static model's figures")
    options = arguments.parse_args()
    static = read_model(options.model)
    cases = read_cases(options.data, options.held_out, options.unsaid, static.tokenizer)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if not options.readers:
        scores = []
        for ids, _, _, passages, _, _ in cases:
            whole = [static.compounds.add(np.concatenate([np.array(s, np.int32) for s in p])) for p in passages]
            scores.append(static.late([static.compounds.add(ids)], whole)[0])
        print("static, late:", figures(cases, scores))
    for file in options.readers:
        print(f"{file.name}:", figures(cases, read_all(load_reader(file, static, device), cases, device)), flush=True)
