"""``python -m scr_checker`` is the command line."""

import sys

from scr_checker.cli import main

sys.exit(main())
