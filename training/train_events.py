"""Train the event coder on the tagger's frozen embeddings.

    python -m training.train_events --gold GOLD --tagger runs/second/epoch-3.pt --out runs/events

GOLD holds events-train.jsonl, factuality-uw-train.jsonl and attribution-train.jsonl, some of whose articles are
labelled with events; the labels and the labelled passages lie in ``training/data``.
"""

from __future__ import annotations

import argparse
import logging
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from reportedly.events.heads import ROLES

from .encoder import Encoder, from_safetensors
from .event_articles import NEWS, event_articles, parts
from .event_items import Example, Item, judged, packed, passage, passages, sentences
from .event_model import Coder
from .export import load
from .train_tagger import base, batches, padded, vocabulary

log = logging.getLogger("training")
RARE = 2.5
"""Weight of an event that did not happen: there are twenty that did for each in UW."""
DATA = Path(__file__).parent / "data"
ASIDE = "events-aside"


def embedded(encoder: Encoder, ids: Tensor, kinds: Tensor) -> Tensor:
    """Embeddings, (batch, pieces, width), without gradient."""
    with torch.no_grad():
        seen: Tensor = encoder.norm(
            encoder.words(ids) + encoder.positions.weight[: ids.shape[1]] + encoder.kinds(kinds)
        )
    return seen


def loss_of(coder: Coder, states: Tensor, e: Example, row: int) -> dict[str, list[Tensor]]:
    """Losses of the items of one window, by head."""
    found: dict[str, list[Tensor]] = {}
    seen = states[row, torch.from_numpy(e.first).to(states.device)]
    for item, start in e.parts:
        for name, value in _item_losses(coder, seen, start, item):
            found.setdefault(name, []).append(value)
    return found


def _item_losses(coder: Coder, seen: Tensor, start: int, item: Item) -> list[tuple[str, Tensor]]:
    """Losses of one item that begins at word ``start`` of its window; the words of other items have no role in it."""
    dropped = coder.dropout(seen[start : start + len(item.words)])
    losses: list[tuple[str, Tensor]] = []
    if item.factuality:
        at = torch.tensor([w for w, _ in item.factuality])
        gold = torch.tensor([v for _, v in item.factuality])
        apart = F.smooth_l1_loss(coder.factuality(dropped[at]).squeeze(-1), gold, reduction="none")
        losses.append(("factuality", (apart * torch.where(gold < 0, RARE, 1.0)).mean()))
        return losses
    logits = coder.types(dropped)
    if item.triggers is not None:
        target = torch.zeros(len(item.words), dtype=torch.long)
        for t in item.triggers:
            target[t.word] = t.type
        weight = torch.where(target > 0, 1.0, 0.6)
        losses.append(
            ("types", (F.cross_entropy(logits, target, reduction="none", label_smoothing=0.02) * weight).sum() / 12)
        )
        if item.triggers:
            losses.extend(_trigger_losses(coder, seen, start, dropped, item))
        return losses
    probabilities = logits.softmax(-1)
    front = probabilities[:, 1:] * torch.sigmoid(-coder.flags(dropped)[:, :1])
    right = front[:, [t - 1 for t in item.types]].sum(-1)
    other = torch.ones(front.shape[1], dtype=torch.bool)
    other[[t - 1 for t in item.types]] = False
    whole = 1 - (1 - right).clamp(1e-5).log().sum().exp()
    wrong = (1 - front[:, other]).clamp(1e-5).log().sum()
    losses.append(
        ("sentence", -0.5 * whole.clamp_min(1e-6).log() - 0.5 * right.max().clamp_min(1e-6).log() - 0.3 * wrong)
    )
    trigger = start + int(right.argmax())
    scores = coder.roles(seen, torch.tensor([trigger]))[0]
    for number, marks in ((0, item.actors), (1, item.recipients)):
        if marks is not None:
            gold = torch.zeros(len(seen))
            gold[start : start + len(marks)] = torch.from_numpy(marks).float()
            losses.append(("roles", F.binary_cross_entropy_with_logits(scores[:, number], gold, reduction="sum") / 12))
    return losses


