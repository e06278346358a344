"""What the screen talks to."""

from wizard.session.in_hand import NoCaseOpen
from wizard.session.session import Session

__all__ = ["NoCaseOpen", "Session"]
