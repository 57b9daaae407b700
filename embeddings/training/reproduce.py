"""Makes the shipped model from the data folder: tokenizer, training, export, figures."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from sample import make_sample

HERE = Path(__file__).parent
# The shipped model's stages: steps and the learning rate each starts from.
STAGES = [(600, 0.04), (3000, 0.035)]
DRY_STAGES = [(15, 0.04), (15, 0.035)]


def reproduce(data: Path, out: Path, optional: list[str], evaluation: list[str], dry: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    tokenizer, cache, weights = out / "tokenizer.json", out / "tokens.pickle", None
    run("tokenizer.py", "--data", data, "--out", tokenizer, *(["--vocabulary", 400] if dry else []))
    for number, (steps, rate) in enumerate(DRY_STAGES if dry else STAGES, start=1):
        start = ["--start", weights] if weights else []
        weights = out / f"stage-{number}.npz"
        run("train.py", "--data", data, "--tokenizer", tokenizer, "--cache", cache, "--out", weights,
            "--steps", steps, "--rate", rate, "--seed", number, *start, *optional, *evaluation,
            *(["--batch", 0.05, "--dim", 32, "--report", 5] if dry else []))
    run("export.py", "--weights", weights, "--tokenizer", tokenizer, "--out", out / "model")
    run("compare.py", out / "model", *evaluation)


def run(script: str, *arguments) -> None:
    print("--", script, *arguments, flush=True)
    subprocess.run([sys.executable, HERE / script, *map(str, arguments)], check=True)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, help="the training text")
    arguments.add_argument("--written", type=Path, default=HERE / "questions", help="further written questions")
    arguments.add_argument("--wordnet", type=Path, help="WordNet 3.1's dict folder")
    arguments.add_argument("--eval", type=Path, help="XQuAD-R and NTREX-128, for figures only")
    arguments.add_argument("--out", type=Path, help="folder for all that is made; the model is in OUT/model")
    arguments.add_argument("--dry-run", action="store_true", help="try the chain on a tiny made-up sample")
    options = arguments.parse_args()
    evaluation = ["--eval", options.eval] if options.eval else []
    if options.dry_run:
        with tempfile.TemporaryDirectory() as folder:
            make_sample(Path(folder) / "data")
            reproduce(Path(folder) / "data", Path(folder) / "out", [], evaluation, dry=True)
        print("The chain works.")
    elif options.data and options.out:
        optional = ["--written", options.written, *(["--wordnet", options.wordnet] if options.wordnet else [])]
        reproduce(options.data, options.out, optional, evaluation, dry=False)
    else:
        arguments.error("give --data and --out, or --dry-run")
