"""Makes a tiny stand-in for the training data, so that the whole chain can be tried without it."""

import json
import random
from pathlib import Path

from read import digest

WORDS = [
    ("minister", "bộ trưởng"), ("river", "con sông"), ("school", "trường học"),
    ("agreement", "thỏa thuận"), ("doctor", "bác sĩ"), ("harbour", "bến cảng"),
    ("election", "bầu cử"), ("island", "hòn đảo"), ("factory", "nhà máy"),
    ("forest", "khu rừng"), ("teacher", "giáo viên"), ("bridge", "cây cầu"),
]
PLACES = [("Hanoi", "Hà Nội"), ("Paris", "Paris"), ("Hue", "Huế"), ("London", "Luân Đôn"), ("Da Nang", "Đà Nẵng")]


def make_sample(folder: Path, paragraphs: int = 80) -> None:
    """The files of the data folder, with sentences put together from a few words."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(0)
    pairs = [sentence(rng) for _ in range(paragraphs * 3)]
    groups = [pairs[i : i + 3] for i in range(0, len(pairs), 3)]
    english = [" ".join(e for e, _ in group) for group in groups]
    vietnamese = [" ".join(v for _, v in group) for group in groups]
    write(folder / "paragraphs.en.txt", english)
    write(folder / "paragraphs.vi.txt", vietnamese)
    for name in ("parallel.tsv", "diplomacy.tsv"):
        write(folder / name, [f"{e}\t{v}\tsample" for e, v in pairs])
    write(folder / "terms.tsv", [f"{e}\t{v}\tsample" for e, v in WORDS + PLACES])
    weak = [{"lang": "en", "question": e, "passage": p} for (e, _), p in zip(WORDS * 9, english)]
    write(folder / "weak-questions.jsonl", map(json.dumps, weak))
    asked = [
        {"sha256": digest(p), "lang": "en", "passage": p, "answer": p.split(". ")[0],
         "en": [f"Who built it in {place}?"], "vi": [f"Ai đã xây ở {place}?"]}
        for p, place in zip(english, (p for p, _ in PLACES * 20))
    ]
    write(folder / "questions.jsonl", map(json.dumps, asked))
    (folder / "unsaid").mkdir(exist_ok=True)
    unsaid = [{"sha256": digest(english[0]), "questions": [{"lang": "en", "text": "How many people live there?"}]}]
    unsaid.append({"questions": [{"lang": "en", "text": "hi there"}]})
    write(folder / "unsaid" / "sample.jsonl", map(json.dumps, unsaid))


def sentence(rng: random.Random) -> tuple[str, str]:
    (who, ai), (what, gi) = rng.sample(WORDS, 2)
    place, noi = rng.choice(PLACES)
    year = rng.randint(1900, 2025)
    return f"The {who} saw the {what} of {place} in {year}.", f"Năm {year}, {ai} thấy {gi} ở {noi}."


def write(path: Path, lines) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
