"""Pieces that readers trip over: marks of writing direction, odd numbers and dates, words that begin a claim."""

from __future__ import annotations

CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x1b\x1c\x1d\x1e\x1f\x7f\u0080\u009f\ufffd\ufffe"
DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BLANKS = "\t\u00a0\u1680\u2003\u2009\u202f\u3000\u200b\u2060\ufeff\u00ad"
BREAKS = (
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "\u2029",
    "\u0085",
    "\x0b",
    "\x0c",
    "\n\n",
    "\r\n\r\n",
    "\n \n",
    "\n\x0c\n",
    "\n\u1680\n",
)
LETTERS = "\u0301\u0345\u0130\u0131\u1e9eß\ufb01\U0001f91d\U0001d7d9\U0001d400ǅΣς"
MARKS = "‹›#«»“”„‘’'\"((([[{–—…;:,.%$€₸№&@^\\|~_*-\t\r\n"
ALIKE = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
"""Latin letters to the Cyrillic ones that look the same."""

ODD = (
    "‹MONEY#0 ", "‹PARTY:KAZ#99 ", "#12", "10-20-30", "1,2,3,4.5.6", "9" * 400, "1e309", "٣٤٥", "½", "²", "31.02.2024",
    "30 February 2024", "year 0", "99999", "in 0000", "1/0", "5 May 10000", "31 ноября", "в 0 году", "quarter of 2024",
    "половина", "$$$5bn", "a.b.c.d.", "U.S.", "т.е. т.д. г.", "‘s", "'s 's 's", "and and and", "и и и", ", , ,",
    "agreed to", "договорились о", "the two sides", "стороны", "Minister", "министр", "said that", "заявил, что",
    "respectively", "соответственно", "by 2030", "до 2030 года", "\n\n- ", "\n\n1) ", "A" * 300, "ы" * 300,
    "trade reached 5 trillion trillion trillion trillion dollars", "товарооборот достиг 5 трлн трлн трлн долларов",
    "from 9 billion to 3 billion", "between 7 and 5 percent", "-0", "0.000000000000000000001 percent", "\ud800",
)  # fmt: skip
HOSTILE = (*CONTROLS, *DIRECTIONS, *BLANKS, *LETTERS, *MARKS, *ODD)

TITLES = {
    "en": ("President", "Prime Minister", "First Deputy Minister of Foreign Affairs", "Speaker", "H.E. Mr", "Chairman"),
    "ru": ("президент", "премьер-министр", "заместитель министра иностранных дел", "спикер", "председатель", "глава"),
}
PERSONS = {
    "en": ("Emin Salimov", "Nodira Karim", "Anar bin Aziz", "Li Wei", "O'Brien", "J. R. van der Berg", "Aigul"),
    "ru": ("Эмин Салимов", "Нодира Каримова", "Б. Ахметов", "Ли Вэй", "Анна-Мария Петрова", "Айгуль"),
}
SPEECHES = {
    "en": (
        "Statement by {} at the talks",
        "I am glad that we agreed to expand our trade. We will build our road by 2030.",
    ),
    "ru": (
        "Выступление: {}",
        "Я рад, что мы договорились расширить нашу торговлю. Мы построим нашу дорогу к 2030 году.",
    ),
}
