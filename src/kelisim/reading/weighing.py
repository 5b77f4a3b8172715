"""How sure a candidate is: a logistic weight learnt from annotated reports, over what ``features`` sees of it.

``weights.json`` of the pack holds what every feature is worth for any kind (``shared``) and on top of that for one
(``kinds``), the threshold from which a candidate stands, and how sureness is scaled to the share that is right;
``tools/train_weights.py`` makes it. Without the file the hand-set weights of the rules stand, and rules below ``BROAD``
give nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kelisim.lang.pack import Pack
from kelisim.reading.features import Scene, features, own, parts, seen_in
from kelisim.reading.match import Candidate
from kelisim.reading.rule import BROAD

Judge = Callable[[Sequence[Candidate], Scene], list[Candidate]]
_FARTHEST = 30.0


def by_hand(found: Sequence[Candidate], _scene: Scene) -> list[Candidate]:
    """The candidates of the fine rules, as sure as their authors thought."""
    return [candidate for candidate in found if candidate.weight >= BROAD]


def all_seen(found: Sequence[Candidate], scene: Scene) -> list[Candidate]:
    """All candidates, each with what is seen of it: for training."""
    for candidate in found:
        candidate.seen = frozenset(features(candidate, scene))
    return list(found)


@dataclass(frozen=True)
class Weights:
    """What training found for a language.

    Attributes:
        models: Kind to its bias and the worth of every feature.
        threshold: How sure (0 to 1, before scaling) a candidate must be.
        calibration: Slope and shift of Platt's scaling, which makes of sureness the share that is right.
    """

    models: Mapping[str, tuple[float, Mapping[str, float]]]
    threshold: float
    calibration: tuple[float, float] = (1.0, 0.0)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Weights:
        """The weights of a ``weights.json``."""
        shared = data["shared"]
        models = {}
        for kind, model in data["kinds"].items():
            own = model["features"]
            models[kind] = (model["bias"], {**shared, **{name: shared.get(name, 0.0) + w for name, w in own.items()}})
        slope, shift = data["calibration"]
        return cls(models, data["threshold"], (slope, shift))

    def __call__(self, found: Sequence[Candidate], scene: Scene) -> list[Candidate]:
        """The candidates that are sure enough, with ``weight`` set to how often such are right."""
        kept = []
        limit = _logit(self.threshold)
        for candidate in found:
            total = self.total(candidate, scene)
            if total >= limit:
                candidate.weight = _share(self.calibration[0] * total + self.calibration[1])
                kept.append(candidate)
        return kept

    def total(self, candidate: Candidate, scene: Scene) -> float:
        """How sure a candidate is, in log odds. A kind that nobody trained stands by its hand-set weight."""
        if candidate.kind not in self.models:
            return _FARTHEST if candidate.weight >= BROAD else -_FARTHEST
        bias, worth = self.models[candidate.kind]
        total = bias + _worth(own(candidate, scene), worth)
        for part in parts(candidate):
            known = scene.sums.get((candidate.kind, part))
            if known is None:
                known = scene.sums[candidate.kind, part] = _worth(seen_in(part, scene), worth)
            total += known
        return total


@lru_cache(maxsize=16)
def judge_of(pack: Pack) -> Judge:
    """What tells the sure candidates of a language: its trained weights, else the hand of the rules' authors."""
    return Weights.of(pack.weights) if pack.weights else by_hand


def _worth(seen: Iterable[str], worth: Mapping[str, float]) -> float:
    return sum(filter(None, map(worth.get, seen)))


def _share(total: float) -> float:
    return 1 / (1 + math.exp(-max(-_FARTHEST, min(_FARTHEST, total))))


def _logit(share: float) -> float:
    return math.log(share / (1 - share))
