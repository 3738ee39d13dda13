"""Turn a trained checkpoint into the files that are shipped.

python -m training.export --checkpoint training/runs/tagger/epoch-8.pt --out src/reportedly/attributions/model
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from .encoder import Encoder
from .tagger import Tagger
from .train_tagger import base


def load(checkpoint: Path) -> Tagger:
    """The tagger with a checkpoint's weights."""
    model = Tagger(Encoder())
    model.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True), strict=False)
    return model.eval()


def to_onnx(model: Tagger, path: Path) -> None:
    """Write the encoder and its tag heads as fp32 ONNX with free batch and length."""
    for layer in model.encoder.layers:
        layer.eager = True
    example = torch.ones(2, 16, dtype=torch.long)
    free = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        model,
        (example, example, example),
        str(path),
        input_names=["ids", "kinds", "mask"],
        output_names=["hidden", "logits"],
        dynamic_axes=dict.fromkeys(("ids", "kinds", "mask", "hidden", "logits"), free),
        opset_version=17,
        dynamo=False,
    )


def quantised(source: Path, target: Path) -> None:
    """Write an int8 version: weights per channel, activations as they come."""
    quantize_dynamic(
        str(source),
        str(target),
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def share(path: Path) -> None:
    """Give the embeddings out as well, as ``shared``, for the event coder: no number of the graph changes."""
    model = onnx.load(str(path))
    inside = "/encoder/norm/LayerNormalization_output_0"
    for node in model.graph.node:
        for names in (node.input, node.output):
            for at, name in enumerate(names):
                if name == inside:
                    names[at] = "shared"
    kept = [output for output in model.graph.output if output.name != "shared"]
    del model.graph.output[:]
    width = onnx.helper.make_tensor_value_info("shared", onnx.TensorProto.FLOAT, ["batch", "pieces", 384])
    model.graph.output.extend([*kept, width])
    onnx.save(model, str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = load(args.checkpoint)
    plain, fused = args.out / "tagger.fp32.onnx", args.out / "tagger.fused.onnx"
    to_onnx(model, plain)
    fuse(plain, fused)
    quantised(fused, args.out / "tagger.int8.onnx")
    share(args.out / "tagger.int8.onnx")
    fused.unlink()
    pointers = {n: v.numpy() for n, v in model.state_dict().items() if n.startswith(("content.", "source."))}
    np.savez(args.out / "pointers.npz", **pointers)
    tokenizer = Tokenizer.from_file(str(base() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(args.out / "tokenizer.json"), pretty=False)
    shutil.move(plain, args.out.parent / "tagger.fp32.onnx") if args.out.name == "model" else None


def fuse(source: Path, target: Path) -> None:
    from onnxruntime.transformers.fusion_options import FusionOptions
    from onnxruntime.transformers.optimizer import optimize_model

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    options.enable_skip_layer_norm = False  # slower fused than apart (reportedly.attributions.inference)
    model = optimize_model(str(source), "bert", num_heads=12, hidden_size=384, optimization_options=options)
    print(model.get_fused_operator_statistics())
    model.save_model_to_file(str(target))


if __name__ == "__main__":
    main()
