"""Plain words on what is out of range, by the rules of a file: what was measured, what it may mean, and
when to see a doctor. Never a diagnosis.

The file that comes along is `resources/readings/analytes.toml`; a hospital may have its own. Rules that
no clinician has gone through are silent unless the settings ask for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock
from typing import Final

from kiosk.languages import nearest
from kiosk.reports.findings import Finding, Told, Urgency, findings_of, told_together
from kiosk.reports.matching import Matcher
from kiosk.reports.reading import Explainer, Explanation, Remark
from kiosk.reports.report import Report
from kiosk.reports.rules import Analyte, Direction, Pattern, Rule, Rules, Texts
from kiosk.reports.rules_file import RulesError, read_rules
from kiosk.settings.reading import SettingsError
from kiosk.settings.reports import ReportsSettings

MOST_REMARKS: Final = 8
"""On one report: more is not read in a lobby."""

NOTHING: Final = Explanation(())


@dataclass(frozen=True, slots=True)
class ReadingsProblem:
    """The file cannot be used. `problems`: one line for each mistake."""

    problems: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join(self.problems)


class Readings:
    """`Explainer` by the rules of one file, whoever has reviewed them."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._matcher = Matcher(rules.analyte)

    @property
    def version(self) -> str:
        return self._rules.version

    @property
    def is_reviewed(self) -> bool:
        return bool(self._rules.review.by)

    def explain(self, report: Report, language: str) -> Explanation:
        """At most `MOST_REMARKS`, the most urgent first."""
        words = _Words(self._rules, language)
        findings = findings_of(report, self._matcher)
        told = told_together(findings, self._rules.pattern)[:MOST_REMARKS]
        return Explanation(tuple(map(words.remark, told)), words.reviewed)


class _Words:
    """One language of the file."""

    def __init__(self, rules: Rules, language: str) -> None:
        self._rules = rules
        self._language = nearest(language, rules.languages)

    @property
    def reviewed(self) -> str:
        review = self._rules.review
        return f"{review.by}{self._comma}{review.on}" if review.by else ""

    def remark(self, told: Told) -> Remark:
        first = told.findings[0]
        if first.rule is None:
            return self._critical(first)
        rule: Rule | Pattern
        entry: Analyte | Pattern
        if told.pattern is not None:
            rule, entry, title = told.pattern, told.pattern, self._say(told.pattern.title)
        else:
            rule, entry, title = first.rule, first.analyte, self._title(first, first.rule)
        means = self._rules.words.share if first.share_alone else rule.means
        return Remark(
            result=first.result.id,
            title=title,
            measures=self._say(entry.measures),
            means=self._say(means),
            advice=self._advice(rule, told.urgency),
            soon=told.urgency is not Urgency.VISIT,
            source=self._list.join(self._say(self._rules.sources[one]) for one in entry.sources),
        )

    def _advice(self, rule: Rule | Pattern, urgency: Urgency) -> str:
        words = self._rules.words
        usual = words.visit if urgency is Urgency.VISIT else words.soon
        advice = self._say(rule.advice or usual)
        return self._space.join((advice, self._say(rule.also))) if rule.also else advice

    def _critical(self, finding: Finding) -> Remark:
        """No more than that it has to be seen at once: where to go is said by the screen."""
        words = self._rules.words
        return Remark(
            result=finding.result.id,
            title=self._titled(words.critical, finding),
            measures="",
            means="",
            advice=self._say(words.critical_advice),
            soon=True,
        )

    def _title(self, finding: Finding, rule: Rule) -> str:
        if rule.title is not None:
            return self._say(rule.title)
        words = self._rules.words
        match finding.direction:
            case Direction.HIGH:
                return self._titled(words.high, finding)
            case Direction.LOW:
                return self._titled(words.low, finding)
            case Direction.ABNORMAL:
                return self._titled(words.abnormal, finding)

    def _titled(self, texts: Texts, finding: Finding) -> str:
        return self._say(texts).replace("{label}", self._say(finding.analyte.label))

    def _say(self, texts: Texts) -> str:
        return texts[self._language]

    @property
    def _is_chinese(self) -> bool:
        return self._language.startswith("zh")

    @property
    def _comma(self) -> str:
        return "，" if self._is_chinese else ", "

    @property
    def _space(self) -> str:
        return "" if self._is_chinese else " "

    @property
    def _list(self) -> str:
        return "；" if self._is_chinese else "; "


class _Silent:
    def explain(self, report: Report, language: str) -> Explanation:  # noqa: ARG002 - an `Explainer`
        return NOTHING


def load_readings(path: Path | None) -> Readings | ReadingsProblem:
    """Read the rules in `path`; None: those that come along."""
    try:
        if path is not None:
            return Readings(read_rules(path))
        with as_file(files("resources") / "readings" / "analytes.toml") as own:
            return Readings(read_rules(own))
    except RulesError as error:
        return ReadingsProblem(error.problems)


def explainer_of(settings: ReportsSettings) -> Explainer:
    """What the settings ask for, `readings`: with `reviewed`, a file without a reviewer is silent.

    Raises:
        SettingsError: the hospital's file cannot be used.
    """
    if settings.readings == "off":
        return _Silent()
    must_be_reviewed = settings.readings == "reviewed"
    if settings.readings_file is None:
        return _Own(must_be_reviewed=must_be_reviewed)
    readings = load_readings(settings.readings_file)
    if isinstance(readings, ReadingsProblem):
        raise SettingsError(
            tuple(f"reports.readings_file: {problem}" for problem in readings.problems)
        )
    return _allowed(readings, must_be_reviewed=must_be_reviewed)


def _allowed(readings: Readings, *, must_be_reviewed: bool) -> Explainer:
    return _Silent() if must_be_reviewed and not readings.is_reviewed else readings


class _Own:
    """The file that comes along, read when it is first asked for: that takes too long for a start."""

    def __init__(self, *, must_be_reviewed: bool) -> None:
        self._must_be_reviewed = must_be_reviewed
        self._reading = Lock()
        self._explainer: Explainer | None = None

    def explain(self, report: Report, language: str) -> Explanation:
        with self._reading:
            if self._explainer is None:
                readings = load_readings(None)
                if isinstance(readings, ReadingsProblem):
                    raise RuntimeError(f"analytes.toml: {readings}")  # ours: a bug
                self._explainer = _allowed(readings, must_be_reviewed=self._must_be_reviewed)
        return self._explainer.explain(report, language)
