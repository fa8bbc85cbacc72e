"""Templates in their sandbox, and texts made fit for a document."""

from __future__ import annotations

from typing import Any

import pytest

from ui.paper.markup import (
    MOST_MARKUP,
    BrokenTemplateError,
    Templates,
    paragraphs,
    scripts,
    visible,
)


def rendered(template: str, **variables: Any) -> str:
    return Templates({"t.html": template}, {"mm": float}).render("t.html", variables)


def test_values_are_escaped() -> None:
    assert rendered("{{ x }}", x="<img src='a'>&") == "&lt;img src=&#39;a&#39;&gt;&amp;"


def test_values_are_no_templates() -> None:
    assert (
        rendered("{{ x }}", x="{{ 7 * 7 }}{% include 'a' %}")
        == "{{ 7 * 7 }}{% include &#39;a&#39; %}"
    )


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("10⁹/L", "10<sup>9</sup>/L"),
        ("10⁻¹²", "10<sup>−12</sup>"),
        ("SpO₂", "SpO<sub>2</sub>"),
        ("<b>m²</b>", "&lt;b&gt;m<sup>2</sup>&lt;/b&gt;"),
        ("3.5–9.5", "3.5–9.5"),
    ],
)
def test_scripts(text: str, markup: str) -> None:
    assert scripts(text) == markup
    assert rendered("{{ x | scripts }}", x=text) == markup


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x07c\x7f", "abc"),
        ("\u202e1.5\u202c", "1.5"),  # bidirectional override
        ("\ufdd0\ufdd1\uffff\U0001ffff\ufffc", ""),  # Qt's own marks
        ("\ud800", ""),
        ("张\u200b明", "张明"),
        ("1\u202f000\u2009g", "1\u00a0000\u00a0g"),
        ("a\r\n\tb\u2028c", "a \n b\nc"),
        ("䶮𬱖㛃𠮷\U000313a0", "䶮𬱖㛃𠮷\U000313a0"),  # the last is younger than this Python
        ("㛃\U000e0100", "㛃\U000e0100"),  # with a variation selector
        ("　　", "　　"),
    ],
)
def test_what_a_document_is_given(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert rendered("{{ x }}", x=text) == shown


def test_paragraphs_drop_empty_lines() -> None:
    assert paragraphs(" a \n\n b\n") == ("a", "b")


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ x.__init__.__globals__ }}",
        "{{ x | attr('__class__') }}",
        "{% include '/etc/hostname' %}",
        "{% include '../report.toml' %}",
        "{% import 'os' as os %}",
        "{{ cycler.__init__ }}",
        "{{ self.__init__.__globals__ }}",
        "{% for i in range(10) %}{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ [0] * 1000000000 }}",
        "{{ 9 ** 999999999 }}",
        "{{ x.append(1) }}",
        "{{ nobody }}",
        "{{ 1 / 0 }}",
        "{% if %}",
        "{{ x",
        "{% include 't.html' %}",  # in itself, without end
        "{{ words['nothing'] }}",
    ],
)
def test_a_broken_or_hostile_template_is_told(template: str) -> None:
    with pytest.raises(BrokenTemplateError, match=r"^t\.html"):
        rendered(template, x=[], words={})


def test_a_template_that_is_not_there() -> None:
    with pytest.raises(BrokenTemplateError, match=r"^none\.html"):
        Templates({}, {}).render("none.html", {})


def test_one_that_becomes_too_long_is_stopped() -> None:
    hundred = "x" * 100
    loops = "{% for a in l %}" * 4 + hundred + "{% endfor %}" * 4
    with pytest.raises(BrokenTemplateError, match="too long"):
        rendered(loops, l=[0] * 100)
    assert MOST_MARKUP < 100**4


@pytest.mark.parametrize(
    "template",
    ["{{ x | int / 0 }}", "{{ x.secret }}", "{{ x + 1 }}", "{{ {}[x] }}", "{% include x %}"],
)
def test_what_is_wrong_is_told_without_what_is_printed(template: str) -> None:
    with pytest.raises(BrokenTemplateError) as told:
        rendered(template, x="张晓明")
    assert "张晓明" not in str(told.value)
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__


def test_lengths() -> None:
    assert rendered("{{ mm(2.5) }}px {{ 2 * 3 }}") == "2.5px 6"
