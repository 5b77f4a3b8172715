"""Money: ``$156mn``, ``USD 550 mln``, ``10-20 млрд долларов``, ``between $3bn and $4bn``, ``Rs 500 crore``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kelisim.reading.marks import Number
from kelisim.reading.values.classes import CHAR, any_of, chars, opened, pattern
from kelisim.reading.values.found import Found, Tape
from kelisim.reading.values.lexicon import Token
from kelisim.reading.values.lists import like, listed_before, spread
from kelisim.reading.values.qualifiers import qualifier_of

_BEFORE = pattern(
    rf"{opened('unit', 'SIGN')} (?P<low>NUM)"
    r"(?: MONEY? (?P<joint>HYPHEN|TILL|AND|OR) SIGN? (?P<high>NUM) )? (?: OF? MONEY | SIGN(?!NUM) )?"
)
_AFTER = pattern(
    rf"{opened('low', 'NUM')} (?: (?P<unit>MONEY|SIGN)? (?P<joint>HYPHEN|TILL|AND|OR) (?P<high>NUM) )?"
    r" (?: HYPHEN? (?P<last>MONEY|SIGN(?!NUM)) TAIL? | IN (?P<inside>MONEY) )"
)
_COINS = pattern(r"(?P<low>NUM) (?: OPEN NUM CLOSE )? (?P<main>MONEY|SIGN) (?: AND? (?P<coins>NUM) (?P<coin>MONEY) )?")
_ADJECTIVE = pattern(r"NUM X MONEY")  # of a country that CLDR names otherwise: "20 млн эмиратских дирхамов"
# "from 3 billion euros in 2014 to 1 billion in 2020": the second sum has the money of the first.
_AGAIN = pattern(
    r"(?P<unit>SIGN|MONEY) [^BREAK SIGN MONEY]{0,20}? (?P<low>BIG)"
    r" (?= DOT|COMMA|COLON|BREAK|IN|ON|AT|BY|TILL|CLOSE|YEAR|LAST|THIS|$ )"
)
_UNITS = any_of("SIGN", "MONEY")
_MOVES, _JOINED = any_of("MOVE"), any_of("AND", "OR")
_NO_NAMES = frozenset(("usd", "eur", "gbp", "rub", "jpy", "cny", "chf", "inr", "kzt", "uzs", "aed"))
_HYPHENS = any_of("HYPHEN")
_FEW = Decimal(100)
_SUM = Decimal(1_000_000)
_ANY_COIN = frozenset(("USD",))  # cents are those of any dollar or euro
_MOVE_REACH = 6
_FROM_REACH = 3


def find_money(tape: Tape) -> Iterator[Found]:
    """Every amount of money, with its ISO 4217 code."""
    if not tape.has(_UNITS):
        return
    for match in _BEFORE.finditer(tape.classes):
        yield from _amounts(tape, match, tape[match.start("unit")].value)
    for match in _AFTER.finditer(tape.classes):
        name = "last" if match.group("last") else "inside"
        if _no_money(tape, match, match.start(name)):
            continue
        yield from _amounts(tape, match, tape[match.start(name)].value)
    for match in _ADJECTIVE.finditer(tape.classes):
        if tape[match.end() - 2].word.endswith(tape.lexicon.adjective_endings):
            code, factor = currency(tape, tape[match.end() - 1].value)
            yield _one(tape, match.start(), match.end(), tape[match.start()].value * factor, code)
    for match in _COINS.finditer(tape.classes):
        yield from _with_coins(tape, match)
    for match in _AGAIN.finditer(tape.classes):
        if tape[match.start("low")].value >= _SUM:
            value = tape[match.start("low")].value
            yield _one(tape, match.start("low"), match.end(), value, _code_before(tape, match))


def _amounts(tape: Tape, match: re.Match[str], unit: tuple[str, Decimal]) -> Iterator[Found]:
    code, factor = currency(tape, unit)
    if match.re is not _AFTER and _numbered_name(tape, match.start("unit")):
        return
    if not match.group("high"):
        yield from _single(tape, match, factor, code)
        return
    yield from _two(tape, match, factor, code)


def _single(tape: Tape, match: re.Match[str], factor: Decimal, code: str) -> Iterator[Found]:
    """One sum, and those of the list whose last it is: ``5, 7, and 9 million dollars``."""
    after = match.re is _AFTER
    first, low = match.start("low" if after else "unit"), tape[match.start("low")]
    minus = not after and _minus(tape, first)
    yield _one(tape, first - minus, match.end(), low.value * factor * (-1 if minus else 1), code)
    for at in listed_before(tape, first, joined=False) if after else ():
        yield _one(tape, at, at + 1, like(tape[at], low) * factor, code)


def _two(tape: Tape, match: re.Match[str], factor: Decimal, code: str) -> Iterator[Found]:
    """A range, or two sums of which one or both have the unit."""
    after = match.re is _AFTER
    first, low = match.start("low" if after else "unit"), tape[match.start("low")]
    other = tape[match.start("high")]
    lower, upper = spread(low.value, other.value)
    start = match.start("high")
    signed = tape.classes[start - 1] in chars("SIGN")
    if signed and currency(tape, tape[start - 1].value)[0] != code:  # "€1.25bn and £950m": two sums
        yield _one(tape, first, match.start("joint"), low.value * factor, code)
        yield _one(tape, start - 1, match.end(), other.value, currency(tape, tape[start - 1].value)[0])
        return
    if is_range(tape, match):
        yield Found("MONEY", first, match.end(), Number(lower * factor, upper * factor, code, "between"))
        return
    if after and match.group("unit"):
        own, part = currency(tape, tape[match.start("unit")].value)
        if part != factor and own == code:
            return  # "2 dollars and 50 cents"
        yield _one(tape, first, match.start("joint"), low.value * part, own)
    elif not after:
        yield _one(tape, first, match.start("joint"), low.value * factor, code)
    elif shares_unit(tape, match):
        for at in (first, *listed_before(tape, first, joined=True)):
            yield _one(tape, at, at + 1, like(tape[at], other) * factor, code)
    elif match.group("open") and not is_year(low):
        yield _one(tape, first, match.start("joint"), like(low, other) * factor, code)
    if after or signed:
        yield _one(tape, start - signed, match.end(), other.value * factor, code)


def _with_coins(tape: Tape, match: re.Match[str]) -> Iterator[Found]:
    """``2 dollars and 50 cents``, ``881 (eight hundred and eighty-one) roubles``."""
    code, factor = currency(tape, tape[match.start("main")].value)
    value = tape[match.start("low")].value * factor
    last = match.start("main") + 1
    if match.group("coins"):
        other, part = currency(tape, tape[match.start("coin")].value)
        if factor == 1 and part < 1 and (other == code or (other in _ANY_COIN and code[-1] in "DR")):
            value, last = value + tape[match.start("coins")].value * part, match.end()
    if last == match.end() and last - match.start() > 2:
        yield _one(tape, match.start(), last, value, code)


def _code_before(tape: Tape, match: re.Match[str]) -> str:
    return currency(tape, tape[match.start("unit")].value)[0]


def _numbered_name(tape: Tape, first: int) -> bool:
    """``COP26`` is a name, ``USD26m`` is money."""
    sign, number = tape[first], tape[first + 1]
    return (
        sign.word not in _NO_NAMES and tape.glued(first + 1) and sign.word[-1:].isalpha() and number.char == CHAR["DAY"]
    )


def _minus(tape: Tape, first: int) -> bool:
    """``-$5 million``, ``minus $5``; but not ``Paris-$5``."""
    if not first or tape.classes[first - 1] not in chars("HYPHEN"):
        return False
    dash = tape[first - 1].word == "-"
    return tape.classes[first - 1] == CHAR["MINUS"] or (dash and tape.glued(first) and not tape.glued(first - 1))


def _no_money(tape: Tape, match: re.Match[str], unit: int) -> bool:
    """``two sums``, ``the 20 won by Fiji`` and ``№ 45-р``, though a sum and a won are money and ``р`` a rouble."""
    first = match.start("low")
    number = tape[match.start("high") if match.group("high") else first]
    few = tape[unit].word in tape.lexicon.doubtful_money and number.value < _FEW
    coded = first > 0 and tape.classes[first - 1] == CHAR["LABEL"] and tape.classes[unit - 1] in _HYPHENS
    return coded or few


def _one(tape: Tape, first: int, last: int, value: Decimal, code: str) -> Found:
    return Found("MONEY", first, last, Number(value, None, code, qualifier_of(tape, first, last)))


def is_range(tape: Tape, match: re.Match[str]) -> bool:
    """``3-4``, ``between 3 and 4``, ``3 to 4``; but ``rose from 3 to 4`` tells two values, and ``3 and 4`` too."""
    joint, opener = match.group("joint"), match.group("open")
    low, high = tape[match.start("low")], tape[match.start("high")]
    lower, upper = spread(low.value, high.value)
    if (is_year(low) and not is_year(high)) or lower >= upper:
        return False
    if joint == CHAR["OR"]:
        return False
    if joint in chars("AND"):
        return opener == CHAR["BETWEEN"]
    start = match.start("open") if opener else match.start()
    if joint in chars("TILL") and not opener:  # "from the current 3 billion to 5": the word may stand farther off
        from_at = max(tape.classes.rfind(char, max(0, start - _FROM_REACH), start) for char in chars("FROMS"))
        start, opener = (from_at, tape.classes[from_at]) if from_at >= 0 else (start, opener)
    if joint in chars("TILL") and opener and opener in chars("FROMS"):
        return not _MOVES.intersection(tape.classes[max(0, start - _MOVE_REACH) : start])
    return not (joint in chars("TILL") and tape.classes[max(0, start - 1)] in _MOVES)


def shares_unit(tape: Tape, match: re.Match[str]) -> bool:
    """Whether the first of two joined numbers has the unit of the second: "1.2 and 1.5 billion dollars".

    Both of "from 10 to 15 million euros" have it too, after a word of growth.
    """
    return match.group("joint") in _JOINED and not is_year(tape[match.start("low")])


def is_year(token: Token) -> bool:
    """Whether a number looks like a year: a bare numeral from 1800 to 2199."""
    return token.char in chars("YEAR")


def currency(tape: Tape, unit: tuple[str, Decimal]) -> tuple[str, Decimal]:
    """The ISO code of a unit word; ``rupees`` and its like are those of one of the parties, or the usual ones."""
    name, factor = unit
    national = tape.lexicon.national.get(name)
    if national is None:
        return name, factor
    for party in tape.parties:
        if party in national:
            return str(national[party]), factor
    return str(national["default"]), factor
