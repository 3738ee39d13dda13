"""What all training runs share: their plan, the rate over time, a running mean of the weights, and going on."""

from __future__ import annotations

import argparse
import logging
import math
import random
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn

WARM_UP = 0.06
"""Share of the steps in which the rate rises; then it falls to zero along a cosine."""


class Plan(NamedTuple):
    """How a model is trained.

    Args:
        rate: of the encoder's layers, ``heads`` of all else.
        pieces: in a batch.
        mean: how much of the running mean of the weights each step keeps.
        amp: whether to compute in bfloat16.
    """

    epochs: int
    rate: float
    heads: float
    pieces: int
    mean: float
    seed: int
    amp: bool = True


class Run:
    """A model in training; the running mean of its weights is what is kept, as ``last.pt``.

    Args:
        steps: of all epochs together.
        folder: of ``last.pt`` and of the checkpoint that a run which was cut short goes on from.
    """

    def __init__(self, model: nn.Module, plan: Plan, steps: int, folder: Path) -> None:
        self.model = model
        self.begin = 0
        self._folder = folder
        self._optimizer = torch.optim.AdamW(_groups(model, plan))
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer,
            lambda step: (
                min(1.0, (step + 1) / (WARM_UP * steps)) * (0.5 + 0.5 * math.cos(math.pi * min(step / steps, 1.0)))
            ),
        )
        mean = torch.optim.swa_utils.get_ema_multi_avg_fn(plan.mean)
        self._average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=mean)
        self._states = (model, self._average, self._optimizer, self._schedule)
        if (kept := folder / "checkpoint.pt").exists():
            saved = torch.load(kept, weights_only=True)
            for part, state in zip(self._states, saved["states"], strict=True):
                part.load_state_dict(state)
            self.begin = saved["epoch"]

    def step(self, loss: Tensor) -> None:
        """Learn from the loss of one batch."""
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._average.update_parameters(self.model)

    def keep(self, epoch: int) -> None:
        """Write what was learned in ``epoch`` epochs."""
        torch.save(self._average.module.state_dict(), self._folder / "last.pt")
        states = [part.state_dict() for part in self._states]
        torch.save({"states": states, "epoch": epoch}, self._folder / "checkpoint.pt")


def _groups(model: nn.Module, plan: Plan) -> list[dict[str, object]]:
    """The parameters that are trained, by rate and by whether their weights decay; biases and scales do not."""
    found: list[dict[str, object]] = []
    for rate, deep in ((plan.rate, True), (plan.heads, False)):
        for decay, matrices in ((0.01, True), (0.0, False)):
            own = [
                p
                for name, p in model.named_parameters()
                if p.requires_grad and ("layers." in name) == deep and (p.ndim > 1) == matrices
            ]
            found.append({"params": own, "lr": rate, "weight_decay": decay})
    return found


def device() -> torch.device:
    """The CUDA device if torch sees one, else the CPU."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def arguments(description: str | None) -> argparse.ArgumentParser:
    """What every run is told."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the folder of the gold files")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--no-amp", action="store_true", help="compute in 32 bits throughout")
    return parser


def started(args: argparse.Namespace, seed: int) -> None:
    """The folder, the log, the threads and the seeds of a run."""
    args.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(args.out / "log.txt")],
    )
    torch.set_num_threads(args.threads)
    torch.manual_seed(seed)
    random.seed(seed)
