"""How sure a candidate is: a logistic weight learnt from annotated reports, over what ``features`` sees of it.

``weights.json`` of the pack holds what every feature is worth for any kind (``shared``) and on top of that for one
(``kinds``), the threshold from which a candidate stands, and how sureness is scaled to the share that is right;
``tools/train_weights.py`` makes it. Without the file the hand-set weights of the rules stand, and rules below ``BROAD``
give nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kelisim.lang.pack import Pack
from kelisim.reading.classes import WordClasses
from kelisim.reading.features import Scene, View, features
from kelisim.reading.match import Candidate
from kelisim.reading.rule import BROAD
from kelisim.reading.vocabulary import Numbers, Vocabulary

Judge = Callable[[Sequence[Candidate], Scene], list[Candidate]]
_FARTHEST = 30.0
_THOUSAND = 1000


def by_hand(found: Sequence[Candidate], _scene: Scene) -> list[Candidate]:
    """The candidates of the fine rules, as sure as their authors thought."""
    return [candidate for candidate in found if candidate.weight >= BROAD]


def all_seen(found: Sequence[Candidate], scene: Scene) -> list[Candidate]:
    """All candidates, each with what is seen of it: for training."""
    for candidate, seen in zip(found, features(found, scene), strict=True):
        candidate.seen = seen
    return list(found)


@dataclass(frozen=True)
class Weights:
    """What training found for a language.

    Attributes:
        numbers: Features to their numbers.
        models: Kind to its bias and the worth of every feature by its number, in thousandths: as whole numbers they add
            up to the same in whatever order.
        threshold: How sure (0 to 1, before scaling) a candidate must be.
        calibration: Slope and shift of Platt's scaling, which makes of sureness the share that is right.
        known: The words of the language, as these features tell of them.
    """

    numbers: Numbers
    models: Mapping[str, tuple[int, Sequence[int]]]
    threshold: float
    calibration: tuple[float, float] = (1.0, 0.0)
    known: dict[WordClasses, Vocabulary] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Weights:
        """The weights of a ``weights.json``."""
        shared, kinds = data["shared"], data["kinds"]
        numbers = Numbers.of([*shared, *(name for model in kinds.values() for name in model["features"])])
        models = {
            kind: (_thousandths(model["bias"]), _worth(numbers, shared, model["features"]))
            for kind, model in kinds.items()
        }
        slope, shift = data["calibration"]
        return cls(numbers, models, data["threshold"], (slope, shift))

    def __call__(self, found: Sequence[Candidate], scene: Scene) -> list[Candidate]:
        """The candidates that are sure enough, with ``weight`` set to how often such are right."""
        kept = []
        limit = _logit(self.threshold)
        view = View(scene, self._vocabulary(scene.classes))
        for candidate in found:
            total = self._total(candidate, view)
            if total >= limit:
                candidate.weight = _share(self.calibration[0] * total + self.calibration[1])
                kept.append(candidate)
        return kept

    def _total(self, candidate: Candidate, view: View) -> float:
        """How sure a candidate is, in log odds. A kind that nobody trained stands by its hand-set weight."""
        if candidate.kind not in self.models:
            return _FARTHEST if candidate.weight >= BROAD else -_FARTHEST
        bias, worth = self.models[candidate.kind]
        own, quoted = view.own(candidate), view.quoted(candidate)
        return (bias + sum(map(worth.__getitem__, own)) + sum(map(worth.__getitem__, quoted))) / _THOUSAND

    def _vocabulary(self, classes: WordClasses) -> Vocabulary:
        if classes not in self.known:
            self.known[classes] = Vocabulary(classes, self.numbers)
        return self.known[classes]


@lru_cache(maxsize=16)
def judge_of(pack: Pack) -> Judge:
    """What tells the sure candidates of a language: its trained weights, else the hand of the rules' authors."""
    return Weights.of(pack.weights) if pack.weights else by_hand


def _worth(numbers: Numbers, shared: Mapping[str, float], own: Mapping[str, float]) -> list[int]:
    """What features are worth by their number, for whatever kind and for one."""
    return [0, *(_thousandths(shared.get(name, 0.0)) + _thousandths(own.get(name, 0.0)) for name in numbers)]


def _thousandths(worth: float) -> int:
    return round(worth * _THOUSAND)


def _share(total: float) -> float:
    return 1 / (1 + math.exp(-max(-_FARTHEST, min(_FARTHEST, total))))


def _logit(share: float) -> float:
    return math.log(share / (1 - share))
