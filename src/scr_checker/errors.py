"""Every error that a user can cause, each saying what, where and what to do.

Stands at the edge of the flow: readers, loading and the command line raise these; nothing else is
shown to a user. A message never quotes the document.
"""


class ScrCheckerError(Exception):
    """An error the user can act on; ``exit_code`` is what the command line returns."""

    exit_code = 2

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        self.message, self.where, self.hint = message, where, hint
        super().__init__(message)

    def __str__(self) -> str:
        """One line: ``where: what; what to do``."""
        line = f"{self.where}: {self.message}" if self.where else self.message
        return f"{line}; {self.hint}" if self.hint else line


class UnusableInputError(ScrCheckerError):
    """A file or submission that cannot be read: empty, encrypted, broken, too large, of no known format."""


class UsageError(ScrCheckerError):
    """A wrong option or argument."""


class PackError(ScrCheckerError):
    """A rule pack that does not load; ``where`` is ``path:line:column``."""

    exit_code = 3
