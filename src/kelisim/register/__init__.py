"""The register: claims and decisions become records through time. Pure; no input or output."""

from kelisim.register.build import build
from kelisim.register.linker import LINKER, doubtful, keys_of, link

__all__ = ["LINKER", "build", "doubtful", "keys_of", "link"]
