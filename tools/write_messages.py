"""Bring the catalogues of the interface up to date: ``python tools/write_messages.py [--check]``.

Takes the texts out of templates, scripts and Python modules of the web application, and the sentences that the rooms
tell (tools/told_sentences.py), and writes them into ``src/kelisim/lang/<code>/ui.po``: new ones without a translation;
translations of texts that are gone or were changed are dropped, since the English text is the key (the history of
the file has them). ``--check`` writes nothing and exits 1 where a catalogue is not up to date. Prints what each
language lacks.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po
from told_sentences import told

from kelisim.lang.messages import ENGLISH, FILE, is_whole, key_of, message_languages, read_catalog
from kelisim.lang.retelling import TOLD

ROOT = Path(__file__).parents[1]
LANG = ROOT / "src" / "kelisim" / "lang"
WEB = ROOT / "src" / "kelisim" / "faces" / "web"
METHODS = [("templates/**.html", "jinja2"), ("static/**.js", "javascript"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}}
KEYWORDS = {"_": None, "ngettext": (1, 2), "say": None, "later": None, "say_many": (1, 2), "sayMany": (1, 2)}
HEAD = "# The interface in {language}. The English text is the key; tools/write_messages.py keeps the list of texts."


def extracted() -> Catalog:
    """All texts of the web application, and the sentences of the rooms under a context of their own."""
    made = new_catalog(ENGLISH)
    for name, line, text, comments, _ in extract_from_dir(WEB, METHODS, OPTIONS, KEYWORDS, ("i18n:",)):
        made.add(text, None, [(name.replace("\\", "/"), line)], auto_comments=comments)
    for sentence, name in told():
        made.add(sentence, None, [(name, 0)], context=TOLD)
    return made


def new_catalog(code: str) -> Catalog:
    """An empty catalogue; its head names no day and no person, so that the file changes only with its texts."""
    made = Catalog(locale=code, project="Kelisim", charset="utf-8", fuzzy=False)
    made.header_comment = HEAD.format(language=made.locale.english_name if made.locale else code)
    return made


def updated(code: str, texts: Catalog) -> Catalog:
    """The catalogue of a language with exactly the texts that there are."""
    path = LANG / code / FILE
    found = read_catalog(code, path) if path.exists() else new_catalog(code)
    found.update(texts, no_fuzzy_matching=True, update_header_comment=False)
    found.obsolete.clear()
    found.header_comment = new_catalog(code).header_comment
    return found


def as_text(catalog: Catalog) -> bytes:
    """The file; lines of sources are left out, since they change with every edit."""
    made = io.BytesIO()
    for message in catalog:
        message.locations = [(name, 0) for name in sorted({name for name, _ in message.locations})]
    write_po(made, catalog, width=120, sort_by_file=True, include_lineno=False, omit_header=True)
    return head(catalog) + made.getvalue()


def head(catalog: Catalog) -> bytes:
    """The lines that gettext wants at the top."""
    code = str(catalog.locale)
    return (
        f'{catalog.header_comment}\nmsgid ""\nmsgstr ""\n"Language: {code}\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    ).encode()


def lacking(catalog: Catalog) -> list[str]:
    """The texts that have no translation, or one that is marked as fuzzy."""
    return [key_of(one) for one in catalog if key_of(one) and not is_whole(one)]


def main() -> int:
    """Write or check all catalogues."""
    check = "--check" in sys.argv[1:]
    texts, stale = extracted(), []
    for code in message_languages() or (ENGLISH,):
        catalog = updated(code, texts)
        made, path = as_text(catalog), LANG / code / FILE
        if made != (path.read_bytes() if path.exists() else b""):
            stale.append(code)
            if not check:
                path.write_bytes(made)
        if code != ENGLISH:
            print(f"{code}: {len(catalog)} texts, {len(lacking(catalog))} lacking")
            for text in lacking(catalog):
                print(f"    {text}")
    if check and stale:
        print(f"not up to date: {', '.join(stale)}; run python tools/write_messages.py", file=sys.stderr)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
