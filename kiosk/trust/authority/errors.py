"""What an operator of the tools did wrong, or has to know."""

from __future__ import annotations


class AuthorityError(Exception):
    """The message is one line for the person at the machine; never holds a secret."""


class WrongPassphraseError(AuthorityError):
    """A key file that this passphrase does not open, or that was changed."""
