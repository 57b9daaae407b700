"""Makes the shipped model from the data folder: tokenizer, static vectors, word pairs, reader, figures."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from compare import read_json
from narrow import INNER, KEPT
from sample import make_sample

HERE = Path(__file__).parent
STEPS = (8300, 10300, 9000)  # of the table's runs; mistakes are mined between them
RATES = (0.04, 0.016, 0.012)
READER_STEPS = (2700, 1000, 400)  # language and finding, written questions, the smaller reader's
TAUGHT_RATE = 0.0004
ROUNDING = 0.01


def reproduce(data: Path, out: Path, written: list, unsaid: list, optional: list, evaluation: list, dry: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    tokenizer, hard, weights = (out / name for name in ("tokenizer.json", "hard.jsonl", "weights.npz"))
    run("tokenizer.py", "--data", data, "--out", tokenizer, *(["--vocabulary", 400] if dry else []))
    small = ["--steps", 30, "--batch", 0.05, "--dim", 32, "--report", 10]
    given = ["--data", data, "--tokenizer", tokenizer]
    train = ["train.py", *given, "--cache", out / "cache.pkl", *optional, *evaluation]
    runs, start = [out / f"run{number}.npz" for number in range(len(STEPS))], []
    for made, steps, rate in zip(runs, STEPS, RATES):
        run(*train, *start, "--rate", rate, "--out", made, *(small if dry else ["--steps", steps]))
        if made != runs[-1]:
            run("mine.py", *given, *written, "--weights", made, "--out", hard)
        start = ["--start", made, "--hard", hard]
    run("average.py", "--first", runs[-2], "--second", runs[-1], "--out", weights)
    run("export.py", "--weights", weights, "--tokenizer", tokenizer, "--out", out / "model")
    run("compare.py", out / "model", *evaluation)
    pairs = out / "word-pairs.json.gz"
    golden = out / "word-pairs.golden.json"
    run("diacritics.py", "--data", data, *written, "--out", pairs, "--golden", golden, *evaluation)
    make_reader(data, out, [*written, *unsaid, "--pairs", pairs], dry)


def make_reader(data: Path, out: Path, questions: list, dry: bool) -> None:
    names = ("arrays.npz", "pretrained.pt", "teacher.pt", "narrow.pt", "reader.pt")
    arrays, pretrained, teacher, narrow, reader = (out / name for name in names)
    run("arrays.py", "--data", data, *questions, "--model", out / "model", "--out", arrays)
    given = ["--arrays", arrays, "--model", out / "model"]
    small = ["--rows", 8, "--width", 32, "--heads", 2, "--workers", 0] if dry else []
    large = [*small, *(["--layers", 2, "--inner", 64] if dry else [])]
    kept, inner = ((0, 1), 32) if dry else (KEPT, INNER)
    shape = ["--layers", len(kept), "--inner", inner]
    steps = (6, 6, 6) if dry else READER_STEPS
    run("train_reader.py", "pretrain", *given, *large, "--steps", steps[0], "--out", pretrained)
    run("train_reader.py", "finetune", *given, *large, "--steps", steps[1], "--start", pretrained, "--out", teacher)
    run("narrow.py", "--weights", teacher, "--kept", *kept, "--inner", inner, "--out", narrow)
    taught = ["--teacher", teacher, "--start", narrow, "--rate", TAUGHT_RATE]
    run("train_reader.py", "finetune", *given, *small, *shape, *taught, "--steps", steps[2], "--out", reader)
    run("export_reader.py", "--weights", reader, "--model", out / "model")
    if dry:
        check_restored(out)


def check_restored(out: Path) -> None:
    """What is restored from an export is exported to the same, but for what rounding once more may do."""
    before = golden_numbers(out / "model")
    table, reader = out / "restored.npz", out / "restored.pt"
    run("restore.py", "--model", out / "model", "--table", table, "--reader", reader)
    run("export.py", "--weights", table, "--tokenizer", out / "tokenizer.json", "--out", out / "model")
    run("export_reader.py", "--weights", reader, "--model", out / "model")
    if not np.allclose(before, golden_numbers(out / "model"), atol=ROUNDING):
        raise SystemExit("A restored model differs from its export.")


def golden_numbers(folder: Path) -> list[float]:
    """Golden vectors of the table and golden log-odds of the reader."""
    table, reader = (read_json(folder / name) for name in ("golden.json", "golden-reader.json"))
    return [x for entry in table for x in entry["first8"]] + [x for entry in reader for x in entry["logits"]]


def run(script: str, *arguments) -> None:
    print("--", script, *arguments, flush=True)
    subprocess.run([sys.executable, HERE / script, *map(str, arguments)], check=True)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, help="the training text")
    arguments.add_argument("--written", type=Path, default=HERE / "questions", help="further written questions")
    arguments.add_argument("--unsaid", type=Path, default=HERE / "unsaid", help="questions without an answer")
    arguments.add_argument("--wordnet", type=Path, help="WordNet 3.1's dict folder")
    arguments.add_argument("--eval", type=Path, help="XQuAD-R and NTREX-128, for figures only")
    arguments.add_argument("--out", type=Path, help="folder for all that is made; the model is in OUT/model")
    arguments.add_argument("--dry-run", action="store_true", help="try the chain on a tiny made-up sample")
    options = arguments.parse_args()
    evaluation = ["--eval", options.eval] if options.eval else []
    if options.dry_run:
        with tempfile.TemporaryDirectory() as folder:
            make_sample(Path(folder) / "data")
            unsaid = ["--unsaid", Path(folder) / "data" / "unsaid"]
            reproduce(Path(folder) / "data", Path(folder) / "out", [], unsaid, [], evaluation, dry=True)
        print("The chain works.")
    elif options.data and options.out:
        written = ["--written", options.written]
        optional = [*written, *(["--wordnet", options.wordnet] if options.wordnet else [])]
        reproduce(options.data, options.out, written, ["--unsaid", options.unsaid], optional, evaluation, dry=False)
    else:
        arguments.error("give --data and --out, or --dry-run")
