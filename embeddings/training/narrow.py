"""A reader with fewer layers than another, and narrower ones: where training a smaller one begins.

Of each layer that is kept the inner units with the largest weights stay.
"""

import argparse
from pathlib import Path

import torch

PREFIX = "encoder.layers."
KEPT, INNER = (0, 2, 5), 512  # of six layers, of 1,024 inner units


def narrowed(state: dict[str, torch.Tensor], kept: tuple[int, ...], inner: int) -> dict[str, torch.Tensor]:
    small = {name: value for name, value in state.items() if not name.startswith(PREFIX)}
    for new, old in enumerate(kept):
        layer = {name.split(".", 3)[3]: value.float() for name, value in state.items() if name.startswith(f"{PREFIX}{old}.")}
        worth = layer["inner.weight"].norm(dim=1) * layer["outer.weight"].norm(dim=0)
        units = worth.topk(inner).indices.sort().values
        layer["inner.weight"], layer["inner.bias"] = layer["inner.weight"][units], layer["inner.bias"][units]
        layer["outer.weight"] = layer["outer.weight"][:, units]
        small.update({f"{PREFIX}{new}.{name}": value for name, value in layer.items()})
    return small


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--weights", type=Path, required=True)
    arguments.add_argument("--kept", type=int, nargs="+", default=KEPT, help="layers")
    arguments.add_argument("--inner", type=int, default=INNER)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    torch.save(narrowed(torch.load(options.weights, map_location="cpu"), options.kept, options.inner), options.out)
