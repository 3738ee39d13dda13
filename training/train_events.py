"""Train the event coder on the tagger's frozen embeddings.

    python -m training.train_events --gold GOLD --tagger runs/third/last.pt --out runs/events

GOLD holds events-train.jsonl, factuality-uw-train.jsonl and attribution-train.jsonl, some of whose articles are
labelled with events; the labels and the labelled passages lie in ``training/data``.
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from reportedly.events.heads import ROLES

from .encoder import Encoder, from_safetensors
from .event_articles import NEWS, event_articles, parts
from .event_items import Example, Item, judged, packed, passage, passages, sentences
from .event_model import Coder, small
from .event_opinions import Part, unlabelled
from .event_opinions import losses as opinion_losses
from .event_opinions import parts as article_parts
from .export import load
from .runs import Plan, Run, arguments, device, started
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


Look = Callable[[Tensor, Tensor, Tensor], Tensor]
"""From pieces, kinds and mask, each (batch, pieces), to states (batch, pieces, width)."""


def loss_of(coder: Coder, states: Tensor, e: Example, row: int) -> dict[str, list[Tensor]]:
    """Losses of the items of one window, by head."""
    found: dict[str, list[Tensor]] = {}
    seen = states[row, torch.from_numpy(e.first).to(states.device)]
    for item, start in e.parts:
        for name, value in _item_losses(coder, seen, start, item):
            found.setdefault(name, []).append(value)
    return found


def _item_losses(coder: Coder, seen: Tensor, start: int, item: Item | Part) -> list[tuple[str, Tensor]]:
    """Losses of one item that begins at word ``start`` of its window; the words of other items have no role in it."""
    dropped = coder.dropout(seen[start : start + len(item.words)])
    losses: list[tuple[str, Tensor]] = []
    if isinstance(item, Part):
        return list(opinion_losses(coder, dropped, item))
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
    "opinion": 1.0,
    "opinion: type": 1.0,
    "opinion: status": 0.5,
    "opinion: flags": 0.5,
}
"""What each loss counts; set by hand so that none outweighs the rest."""


def train(coder: Coder, look: Look, items: Callable[[random.Random], list[Item | Part]], plan: Plan, out: Path) -> None:
    """Run the epochs that are left.

    Args:
        items: those of an epoch.
    """
    known = vocabulary()
    rng = random.Random(plan.seed)
    per_epoch = sum(1 for _ in batches(packed(items(random.Random(0)), known, random.Random(0)), plan.pieces))
    run = Run(coder, plan, plan.epochs * per_epoch, out)
    for number in range(run.begin, plan.epochs):
        begun = time.time()
        sums = _epoch(coder, look, packed(items(rng), known, rng), plan, run)
        told = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sums.items())
        log.info("epoch %d/%d %.0f s %s", number + 1, plan.epochs, time.time() - begun, told)
        run.keep(number + 1)


def _epoch(coder: Coder, look: Look, examples: Iterator[Example], plan: Plan, run: Run) -> dict[str, list[float]]:
    """Learn from all windows of an epoch; the losses by head."""
    coder.train()
    sums: dict[str, list[float]] = {}
    for batch in batches(examples, plan.pieces):
        with torch.autocast(device().type, torch.bfloat16, enabled=plan.amp):
            states = look(*padded(batch, device()))
        states = states.float().cpu()
        parts: dict[str, list[Tensor]] = {}
        for row, e in enumerate(batch):
            for name, values in loss_of(coder, states, e, row).items():
                parts.setdefault(name, []).extend(values)
        means = {name: torch.stack(values).mean() for name, values in parts.items()}
        run.step(torch.stack([WEIGHTS[name] * value for name, value in means.items()]).sum())
        for name, value in means.items():
            sums.setdefault(name, []).append(value.item())
    return sums


def labelled(gold: Path, files: list[Path]) -> list[Item]:
    """All items that bear labels: of the gold sentences, of files of passages, and of real articles."""
    items = sentences(gold / "events-train.jsonl") + judged(gold / "factuality-uw-train.jsonl")
    for path in files:
        own = passages(path)
        log.info("%s: %d passages", path.name, len(own))
        items += own
    news = event_articles(NEWS, gold / "attribution-train.jsonl")
    own = [passage(part) for article in news for part in parts(article)]
    log.info("%s: %d articles in %d parts", NEWS.name, len(news), len(own))
    return items + own


def read_passages(parser: argparse.ArgumentParser) -> None:
    """Add which files of passages are read."""
    own = [p for p in sorted(DATA.glob("events-*.txt")) if not p.name.startswith(ASIDE)]
    parser.add_argument("--passages", type=Path, nargs="*", default=own)


def main() -> None:
    parser = arguments(__doc__)
    read_passages(parser)
    parser.add_argument("--tagger", type=Path, required=True)
    parser.add_argument("--opinions", type=Path, required=True, help="what training.event_teacher made")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--share", type=float, default=0.4, help="of the articles with opinions, read in each epoch")
    parser.add_argument("--seed", type=int, default=1648)
    args = parser.parse_args()
    started(args, args.seed)
    items = labelled(args.gold, args.passages)
    texts = unlabelled(args.gold)
    with np.load(args.opinions) as saved:
        thought = {name: saved[name] for name in sorted(saved)}
    tagger = load(args.tagger).encoder.eval().to(device())
    coder = small(from_safetensors(base() / "model.safetensors"))
    coder.layers.to(device())
    log.info("%d items, %d articles with opinions", len(items), len(thought))

    def of_epoch(rng: random.Random) -> list[Item | Part]:
        names = rng.sample(list(thought), int(args.share * len(thought)))
        return [*items, *(part for name in names for part in article_parts(texts[name], thought[name], rng))]

    def look(ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        return coder(embedded(tagger, ids, kinds), mask)

    plan = Plan(args.epochs, args.rate, 4 * args.rate, 900, 0.995, args.seed, not args.no_amp)
    train(coder, look, of_epoch, plan, args.out)


if __name__ == "__main__":
    main()
