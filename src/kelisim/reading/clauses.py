"""Shallow clauses: where a sentence may be cut, told from punctuation and a few words of the language's pack.

``clauses: {openers, after_comma, saying, that}`` of ``lists.yaml``: words that open a clause anywhere, words that open
one after a comma, and verbs of saying after which ``that`` closes the frame of the speech.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from kelisim.lang.pack import Pack
from kelisim.reading.line import Line
from kelisim.reading.pattern import as_line, expand, word_set

_HARD = frozenset(";:–—…")
_OPEN = frozenset("(")
_BRACKETS = frozenset("()")
_BEFORE_FRAME = frozenset(',"')
_LONGEST_FRAME = 9
_REACH = 10
_NEAR = 4
_PERSON = "‹PERSON"
_ACTORS = (_PERSON, "‹PARTY", "‹PAIR")
_AMOUNTS = ("‹MONEY", "‹PERCENT", "‹QUANTITY", "‹COUNT", "‹NUMBER", "‹FACTOR")
_TOLD = (*_AMOUNTS, "‹DATE")
_DASHES = frozenset("–—")
_FEWEST = 3  # tokens of a clause before another verb
_SUBJECT = 7  # tokens between the comma and the dash
_TRIM = frozenset(",;:–—…()-\"'.")


_SAYS, _THAT, _MAIN, _OPENS, _RESUMES, _HARD_STOP, _BRACKET, _JOINS, _TURNS, _SPEAKS = (1 << bit for bit in range(10))
_MAY_OPEN = _OPENS | _RESUMES | _BRACKET | _JOINS | _TURNS | _SPEAKS
_MAY_CLOSE = _HARD_STOP | _BRACKET | _THAT
_MOST_KNOWN = 50_000


@dataclass(frozen=True)
class Cuts:
    """The words at which clauses of one language begin; ``known`` is what each word was found to do there."""

    openers: frozenset[str]
    after_comma: frozenset[str]
    saying: frozenset[str]
    that: frozenset[str]
    joiners: frozenset[str]
    trailers: frozenset[str]
    leads: frozenset[str]
    breakers: frozenset[str]
    continues: frozenset[str]
    strip: frozenset[str]
    definite: frozenset[str]
    at: frozenset[str]
    there: frozenset[str]
    thither: frozenset[str]
    among: frozenset[str]
    occasions: frozenset[str]
    articles: frozenset[str]
    visiting: frozenset[str]
    nth: frozenset[str]
    plurals: frozenset[str]
    mirror: frozenset[str]
    mains: frozenset[str]
    finite: frozenset[str]
    carried: frozenset[str]
    relatives: frozenset[str]
    strays: frozenset[str]
    rising: frozenset[str]
    risen: frozenset[str]
    leaving: frozenset[str]
    vague: frozenset[str]
    hosted: frozenset[str]
    growing: frozenset[str]
    falling: frozenset[str]
    ahead: frozenset[str]
    lasting: frozenset[str]
    again: frozenset[str]
    standing: frozenset[str]
    turns: frozenset[str]
    agents: frozenset[str]
    regarding: frozenset[str]
    founded: frozenset[str]
    to: frozenset[str]
    amid: frozenset[str]
    known: dict[str, int] = field(default_factory=dict, init=False, compare=False)

    def roles_of(self, tokens: Sequence[str]) -> list[int]:
        """What each token can do at the edges of clauses, as bits."""
        known = self.known
        return [known[token] if token in known else self._role(token) for token in tokens]

    def _role(self, token: str) -> int:
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()
        told = (
            (_SAYS, self.saying), (_JOINS, self.joiners), (_THAT, self.that), (_MAIN, self.mains),
            (_OPENS, self.openers), (_RESUMES, self.after_comma), (_HARD_STOP, _HARD), (_BRACKET, _BRACKETS),
            (_TURNS, self.turns),
        )  # fmt: skip
        speaks = _SPEAKS if token.startswith(_PERSON) else 0
        role = self.known[token] = speaks + sum(bit for bit, words in told if token in words)
        return role


def clause_starts(line: Line, cuts: Cuts) -> list[int]:
    """Numbers of the tokens at which a clause begins; the first is 0."""
    tokens, roles = line.tokens, cuts.roles_of(line.tokens)
    starts = [0]
    said = told = False
    for index in range(1, len(tokens)):
        role, past = roles[index], roles[index - 1]
        said = said or bool(past & _SAYS)
        if not (role & _MAY_OPEN or past & _MAY_CLOSE):
            continue
        token, before = tokens[index], tokens[index - 1]
        bracket = (token in _OPEN and not _aside(tokens, index)) or (before == ")" and not _aside(tokens, index - 3))
        opens = past & _HARD_STOP or bracket
        opens = opens or (role & _OPENS and not _ends(tokens, index + 1))
        opens = opens or (before == "," and role & _RESUMES)
        framed = role & _SPEAKS and before in _BEFORE_FRAME and index - starts[-1] > _FEWEST
        opens = opens or (framed and _frames(tokens, roles, index, cuts))
        opens = opens or (role & _JOINS and _turns_ahead(tokens, index, cuts))
        opens = opens or (role & _TURNS and index - starts[-1] >= _FEWEST and _tells_more(tokens, roles, index, cuts))
        if past & _THAT and (said or (told and roles[index - 2] & _JOINS)):
            opens, said, told = True, False, True
        if opens:
            carried = token in cuts.relatives and before in cuts.carried and index - 1 > starts[-1]
            starts.append(index - 1 if carried else _verb_left_out(tokens, index, starts[-1]) or index)
    return starts


def _frames(tokens: tuple[str, ...], roles: Sequence[int], index: int, cuts: Cuts) -> bool:
    """Whether the frame of a speech tells more than who spoke: ", President X said during his visit to Y"."""
    return index + 2 < len(tokens) and bool(roles[index + 1] & _SAYS) and tokens[index + 2] in cuts.amid


def _turns_ahead(tokens: tuple[str, ...], index: int, cuts: Cuts) -> bool:
    """Whether after what has been counted comes what is to be: "trade grew 20 percent last year and will reach ..."."""
    return (
        tokens[index - 1].startswith(_TOLD) and tokens[index + 1 : index + 2] != () and tokens[index + 1] in cuts.ahead
    )


def _tells_more(tokens: tuple[str, ...], roles: Sequence[int], index: int, cuts: Cuts) -> bool:
    """Whether a verb of telling is the next of those that one subject has: "noted X, called for Y and welcomed Z".

    Not one that shares its object with the verb before it ("drafted and signed"), nor one that tells who did it ("and
    signed by").
    """
    before = index - 1
    if tokens[before] == ",":
        if roles[index] & _SAYS:
            return False  # a frame: "trade grew, said the minister"
        aside = "," in tokens[max(0, before - _NEAR) : before]  # "the ministry, for its part, asked"
        if aside or not any(role & (_TURNS | _SAYS) for role in roles[:before]):
            return False  # "a plan, agreed in May, is to ..."
    elif roles[before] & _JOINS:
        before -= tokens[before - 1] == ","
    else:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else "."
    if after == "," and index + 2 < len(tokens) and tokens[index + 2] in cuts.that:
        after = tokens[index + 2]  # Russian writes a comma there
    return not (roles[before - 1] & _TURNS or after in _TRIM or after in cuts.agents)


def _verb_left_out(tokens: tuple[str, ...], index: int, floor: int) -> int:
    """Where a clause begins whose verb a dash stands for: "exports were 5 million, imports – 3 million"; else 0."""
    if tokens[index - 1] not in _DASHES:
        return 0
    for at in range(index - 2, max(index - _SUBJECT, floor), -1):
        if tokens[at] == ",":
            return at + 1 if tokens[at - 1].startswith(_AMOUNTS) or tokens[at - 1] == ")" else 0
    return 0


def _aside(tokens: tuple[str, ...], at: int) -> bool:
    """Whether a bracket within a clause holds one word only, as an acronym does: it cuts none."""
    if at < 0 or tokens[at] not in _OPEN or tokens[at + 2 : at + 3] != (")",):
        return False
    inner, after = tokens[at + 1], tokens[at + 3 : at + 4]
    return inner.isalpha() and bool(after) and after[0] not in _TRIM


def _ends(tokens: tuple[str, ...], index: int) -> bool:
    """Whether nothing is left to open: "than a year before"."""
    return index >= len(tokens) or tokens[index] in _TRIM


def main_breaks(line: Line, cuts: Cuts) -> list[int]:
    """Offsets in the line at which a main clause with a verb of its own ends and another begins (", and she will ...").

    Told by a comma and one of the words ``mains``, or by such a word alone before ``that`` or before somebody who
    acts, where one of the words ``finite`` follows before any other clause opens.
    """
    tokens, roles = line.tokens, cuts.roles_of(line.tokens)
    found = []
    for index, role in enumerate(roles[:-1]):
        if role & _RESUMES and role & _SAYS and tokens[index - 1] == "," and index > _FEWEST:
            found.append(line.at[index - 1])
        elif role & _TURNS and index > _FEWEST and _tells_more(tokens, roles, index, cuts):
            found.append(line.at[index - 1 - (roles[index - 1] & _JOINS and tokens[index - 2] == ",")])
        elif role & _JOINS and index > _FEWEST and tokens[index + 1] in cuts.ahead:
            found.append(line.at[index - (tokens[index - 1] == ",")])  # "backed its bid and will go on doing so"
            continue
        if not index or not role & _MAIN:
            continue
        comma = tokens[index - 1] == ","
        after = tokens[index + 1]
        alone = after in cuts.that or after.startswith(_ACTORS)
        if (comma or alone) and _acts(tokens, index + 1 + (after in cuts.that), _REACH if comma else _NEAR, cuts):
            found.append(line.at[index - comma])
    return found


def _acts(tokens: tuple[str, ...], start: int, reach: int, cuts: Cuts) -> bool:
    """Whether a finite verb follows before the clause ends or another opens within it."""
    for token in tokens[start : start + reach]:
        if token in cuts.finite:
            return True
        if token in _TRIM or token in cuts.openers or token in cuts.that or token in cuts.strays:
            return False
    return False


def clause_around(line: Line, starts: list[int], first: int, last: int, cuts: Cuts) -> tuple[int, int]:
    """Span in the document of the clauses that hold the tokens from ``first`` to ``last``, trimmed.

    The frame of a speech at its end (", he said") and a joining word at its beginning are left out.
    """
    left = starts[bisect_right(starts, first) - 1]
    after = bisect_right(starts, last)
    right = starts[after] if after < len(starts) else len(line.at)
    right = _before_frame(line.tokens, last, right, cuts)
    while left < first and (line.tokens[left] in cuts.joiners or line.tokens[left] in _TRIM):
        left += 1
    return trimmed(line, left, right, first, last)


def _before_frame(tokens: tuple[str, ...], last: int, right: int, cuts: Cuts) -> int:
    """Where the frame of a speech begins, if one ends the clause: a comma or quotation mark, then a verb of saying."""
    for index in range(last + 1, right):
        near = tokens[index] in _BEFORE_FRAME and right - index <= _LONGEST_FRAME
        if near and any(token in cuts.saying for token in tokens[index + 1 : right]):
            return index
    while right - 1 > last and (tokens[right - 1] in cuts.that or tokens[right - 1] in cuts.joiners):
        right -= 1
    return right


def trimmed(line: Line, left: int, right: int, first: int, last: int) -> tuple[int, int]:
    """The span of tokens ``left`` to ``right`` without punctuation at its ends; never less than its core."""
    tokens = line.tokens
    while left < first and (tokens[left] in _TRIM):
        left += 1
    while right - 1 > last and tokens[right - 1] in _TRIM:
        right -= 1
    while right - 1 > first and tokens[right - 1] in _TRIM and tokens[right - 1] not in "\"')":
        right -= 1
    if tokens[right : right + 1] == (")",) and "(" in tokens[left:right] and ")" not in tokens[left:right]:
        right += 1
    return line.spans[left][0], line.spans[right - 1][1]


@lru_cache(maxsize=16)
def cuts_of(pack: Pack) -> Cuts:
    """The cutting words of a language."""
    data: Mapping[str, Any] = pack.lists.get("clauses", {})
    endings = pack.lists.get("endings", {})

    def words(key: str) -> frozenset[str]:
        return word_set(as_line(form) for entry in data.get(key, ()) for form in expand(entry, endings))

    return Cuts(**{f.name: words(f.name) for f in fields(Cuts) if f.init})