def _trigger_losses(coder: Coder, seen: Tensor, start: int, dropped: Tensor, item: Item) -> list[tuple[str, Tensor]]:
    assert item.triggers
    at = torch.tensor([t.word for t in item.triggers])
    here = dropped[at]
    contexts = torch.zeros(len(at), coder.contexts.out_features)
    for row, t in enumerate(item.triggers):
        contexts[row, t.contexts] = 1
    flags = torch.tensor([[t.background, t.historical] for t in item.triggers]).float()
    losses = [
        ("status", F.cross_entropy(coder.statuses(here), torch.tensor([t.status for t in item.triggers]))),
        ("flags", F.binary_cross_entropy_with_logits(coder.flags(here), flags)),
        ("contexts", F.binary_cross_entropy_with_logits(coder.contexts(here), contexts, reduction="sum") / len(at)),
    ]
    moded = [row for row, t in enumerate(item.triggers) if t.mode >= 0]
    if moded:
        modes = torch.tensor([item.triggers[row].mode for row in moded])
        losses.append(("modes", F.cross_entropy(coder.modes(here[moded]), modes)))
    gold = torch.zeros(len(at), len(seen), len(ROLES))
    marked = np.stack([t.roles for t in item.triggers])
    gold[:, start : start + len(item.words)] = torch.from_numpy(marked).float().transpose(1, 2)
    scores = coder.roles(seen, start + at)
    losses.append(("roles", F.binary_cross_entropy_with_logits(scores, gold, reduction="sum") / len(at) / 12))
    return losses


WEIGHTS = {
    "types": 1.0,
    "sentence": 1.0,
    "roles": 1.0,
    "modes": 0.3,
    "status": 0.5,
    "flags": 0.5,
    "contexts": 0.1,
    "factuality": 0.5,
}
"""What each loss counts; set by hand so that none outweighs the rest."""


def train(coder: Coder, tagger: Encoder, items: list[Item], args: argparse.Namespace) -> None:
    """Run all epochs, keeping a running mean of the weights, which is what is saved."""
    known = vocabulary()
    rng = random.Random(args.seed)
    per_epoch = sum(1 for _ in batches(packed(items, known, random.Random(0)), args.pieces))
    total = per_epoch * args.epochs
    plain = [p for n, p in coder.named_parameters() if not n.startswith("layers.")]
    deep = [p for n, p in coder.named_parameters() if n.startswith("layers.")]
    optimizer = torch.optim.AdamW(
        [{"params": deep, "lr": args.rate}, {"params": plain, "lr": 4 * args.rate}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1.0, (step + 1) / (0.06 * total)) * (0.5 + 0.5 * math.cos(math.pi * min(step / total, 1.0))),
    )
    average = torch.optim.swa_utils.AveragedModel(coder, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99))
    device = torch.device("cpu")
    for number in range(args.epochs):
        coder.train()
        started, sums, steps = time.time(), dict.fromkeys(WEIGHTS, 0.0), 0
        for batch in batches(packed(items, known, rng), args.pieces):
            ids, kinds, mask = padded(batch, device)
            with torch.autocast("cpu", torch.bfloat16, enabled=not args.no_amp):
                states = coder(embedded(tagger, ids, kinds), mask)
            states = states.float()
            parts: dict[str, list[Tensor]] = {}
            for row, e in enumerate(batch):
                for name, values in loss_of(coder, states, e, row).items():
                    parts.setdefault(name, []).extend(values)
            means = {name: torch.stack(values).mean() for name, values in parts.items()}
            loss = torch.stack([WEIGHTS[name] * value for name, value in means.items()]).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(coder.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(coder)
            steps += 1
            for name, value in means.items():
                sums[name] += value.item()
        log.info(
            "epoch %d/%d %.0f s %s",
            number + 1,
            args.epochs,
            time.time() - started,
            " ".join(f"{name} {value / steps:.3f}" for name, value in sums.items()),
        )
        torch.save(average.module.state_dict(), args.out / "last.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--tagger", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--passages",
        type=Path,
        nargs="*",
        default=[p for p in sorted(DATA.glob("events-*.txt")) if not p.name.startswith(ASIDE)],
    )
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--pieces", type=int, default=700)
    parser.add_argument("--seed", type=int, default=1648)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--no-amp", action="store_true")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(args.out / "log.txt")],
    )
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    items = sentences(args.gold / "events-train.jsonl") + judged(args.gold / "factuality-uw-train.jsonl")
    for path in args.passages:
        own = passages(path)
        log.info("%s: %d passages", path.name, len(own))
        items += own
    news = event_articles(NEWS, args.gold / "attribution-train.jsonl")
    own = [passage(part) for article in news for part in parts(article)]
    log.info("%s: %d articles in %d parts", NEWS.name, len(news), len(own))
    items += own
    tagger = load(args.tagger).encoder
    coder = Coder(from_safetensors(base() / "model.safetensors"))
    log.info("%d items, %d roles", len(items), len(ROLES))
    train(coder, tagger.eval(), items, args)


if __name__ == "__main__":
    main()
