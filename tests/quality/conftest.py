"""The measures stand beside the package, in ``benchmarks`` and ``training``, which are not installed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent.parent))
