"""Turn a trained event coder into the files that are shipped.

python -m training.export_events --checkpoint runs/events/last.pt --out src/reportedly/events/model
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from .encoder import Encoder
from .event_model import Coder, small
from .export import fuse, quantised


def load(checkpoint: Path) -> Coder:
    """The coder with a checkpoint's weights."""
    coder = small(Encoder())
    coder.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True))
    return coder.eval()


def to_onnx(coder: Coder, path: Path) -> None:
    """Write the layers as fp32 ONNX with free batch and length; the heads are read by numpy."""
    for layer in coder.layers:
        layer.eager = True
    free = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        coder,
        (torch.randn(2, 16, 384), torch.ones(2, 16, dtype=torch.long)),
        str(path),
        input_names=["shared", "mask"],
        output_names=["states"],
        dynamic_axes=dict.fromkeys(("shared", "mask", "states"), free),
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    coder = load(args.checkpoint)
    plain, fused = args.out / "events.fp32.onnx", args.out / "events.fused.onnx"
    to_onnx(coder, plain)
    fuse(plain, fused)
    quantised(fused, args.out / "events.int8.onnx")
    for path in (plain, fused):
        path.unlink()
    heads = {n: v.numpy().astype(np.float16) for n, v in coder.state_dict().items() if not n.startswith("layers.")}
    np.savez(args.out / "heads.npz", **heads)


if __name__ == "__main__":
    main()
