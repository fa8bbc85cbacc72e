"""The checks of `ui.inspection` find what they are there to find: faulty glass, made on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from ui.art import register_art
from ui.fonts import use_house_font
from ui.gallery import picture_of
from ui.inspection import contrast, findings
from ui.mirror import register_mirror
from ui.qr import register_qr
from ui.stage import QML

PX_PER_MM = 4.0
Find = Callable[..., list[str]]


@pytest.fixture
def find(qapp: QGuiApplication) -> Iterator[Find]:  # noqa: ARG001 - Qt must be up
    """Findings on a window of 600 x 400 dots with these items in it."""
    use_house_font()
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    register_art(engine)
    register_mirror()
    register_qr()

    def findings_of(*items: str, mirrored: bool = False, **wanted: object) -> list[str]:
        window_of_items = f"""
            import QtQuick
            import Yima
            import Yima.Components
            Window {{
                width: 600; height: 400; visible: true; color: "white"
                Item {{
                    anchors.fill: parent
                    LayoutMirroring.enabled: {"true" if mirrored else "false"}
                    LayoutMirroring.childrenInherit: true
                    Item {{ Item {{ {" ".join(items)} }} }}
                }}
            }}
        """
        engine.loadData(window_of_items.encode())
        window = engine.rootObjects()[-1]
        assert isinstance(window, QQuickWindow)
        return findings(window, picture_of(window), PX_PER_MM, **wanted)

    yield findings_of
    engine.deleteLater()
    QGuiApplication.processEvents()


def item(kind: str, properties: Mapping[str, str], *children: str) -> str:
    told = "; ".join(f"{name}: {value}" for name, value in properties.items())
    return f"{kind} {{ {told}\n {' '.join(children)} }}"


def text(**changed: str) -> str:
    """A label that breaks no rule, but for what is changed."""
    fine = {"x": "20", "y": "20", "size": "40", "color": '"black"', "text": '"Fine"'}
    properties = fine | changed
    return item("Label", {"font.pixelSize": properties.pop("size"), **properties})


def button(*children: str, **changed: str) -> str:
    fine = {"x": "20", "y": "120", "width": "100", "height": "60", "name": '"one"'}
    return item("Tappable", fine | changed, *children)


def icon(**changed: str) -> str:
    fine = {"name": '"icons/onward"', "side": "40", "x": "20", "y": "10"}
    return item("Picture", fine | changed)


def test_a_good_screen_has_no_findings(find: Find) -> None:
    assert find(text(), button(icon())) == []


def framed(inner: str, kind: str = "Item", **changed: str) -> str:
    fine = {"x": "10", "y": "10", "width": "200", "height": "50", "clip": "true"}
    return item(kind, fine | changed, inner)


CARD = 'Card {{ width: 50; height: 100; color: "white"; {} }}'
SHADE = 'Rectangle {{ width: 600; height: 100; color: "white"; opacity: {} }}'
ONE_LINE = "Text.NoWrap"
FAULTS = {
    "elided": ([text(width="50", elide="Text.ElideRight", wrapMode=ONE_LINE)], "cut off: 'Fine'"),
    "too_wide": ([text(width="30", wrapMode=ONE_LINE)], "cut off: 'Fine'"),
    "too_high": ([text(height="20")], "cut off: 'Fine'"),
    "framed": ([framed(text(y="25"))], "cut off: 'Fine'"),
    "framed_out": ([framed(text(y="90"))], "cut off: 'Fine'"),
    "framed_aside": (
        [framed(text(x="180"), "Flickable", contentHeight="900")],
        "cut off: 'Fine'",
    ),
    "half_outside": ([text(x="560")], "outside the glass: 'Fine'"),
    "outside": ([text(x="760")], "outside the glass: 'Fine'"),
    "out_of_card": ([CARD.format(text())], "sticks out of its card: 'Fine'"),
    "small": ([text(size="20")], "capitals of 3.66 mm: 'Fine'"),
    "pale": ([text(color='"#808080"')], "contrast of 3.9: 'Fine'"),
    "half_there": ([text(opacity="0.4")], "contrast of 2.8: 'Fine'"),
    "covered": ([text(), SHADE.format(1)], "contrast of 1.0: 'Fine'"),
    "shaded": ([text(), SHADE.format(0.5)], "contrast of 4.0: 'Fine'"),
    "on_two_grounds": (
        ['Rectangle { x: 60; width: 30; height: 100; color: "#777777" }', text()],
        "contrast of 4.7: 'Fine'",
    ),
    # The last of the private letters: icon fonts, which may be installed, take the first.
    "no_letter": (
        [text(text='"Fine \\u{10fffd}"')],
        "no shape for '\\U0010fffd': 'Fine \\U0010fffd'",
    ),
    "overlapping": ([text(), text(x="40", y="30", text='"Other"')], "'Fine' runs into 'Other'"),
    "under_button": ([text(y="120"), button()], "'Fine' runs into the button 'one'"),
    "low": ([button(height="36")], "a target of 25.0 x 9.0 mm: 'one'"),
    "narrow": ([button(width="36")], "a target of 9.0 x 15.0 mm: 'one'"),
    "low_primary": (
        [item("PrimaryButton", {"width": "200", "height": "56", "text": '"go"'})],
        "a target of 50.0 x 14.0 mm: 'go'",
    ),
    "target_outside": ([button(y="380")], "outside the glass: 'one'"),
    "target_framed": ([framed(button(y="10"))], "a target that is cut off: 'one'"),
    "close": ([button(), button(x="140", name='"two"')], "5.0 mm between 'one' and 'two'"),
    "touching": ([button(), button(name='"two"')], "0.0 mm between 'one' and 'two'"),
    "namesakes": ([button(), button(x="200")], "2 targets are called 'one'"),
    "two_names": (
        [button(**{"Accessible.name": '"other"'})],
        "a target with two names: 'one' and 'other'",
    ),
    "no_button": (
        [button(**{"Accessible.role": "Accessible.Pane"})],
        "a target that is no button to a screen reader: 'one'",
    ),
    "pale_icon": ([button(icon(opacity="0.3"))], "contrast of 1.6: icons/onward"),
    "no_stop": ([button(), button(x="200", name='"two"', activeFocusOnTab="false")],
                "Tab does not come by 'two'"),
    "wrong_way": (
        [button(x="200", name='"two"'), button(), button(x="400", name='"three"')],
        "Tab goes back from 'three' to 'two'",
    ),
    "upwards": (
        [button(), button(y="320", name='"three"'), button(y="220", name='"two"')],
        "Tab goes back from 'three' to 'two'",
    ),
    "no_ring": ([framed(button(x="0", y="0"), width="100", height="60")],
                "focus ring of contrast 1.0 at the top of 'one'"),
    "ring_at_the_edge": ([button(x="0")], "focus ring of contrast 1.0 at the left of 'one'"),
    "no_ring_around_the_second": (
        [button(x="200", y="200"), framed(button(x="0", y="0", name='"two"'), width="100", height="60")],
        "focus ring of contrast 1.0 at the top of 'two'",
    ),
    "no_ring_around_the_first": (
        [framed(button(x="0", y="0"), width="100", height="60"), button(x="200", y="200", name='"two"')],
        "focus ring of contrast 1.0 at the top of 'one'",
    ),
    "faint_ring": (
        ['Rectangle { width: 600; height: 400; color: "#4466cc" }', button()],
        "focus ring of contrast 1.7 at the bottom of 'one'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(find: Find, fault: str) -> None:
    items, finding = FAULTS[fault]
    assert finding in find(*items)


MIRRORED_FAULTS = {
    "unaligned": ([text(width="400")], "begins at the wrong side: 'Fine'"),
    "arrow": ([icon()], "points the wrong way: icons/onward"),
    "wrong_way": (
        [button(), button(x="200", name='"two"'), button(x="400", name='"three"')],
        "Tab goes back from 'one' to 'two'",
    ),
}


@pytest.mark.parametrize("fault", MIRRORED_FAULTS)
def test_a_fault_of_a_mirrored_screen_is_found(find: Find, fault: str) -> None:
    items, finding = MIRRORED_FAULTS[fault]
    assert finding in find(*items, mirrored=True)
    assert finding not in find(*items)


def test_a_good_mirrored_screen_has_no_findings(find: Find) -> None:
    aligned = text(width="400", horizontalAlignment="Text.AlignLeft")
    assert find(aligned, button(x="200"), button(name='"two"'), mirrored=True) == []


def test_what_a_list_has_scrolled_away_is_not_cut_off(find: Find) -> None:
    away = text(y="90") + button(y="200")
    assert find(framed(away, "Flickable", contentHeight="900")) == []


def test_what_is_next_may_come_first_in_the_focus(find: Find) -> None:
    go = item("PrimaryButton", {"x": "20", "y": "220", "width": "300", "text": '"go"'})
    assert find(go, button()) == []


def test_the_next_column_begins_at_its_top(find: Find) -> None:
    columns = [button(), button(y="220", name='"two"'), button(x="200", name='"three"')]
    assert find(*columns) == []


def test_a_target_needs_a_name(find: Find) -> None:
    (found,) = find(button(name='" "'))
    assert found.startswith("a target without a name")


@pytest.mark.parametrize(("size", "dots"), [(1, 25), (2, 29), (3, 34), (4, 39)])
def test_larger_text_sizes_ask_for_more(find: Find, size: int, dots: int) -> None:
    """Capitals of this typeface are 0.733 of its size."""
    (found,) = find(text(size=str(dots)), text_size=size)
    assert found.startswith("capitals of")
    assert find(text(size=str(dots + 2)), text_size=size) == []


def test_the_theme_of_high_contrast_asks_for_more(find: Find) -> None:
    grey = text(color='"#404040"')
    assert find(grey) == find(grey, theme="dark") == []
    assert find(grey, theme="high_contrast") == ["contrast of 10.4: 'Fine'"]


def test_what_is_not_visible_is_not_looked_at(find: Find) -> None:
    assert find(text(size="8", visible="false"), button(height="9", visible="false")) == []


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0a5a5f", "#0a5a5f", 1.0)],
)
def test_contrast_is_wcags(one: str, other: str, ratio: float) -> None:
    assert contrast(QColor(one), QColor(other)) == pytest.approx(ratio, abs=0.005)
