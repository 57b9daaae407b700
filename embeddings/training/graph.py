"""ONNX graphs written by hand: operations in order, arrays as constants."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET, IR_VERSION = 17, 8  # the newest that onnxruntime-node 1.14 reads
TYPES = {"int64": TensorProto.INT64, "float32": TensorProto.FLOAT}


class Graph:
    """Each step gives the name of what it makes; an input that is no name becomes a constant."""

    def __init__(self) -> None:
        self.nodes, self.constants = [], {}

    def op(self, kind: str, *inputs, out: str | None = None, **attributes) -> str:
        return self.ops(kind, *inputs, outs=[out or f"{kind}_{len(self.nodes)}"], **attributes)[0]

    def ops(self, kind: str, *inputs, outs: list[str], **attributes) -> list[str]:
        """One operation that makes several things."""
        names = [each if isinstance(each, str) else self.constant(each) for each in inputs]
        self.nodes.append(helper.make_node(kind, names, outs, **attributes))
        return outs

    def constant(self, value, name: str | None = None) -> str:
        name = name or f"constant_{len(self.constants)}"
        self.constants[name] = np.asarray(value)
        return name

    def floats(self, x: str) -> str:
        return self.op("Cast", x, to=TensorProto.FLOAT)

    def layer_norm(self, x: str, scale, bias, epsilon: float) -> str:
        return self.op("LayerNormalization", x, scale, bias, axis=-1, epsilon=epsilon)

    def gelu(self, x: str) -> str:
        erf = self.op("Erf", self.op("Div", x, np.float32(np.sqrt(2))))
        return self.op("Mul", self.op("Mul", x, self.op("Add", erf, np.float32(1))), np.float32(0.5))

    def halves(self, rows: str, ids: str) -> tuple[str, str]:
        """Of the bytes of some rows the lower four bits and the upper four, as numbers from 0 to 15."""
        both = self.floats(self.op("Gather", rows, ids, axis=0))
        high = self.op("Floor", self.op("Div", both, np.float32(16)))
        return self.op("Sub", both, self.op("Mul", high, np.float32(16))), high

    def model(self, name: str, inputs: dict[str, tuple], outputs: dict[str, tuple]) -> onnx.ModelProto:
        """Checked. Inputs and outputs with their element's type and dimensions."""
        given, made = (
            [helper.make_tensor_value_info(each, TYPES[kind], shape) for each, (kind, *shape) in some.items()]
            for some in (inputs, outputs)
        )
        constants = [numpy_helper.from_array(array, each) for each, array in self.constants.items()]
        graph = helper.make_graph(self.nodes, name, given, made, constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
        onnx.checker.check_model(model)
        return model
