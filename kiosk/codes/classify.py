r"""What kind of code was held up (CARD-CODES.md section 1).

The rules do not overlap, so their order means nothing. Every pattern is matched against the whole
text, names its characters one by one (`\d` would take Arabic digits too) and cannot backtrack, so
a hostile text costs one pass at most.

A new kind of card is one `Kind` and one `CodeRule`. A form that is not public becomes a rule through
the site's settings: see `Classifier.for_site`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

ASCII_WHITE_SPACE = " \t\n\r\v\f"

EHC1_PREFIX = "EHC1:"
STAFF_PREFIX = "EHCS1:"
PAPER_PREFIX = "EHCR1:"
INVITATION_PREFIX = "EHCP1:"
RECOVERY_PREFIX = "EHCK1:"

LONGEST_QR = 7_089
"""Characters in the largest QR code there is: version 40-L, digits only (ISO/IEC 18004 table 7)."""


class Kind(StrEnum):
    """Every kind of code that a camera may see here."""

    EHC1 = auto()
    EHC_STATIC = auto()
    EHC_DYNAMIC = auto()
    INSURANCE_VOUCHER = auto()
    SOCIAL_SECURITY = auto()
    WECHAT_PAY = auto()
    ALIPAY_PAY = auto()
    UNIONPAY_PAY = auto()
    STAFF_BADGE = auto()
    STAFF_PASS = auto()  # to set a PIN by, or to get in without a badge
    REPORT_PAPER = auto()  # on a printed report, for whoever wants to verify the paper
    SITE_CODE = auto()  # of a form that only this site's settings know
    IDENTITY_DOCUMENT = auto()  # read by a document reader, never seen by the camera
    UNRECOGNISED = auto()


class Handling(StrEnum):
    """Who can say what a code of this kind is worth."""

    OFFLINE = auto()  # this terminal, by itself
    PLATFORM = auto()  # the platform that issued it, online
    PAYMENT = auto()  # the payment screen
    MAINTENANCE = auto()  # maintenance sign-in
    PAPER = auto()  # whoever holds the paper, by `paper_seal.verify_paper`
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class CodeRule:
    """One kind of code: its form and how it is verified."""

    kind: Kind
    handling: Handling
    pattern: re.Pattern[str]
    bounded: bool = True  # False: the form sets its own limit and a reason of its own for it


def _rule(kind: Kind, handling: Handling, pattern: str, *, bounded: bool = True) -> CodeRule:
    return CodeRule(kind, handling, re.compile(pattern, re.DOTALL), bounded)


# A field between colons: printable ASCII. The meanings beyond card id and type are opaque, and the
# platform gets the whole text.
_FIELD = r"[!-9;-~]"

RULES: tuple[CodeRule, ...] = (
    # Whatever follows the prefix: the verifier has better words for what is wrong with it.
    _rule(Kind.EHC1, Handling.OFFLINE, rf"{EHC1_PREFIX}.*", bounded=False),
    _rule(Kind.STAFF_BADGE, Handling.MAINTENANCE, rf"{STAFF_PREFIX}.*", bounded=False),
    _rule(
        Kind.STAFF_PASS,
        Handling.MAINTENANCE,
        rf"(?:{INVITATION_PREFIX}|{RECOVERY_PREFIX}).*",
        bounded=False,
    ),
    _rule(Kind.REPORT_PAPER, Handling.PAPER, rf"{PAPER_PREFIX}.*", bounded=False),
    _rule(Kind.EHC_STATIC, Handling.PLATFORM, rf"[0-9A-Fa-f]{{64}}:1(?::{_FIELD}*)*"),
    # The id's form is the platform's own; only the five prefixes above are taken.
    _rule(
        Kind.EHC_DYNAMIC,
        Handling.PLATFORM,
        rf"(?!EHC[SRPK]?1:){_FIELD}+:0:[0-9A-Fa-f]{{32}}::{_FIELD}+",
    ),
    _rule(Kind.INSURANCE_VOUCHER, Handling.PLATFORM, rf"424[0-9]{{25}}|opc{_FIELD}+"),
    _rule(Kind.WECHAT_PAY, Handling.PAYMENT, r"1[0-5][0-9]{16}"),
    _rule(Kind.ALIPAY_PAY, Handling.PAYMENT, r"(?:2[5-9]|30)[0-9]{14,22}"),
    _rule(Kind.UNIONPAY_PAY, Handling.PAYMENT, r"62[0-9]{17}"),
)


def trim(text: str) -> str:
    """`text` without ASCII white space at its ends.

    Harmless to Base45, whose alphabet has the space: the last character of a group is at most "W"
    (two bytes) or "5" (one byte), so no valid code ends in one.
    """
    return text.strip(ASCII_WHITE_SPACE)


class Classifier:
    """The rules in force at one site."""

    def __init__(self, site_rules: Sequence[CodeRule] = ()) -> None:
        self._site_rules = tuple(site_rules)
        known = (*RULES, *self._site_rules)
        self._handling = {rule.kind: rule.handling for rule in known}

    @classmethod
    def for_site(
        cls, *, social_security_pattern: str | None = None, site_patterns: Sequence[str] = ()
    ) -> Classifier:
        """The public kinds and those whose form only this site's settings know.

        Args:
            social_security_pattern: regular expression for the whole text of an electronic
                social-security card; None: that kind is off. It is trusted as settings are.
            site_patterns: likewise, each for the whole text of another code of the site's.

        Raises:
            re.error: the pattern is no regular expression.
        """
        rules = [_rule(Kind.SITE_CODE, Handling.PLATFORM, pattern) for pattern in site_patterns]
        if social_security_pattern is not None:
            rules.insert(0, _rule(Kind.SOCIAL_SECURITY, Handling.PLATFORM, social_security_pattern))
        return cls(rules)

    def classify(self, text: str) -> Kind:
        """The one kind whose form `text` has, or `Kind.UNRECOGNISED`."""
        trimmed = trim(text)
        # A site's pattern cannot take a public kind's codes away, however broad it is.
        for rule in (*RULES, *self._site_rules):
            if rule.bounded and len(trimmed) > LONGEST_QR:
                continue
            if rule.pattern.fullmatch(trimmed):
                return rule.kind
        return Kind.UNRECOGNISED

    def handling(self, kind: Kind) -> Handling:
        """Who can say what a code of this kind is worth."""
        return self._handling.get(kind, Handling.NOBODY)


_PUBLIC = Classifier()


def classify(text: str) -> Kind:
    """The kind of `text` by the public rules alone."""
    return _PUBLIC.classify(text)
