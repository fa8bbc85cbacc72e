"""The key files within reach, opened when a signature needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.trust.authority import keyfile
from kiosk.trust.authority.keyfile import KeyFile
from kiosk.trust.authority.signer import SM2Signer

Passphrases = Callable[[str], str]
"""The passphrase of the key with this name; asks a person, or knows."""


class Keyring:
    """Key files, each opened at most once.

    Args:
        key_files: those that can be opened.
        passphrases: theirs.
        new_passphrases: of keys that are made; None: from the same source.
    """

    def __init__(
        self,
        key_files: Iterable[KeyFile],
        passphrases: Passphrases,
        new_passphrases: Passphrases | None = None,
    ) -> None:
        self._by_keyid = {each.keyid: each for each in key_files}
        self._passphrases = passphrases
        self.new_passphrase = new_passphrases or passphrases
        self._open: dict[str, SM2Signer] = {}

    @classmethod
    def of(
        cls,
        folder: Path,
        passphrases: Passphrases,
        *,
        new_passphrases: Passphrases | None = None,
        more: Iterable[Path] = (),
    ) -> Keyring:
        """The key files in `folder`, which need not be there, and `more`."""
        paths = [*sorted(folder.glob("*.json")), *more]
        return cls([keyfile.read(path) for path in paths], passphrases, new_passphrases)

    def holds(self, keyid: str) -> bool:
        """Whether the file of this key is here."""
        return keyid in self._by_keyid

    def signers(self, keyids: Iterable[str]) -> list[SM2Signer]:
        """Those of the keys that are here, opened.

        Raises:
            WrongPassphraseError: one does not open.
        """
        return [self._signer(keyid) for keyid in dict.fromkeys(keyids) if keyid in self._by_keyid]

    def add(self, key_file: KeyFile, signer: SM2Signer) -> None:
        """Have a key that was made just now."""
        self._by_keyid[key_file.keyid] = key_file
        self._open[key_file.keyid] = signer

    def _signer(self, keyid: str) -> SM2Signer:
        if keyid not in self._open:
            key_file = self._by_keyid[keyid]
            self._open[keyid] = key_file.unlock(self._passphrases(key_file.name))
        return self._open[keyid]
