"""The reader as an ONNX graph: `encoder.py`'s sums for one row at a time, in as few operations as they need.

At this size a runtime spends as long between operations as on them, and what torch would export asks for shapes at every
turn: 213 operations instead of 114, a quarter more time. Rows are not padded. Tables have four bits a number, matrices eight.
"""

import numpy as np
import onnx

from export import MIDDLE, quantize
from graph import Graph

LEVELS = 64  # of either sign in a matrix: processors without VNNI add products in pairs, within 16 bits
THIRDS = ("query", "key", "value")
EPSILON = 1e-5  # of torch's LayerNorm
State = dict[str, np.ndarray]  # of `Reader`, by its names; constants of the graph keep them


def write_reader(state: State, static: np.ndarray) -> onnx.ModelProto:
    """`static`: words x width, the static model's directions."""
    g = Graph()
    part = g.op("Unsqueeze", g.floats("token_type_ids"), np.array([2]))
    words, units = look_up(g, state["encoder.words.weight"], static)
    cosines = g.op("MatMul", units, g.op("Transpose", units, perm=[0, 2, 1]))
    own = g.op("Equal", part, g.op("Transpose", part, perm=[0, 2, 1]))
    met = g.op("ReduceMax", g.op("Where", own, np.float32(0), cosines), axes=[2], keepdims=1)
    length = g.op("Shape", "input_ids", start=1, end=2)
    places = g.op("Slice", named(g, state, "encoder.places.weight"), np.array([0]), length)
    x = g.op("Add", g.op("Add", words, places), either(g, state, "encoder.parts.weight", part))
    x = g.op("Add", x, g.op("Mul", met, either(g, state, "encoder.met", part)))
    cosines = g.op("Unsqueeze", cosines, np.array([1]))
    layers = count_layers(state)
    for layer in range(layers - 1):
        x = add_layer(g, state, f"encoder.layers.{layer}", x, cosines)
    x = add_layer(g, state, f"encoder.layers.{layers - 1}", x, cosines, g.op("Unsqueeze", "marks", np.array([2])))
    logits = dense(g, state, "head", scaled(g, norm(g, state, "encoder.last", x)))
    g.op("Squeeze", logits, np.array([2]), out="logits")
    return g.model("reader", {
        "input_ids": ("int64", "batch", "tokens"),
        "token_type_ids": ("int64", "batch", "tokens"),
        "marks": ("int64", "batch", "sentences"),
    }, {"logits": ("float32", "batch", "sentences")})


def count_layers(names) -> int:
    return 1 + max(int(name.split(".")[2]) for name in names if name.startswith("encoder.layers."))


def look_up(g: Graph, words: np.ndarray, static: np.ndarray) -> list[str]:
    """The rows of two tables, of which each byte holds a number of either."""
    (low, low_scales), (high, high_scales) = quantize(words), quantize(static)
    halves = g.halves(g.constant(low | high << 4, "tables"), "input_ids")
    scales = (g.constant(low_scales, "encoder.words.scales"), g.constant(high_scales, "static.scales"))
    return [
        g.op("Mul", g.op("Sub", bits, MIDDLE), g.op("Gather", of, "input_ids", axis=0))
        for bits, of in zip(halves, scales)
    ]


def either(g: Graph, state: State, name: str, part: str) -> str:
    """The first row where `part` is 0, the second where it is 1."""
    first, second = state[name]
    step = g.op("Mul", part, g.constant(second - first, f"{name}.step"))
    return g.op("Add", step, g.constant(first, f"{name}.first"))


def add_layer(g: Graph, state: State, layer: str, x: str, cosines: str, marks: str | None = None) -> str:
    """With `marks` for these tokens alone."""
    width, heads = (len(state[f"{layer}.{name}"]) for name in ("mixed.bias", "alike"))
    seen = norm(g, state, f"{layer}.before_attention", x)
    rows = scaled(g, seen)
    asking = rows
    if marks:
        x, cosines = g.op("GatherND", x, marks, batch_dims=1), g.op("Squeeze", cosines, np.array([1]))
        cosines = g.op("Unsqueeze", g.op("GatherND", cosines, marks, batch_dims=1), np.array([1]))
        asking = scaled(g, g.op("GatherND", seen, marks, batch_dims=1))

    def split(given: list[str], third: str, order: list[int]) -> str:
        by_head = g.op("Reshape", dense(g, state, f"{layer}.{third}", given), np.array([0, 0, heads, width // heads]))
        return g.op("Transpose", by_head, perm=order)

    state = {**state, **thirds(state, layer, heads)}
    alike = g.constant(state[f"{layer}.alike"].reshape(heads, 1, 1), f"{layer}.alike")
    logits = g.op("MatMul", split(asking, "query", [0, 2, 1, 3]), split(rows, "key", [0, 2, 3, 1]))
    shares = g.op("Softmax", g.op("Add", logits, g.op("Mul", cosines, alike)), axis=-1)
    mixed = g.op("MatMul", shares, split(rows, "value", [0, 2, 1, 3]))
    joined = g.op("Reshape", g.op("Transpose", mixed, perm=[0, 2, 1, 3]), np.array([0, 0, width]))
    x = g.op("Add", x, dense(g, state, f"{layer}.mixed", scaled(g, joined)))
    inner = dense(g, state, f"{layer}.inner", scaled(g, norm(g, state, f"{layer}.before_inner", x)))
    return g.op("Add", x, dense(g, state, f"{layer}.outer", scaled(g, g.gelu(inner))))


def thirds(state: State, layer: str, heads: int) -> State:
    """The matrix of queries, keys and values taken apart, the query divided as attention wants it."""
    parts = {}
    for kind in ("weight", "bias"):
        query, *others = np.split(state[f"{layer}.query_key_value.{kind}"], 3)
        query = query / root_of(len(query), heads)
        parts |= {f"{layer}.{third}.{kind}": of for third, of in zip(THIRDS, (query, *others))}
    return parts


def root_of(width: int, heads: int) -> np.float32:
    return np.float32((width // heads) ** 0.5)


def scaled(g: Graph, x: str) -> list[str]:
    """Numbers of eight bits, their scale, their zero."""
    at = len(g.nodes)
    return g.ops("DynamicQuantizeLinear", x, outs=[f"{name}_{at}" for name in ("eight_bits", "scale", "zero")])


def dense(g: Graph, state: State, name: str, rows: list[str]) -> str:
    """The steps in the order in which the runtime makes them one."""
    weight, (bits, scale, zero) = state[f"{name}.weight"], rows
    scales = np.maximum(np.abs(weight).max(1), 1e-12) / LEVELS
    rounded = np.round(weight / scales[:, None]).astype(np.int8)
    matrix = g.constant(np.ascontiguousarray(rounded.T), f"{name}.weight.rounded")
    sums = g.floats(g.op("MatMulInteger", bits, matrix, zero, np.zeros(len(scales), np.int8)))
    step = g.op("Mul", scale, g.constant(scales.astype(np.float32), f"{name}.weight.scales"))
    return g.op("Add", g.op("Mul", sums, step), named(g, state, f"{name}.bias"))


def norm(g: Graph, state: State, name: str, x: str) -> str:
    return g.layer_norm(x, named(g, state, f"{name}.weight"), named(g, state, f"{name}.bias"), EPSILON)


def named(g: Graph, state: State, name: str) -> str:
    return g.constant(state[name], name)
