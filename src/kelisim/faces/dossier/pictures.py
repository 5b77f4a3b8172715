"""Drawings as pictures, for formats that take no SVG."""

from __future__ import annotations

from kelisim.errors import KelisimError

_PAGE = (
    b'#set page(width: 17cm, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 100%)\n'
)
_PPI = 220


def png(svg: str) -> bytes:
    """The drawing as PNG, 17 cm wide, sharp in print.

    Raises:
        KelisimError: If the drawing cannot be set.
    """
    import typst  # heavy, and most formats do without

    try:
        compiler = typst.Compiler(_PAGE, ignore_system_fonts=True, sys_inputs={"svg": svg})
        made = compiler.compile(format="png", ppi=_PPI)
    except typst.TypstError as error:
        raise KelisimError(f"a drawing could not be made ({error}); write the review as HTML") from error
    if not isinstance(made, bytes):
        raise KelisimError("a drawing came back in pieces; write the review as HTML")
    return made
