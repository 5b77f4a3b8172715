"""The register: claims and decisions become records through time. Pure; no input or output."""

from kelisim.register.build import begin, build
from kelisim.register.forest import Forest
from kelisim.register.growth import Base, Growth
from kelisim.register.linker import LINKER, Found, doubtful, founds_in, joined_in, keys_of, link, nearest
from kelisim.register.stored import Fetch, dump, restore

__all__ = [
    "LINKER",
    "Base",
    "Fetch",
    "Forest",
    "Found",
    "Growth",
    "begin",
    "build",
    "doubtful",
    "dump",
    "founds_in",
    "joined_in",
    "keys_of",
    "link",
    "nearest",
    "restore",
]
