"""The shadow of a text: the same length, with the typographer's variants of quotes, dashes and spaces made plain.

Rules and tables are written with plain characters; offsets found in the shadow are those of the text itself.
"""

from __future__ import annotations

import re

_PLAIN = {
    "'": "’‘‛ʼʻ`´′＇‹›",  # ‹ also begins the marks of a typed line: no word of a text may
    '"': "“”„‟«»″＂",
    "-": "‐‑‒−﹣－",
    "–": "—―⸺",
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u1680\x1f\t",
    "\u200b": "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff",
    "\n": "\r\x0b\x0c\x1c\x1d\x1e\u2028\u2029\u0085",
}
_PAIRS = tuple((variant, plain) for plain, variants in _PLAIN.items() for variant in variants)
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")  # no character: the name finder refuses it


def shadow(text: str) -> str:
    """The text with plain quotes, apostrophes, dashes and spaces; every character keeps its place."""
    for variant, plain in _PAIRS:  # most texts hold few of them, and to look for one is quick
        text = text.replace(variant, plain)
    return _HALF_A_PAIR.sub("\ufffd", text)


def lowered(text: str) -> str:
    """Lower case of equal length: a letter whose lower case is longer (``İ``) stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
