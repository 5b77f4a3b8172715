"""Names of currencies as prose writes them: CLDR's, their plurals, other spellings and, in Russian, every case."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

# Words of one meaning in an English name of a currency; a name is written with each of them.
_SAME_NOUNS = (
    ("krona", "krone", "crown", "króna", "krona"),
    ("kronor", "kroner", "crowns", "krónur", "kronur", "kronas"),
    ("koruna", "crown"),
    ("korunas", "crowns", "koruny", "korun"),
    ("rial", "riyal"),
    ("rials", "riyals"),
    ("ruble", "rouble"),
    ("rubles", "roubles"),
    ("hryvnia", "hryvnya"),
    ("hryvnias", "hryvnyas"),
    ("zlotys", "zlotych", "zloties", "zloty"),
    ("leva", "levs", "leva"),
    ("lei", "leus"),
    ("tugrik", "togrog"),
    ("tugriks", "togrogs"),
    ("som", "soum", "sum"),
    ("soms", "soums", "sums"),
    ("soles", "sols"),
    ("quetzals", "quetzales"),
    ("colons", "colones"),
    ("bolivars", "bolivares"),
    ("guaranis", "guaranies"),
    ("reals", "reais"),
    ("metical", "meticais"),
    ("denari", "denars"),
)
_SAME_COUNTRIES = (
    ("kazakhstani", "kazakh", "kazakhstan"),
    ("uzbekistani", "uzbek", "uzbekistan"),
    ("tajikistani", "tajik", "tajikistan"),
    ("turkmenistani", "turkmen", "turkmenistan"),
    ("kyrgystani", "kyrgyz", "kyrgyzstani", "kyrgyzstan"),
    ("azerbaijani", "azeri", "azerbaijan"),
    ("uae", "emirati"),
    ("pakistani", "pakistan"),
    ("bangladeshi", "bangladesh"),
    ("new taiwan", "taiwan", "taiwanese"),
    ("belarusian", "belarus", "belorussian"),
    ("israeli new", "israeli", "new israeli"),
    ("botswanan", "botswana"),
    ("nepalese", "nepali"),
    ("laotian", "lao"),
    ("fijian", "fiji"),
    ("guyanaese", "guyanese", "guyana"),
    ("bermudan", "bermudian", "bermuda"),
    ("singapore", "singaporean"),
    ("brunei", "bruneian"),
    ("myanmar", "burmese"),
    ("philippine", "filipino"),
    ("west african cfa", "west african"),
    ("central african cfa", "central african"),
)

_SAME_ADJECTIVES = (
    ("казахский", "казахстанский"),
    ("узбекский", "узбекистанский"),
    ("киргизский", "кыргызский"),
    ("таджикский", "таджикистанский"),
    ("таиландский", "тайский"),
    ("новый",),
    ("южнокорейская", "корейская"),
    ("мьянманский", "мьянмарский"),
    ("малайзийский", "малазийский"),
    ("саудовский", "саудийский"),
    ("камбоджийский", "кампучийский"),
)
# Nominative, genitive, dative, instrumental and prepositional, one and many; then the form
# after two to four and the accusative.
_ADJECTIVES = {
    "ий": "ий ого ому им ом ие их им ими их их ий",
    "ый": "ый ого ому ым ом ые ых ым ыми ых ых ый",
    "ая": "ая ой ой ой ой ие их им ими их ие ую",
}
_HARD, _SOFT = " а у ом е ы ов ам ами ах а ", "ь я ю ем е и ей ям ями ях я ь"
_FEMININE, _FEMININE_I, _FEMININE_SOFT = (
    "а ы е ой е ы  ам ами ах ы у", "а и е ой е и  ам ами ах и у", "я и и ей и и й ям ями ях и ю",
)  # fmt: skip


def enriched(language: str, words: set[str]) -> set[str]:
    """CLDR's names of one currency with the other forms in which texts have them."""
    more = _MORE.get(language)
    return words if more is None else words | {name for word in words for name in more(word, words)}


def _english(name: str, names: set[str]) -> Iterator[str]:
    plain = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    for one in {name, plain, name.replace("&", "and"), plain.replace("&", "and")}:
        for other in _swapped(one, _SAME_COUNTRIES, first=True):
            for form in _swapped(other, _SAME_NOUNS, first=False):
                yield form
                if len(names) == 1 and not form.endswith("s"):
                    yield f"{form}s"


def _swapped(name: str, groups: tuple[tuple[str, ...], ...], *, first: bool) -> list[str]:
    """A name with the words of its group in the place of its first or last words."""
    found = [name]
    for word, *others in groups:
        if first and name.startswith(f"{word} "):
            found += [other + name.removeprefix(word) for other in others]
        elif not first and name.endswith(f" {word}"):
            found += [name.removesuffix(word) + other for other in others]
    return found


def _russian(name: str, _names: set[str]) -> Iterator[str]:
    """Every case of a name that CLDR gives in the nominative, with each adjective for its country."""
    for other, *same in _SAME_ADJECTIVES:
        if name.startswith(f"{other} "):
            yield from _cases([*same, *name.split()[1:]])
    yield from _cases(name.split())


def _cases(words: list[str]) -> Iterator[str]:
    """Adjectives and one noun in agreement, and words that stay."""
    adjectives = 0
    while adjectives < len(words) - 1 and words[adjectives][-2:] in _ADJECTIVES and len(words[adjectives]) > 4:
        adjectives += 1
    if not adjectives:
        return
    declined = [_adjective(word) for word in words[:adjectives]]
    noun, rest = _declined(words[adjectives]), words[adjectives + 1 :]
    for forms in zip(*declined, noun, strict=True):
        yield " ".join((*forms, *rest))


def _adjective(word: str) -> list[str]:
    return [word[:-2] + ending for ending in _ADJECTIVES[word[-2:]].split()]


def _declined(noun: str) -> list[str]:
    if noun.endswith("ый"):  # "злотый" is an adjective
        return _adjective(noun)
    if noun[-1] in "еиоу":  # "песо", "сомони" never change
        return [noun] * 12
    if noun[-1] in "ая":
        endings = _FEMININE_SOFT if noun[-1] == "я" else _FEMININE_I if noun[-2] in "кгчжш" else _FEMININE
        return [noun[:-1] + ending for ending in endings.split(" ")]
    if noun[-1] in "ьй":
        endings = _SOFT if noun[-1] == "ь" else _SOFT.replace("ь", "й").replace("ей", "ев")
        return [noun[:-1] + ending for ending in endings.split(" ")]
    return [noun + ending for ending in _HARD.split(" ")]


_MORE: dict[str, Callable[[str, set[str]], Iterator[str]]] = {"en": _english, "ru": _russian}
