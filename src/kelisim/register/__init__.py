"""The register: claims and decisions become records through time. Pure; no input or output."""

from kelisim.register.build import build
from kelisim.register.linker import LINKER, link

__all__ = ["LINKER", "build", "link"]
