"""The trust list as a check: what is in force, and for how long still."""

from __future__ import annotations

from typing import Final

from kiosk.maintenance.checks import CheckId, CheckResult, Fact, FactValue, Verdict
from kiosk.trust.distribution.status import DistributionStatus
from kiosk.trust.health import TrustState

_FAILURES_WARN: Final = 3


def judge_trust(status: DistributionStatus) -> CheckResult:
    """FAIL: no list in force. WARN: much of its time is gone, or refreshing keeps failing."""
    facts: dict[Fact, FactValue] = {
        Fact.STATE: status.state.value,
        Fact.DAYS_LEFT: status.days_left,
        Fact.FAILURES: status.failures,
    }
    if status.last_problem is not None:
        facts[Fact.PROBLEM] = status.last_problem.value
    if status.version is not None:
        facts[Fact.VERSION] = str(status.version)
    if status.state in {TrustState.MISSING, TrustState.STALE}:
        return CheckResult(CheckId.TRUST_LIST, Verdict.FAIL, facts)
    behind = status.warn or status.failures >= _FAILURES_WARN
    return CheckResult(CheckId.TRUST_LIST, Verdict.WARN if behind else Verdict.PASS, facts)
