"""The checks of `ui.inspection` find what they are there to find: faulty glass, made on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from ui.fonts import use_house_font
from ui.gallery import picture_of
from ui.inspection import contrast, findings
from ui.stage import QML

PX_PER_MM = 4.0
Find = Callable[..., list[str]]


@pytest.fixture
def find(qapp: QGuiApplication) -> Iterator[Find]:  # noqa: ARG001 - Qt must be up
    """Findings on a window of 600 x 400 dots with these items in it."""
    use_house_font()
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))

    def findings_of(*items: str, elder: bool = False) -> list[str]:
        window_of_items = f"""
            import QtQuick
            import Yima.Components
            Window {{ width: 600; height: 400; visible: true; color: "white"; {" ".join(items)} }}
        """
        engine.loadData(window_of_items.encode())
        (window,) = engine.rootObjects()
        assert isinstance(window, QQuickWindow)
        return findings(window, picture_of(window), PX_PER_MM, elder=elder)

    yield findings_of
    engine.deleteLater()
    QGuiApplication.processEvents()


def item(kind: str, properties: Mapping[str, str]) -> str:
    return f"{kind} {{ {'; '.join(f'{name}: {value}' for name, value in properties.items())} }}"


def text(**changed: str) -> str:
    """A label that breaks no rule, but for what is changed."""
    fine = {"x": "20", "y": "20", "size": "40", "color": '"black"', "text": '"Fine"'}
    properties = fine | changed
    return item("Label", {"font.pixelSize": properties.pop("size"), **properties})


def button(**changed: str) -> str:
    fine = {"x": "20", "y": "120", "width": "100", "height": "60", "name": '"one"'}
    return item("Tappable", fine | changed)


def test_a_good_screen_has_no_findings(find: Find) -> None:
    assert find(text(), button()) == []


CARD = 'Card {{ width: 50; height: 100; color: "white"; {} }}'
ONE_LINE = "Text.NoWrap"
FAULTS = {
    "elided": ([text(width="50", elide="Text.ElideRight", wrapMode=ONE_LINE)], "cut off: 'Fine'"),
    "too_wide": ([text(width="30", wrapMode=ONE_LINE)], "cut off: 'Fine'"),
    "too_high": ([text(height="20")], "cut off: 'Fine'"),
    "half_outside": ([text(x="560")], "outside the glass: 'Fine'"),
    "outside": ([text(x="760")], "outside the glass: 'Fine'"),
    "out_of_card": ([CARD.format(text())], "sticks out of its card: 'Fine'"),
    "small": ([text(size="20")], "capitals of 3.66 mm: 'Fine'"),
    "pale": ([text(color='"#808080"')], "contrast of 3.9: 'Fine'"),
    "overlapping": ([text(), text(x="40", y="30", text='"Other"')], "'Fine' runs into 'Other'"),
    "under_button": ([text(y="120"), button()], "'Fine' runs into the button 'one'"),
    "low": ([button(height="36")], "a target of 25.0 x 9.0 mm: 'one'"),
    "narrow": ([button(width="36")], "a target of 9.0 x 15.0 mm: 'one'"),
    "low_primary": (
        [item("PrimaryButton", {"width": "200", "height": "56", "text": '"go"'})],
        "a target of 50.0 x 14.0 mm: 'go'",
    ),
    "target_outside": ([button(y="380")], "outside the glass: 'one'"),
    "close": ([button(), button(x="140", name='"two"')], "5.0 mm between 'one' and 'two'"),
    "touching": ([button(), button(name='"two"')], "0.0 mm between 'one' and 'two'"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(find: Find, fault: str) -> None:
    items, finding = FAULTS[fault]
    assert finding in find(*items)


def test_a_target_needs_a_name(find: Find) -> None:
    (found,) = find(button(name='" "'))
    assert found.startswith("a target without a name")


def test_elder_mode_asks_for_more(find: Find) -> None:
    assert find(text(size="36"), elder=True) == ["capitals of 6.60 mm: 'Fine'"]


def test_what_is_not_visible_is_not_looked_at(find: Find) -> None:
    assert find(text(size="8", visible="false"), button(height="9", visible="false")) == []


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0a5a5f", "#0a5a5f", 1.0)],
)
def test_contrast_is_wcags(one: str, other: str, ratio: float) -> None:
    assert contrast(QColor(one), QColor(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(QColor(other), QColor(one)) == pytest.approx(ratio, abs=0.005)
