"""What the screen talks to."""

from wizard.session.session import NoCaseOpen, Session

__all__ = ["NoCaseOpen", "Session"]
