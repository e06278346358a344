"""Eight characters by which a printed or scanned page is matched with its version."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from wizard.documents.blocks import Paper


def fingerprint(paper: Paper) -> str:
    """The first 8 hexadecimal digits of the SHA-256 over everything that the paper says."""
    kinds = [type(block).__name__ for block in paper.blocks]
    whole = json.dumps([kinds, asdict(paper)], default=str, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:8]
