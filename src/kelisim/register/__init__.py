"""The register: claims and decisions become records through time. Pure; no input or output."""

from kelisim.register.build import begin, build
from kelisim.register.growth import Base, Growth
from kelisim.register.linker import LINKER, doubtful, keys_in, keys_of, link
from kelisim.register.stored import Fetch, dump, restore

__all__ = [
    "LINKER",
    "Base",
    "Fetch",
    "Growth",
    "begin",
    "build",
    "doubtful",
    "dump",
    "keys_in",
    "keys_of",
    "link",
    "restore",
]
