"""Run the command line with ``python -m kelisim``."""

from kelisim.faces.cli import main

if __name__ == "__main__":
    main()
