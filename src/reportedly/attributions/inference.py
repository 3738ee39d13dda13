"""onnxruntime as every model of the package runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def session(path: Path, threads: int) -> Any:
    """An onnxruntime session on the CPU; ``threads`` is the number it may use."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # a spinning pool would take the cores from the parse that follows
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # the fused addition and layer norm takes four times as long as the two apart: a sixth of the whole encoder
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities over the last axis."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    normed: NDArray[np.float32] = raised / raised.sum(-1, keepdims=True)
    return normed
