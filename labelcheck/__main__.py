"""``python -m labelcheck``."""

import sys

from labelcheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
