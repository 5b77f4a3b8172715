"""Names in languages that inflect them: the same marks, found by forms and endings from the pack's lists alone.

A pack says that its names are read so by a section ``grammar`` in ``names.toml``.
"""

from kelisim.reading.names.inflected.finder import Inflected, find

__all__ = ["Inflected", "find"]
