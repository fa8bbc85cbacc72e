"""What the screen says after a crash and in safe mode.

English and number are the catalogue's. The other languages are here and not taken from the files of
translations: what brought the program down may be one of them.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.reasons import CATALOGUE, Code


class Words(NamedTuple):
    title: str
    advice: str


def _english(code: Code) -> Words:
    return Words(CATALOGUE[code].title, CATALOGUE[code].advice)


RESTARTING_NUMBER = CATALOGUE[Code.RESTARTING].number
SAFE_NUMBER = CATALOGUE[Code.SAFE_MODE].number

RESTARTING = {
    "en": _english(Code.RESTARTING),
    "zh_CN": Words(
        "请稍等", "这台自助机正在重新启动，马上就好。如果您刚才在付款，钱不会丢，请放心。"
    ),
    "ar": Words(
        "لحظة من فضلك",
        "يُعاد تشغيل هذا الجهاز وسيكون جاهزًا قريبًا جدًا. إذا كنت قد دفعت للتو فأموالك في أمان.",
    ),
}
SAFE = {
    "en": _english(Code.SAFE_MODE),
    "zh_CN": Words(
        "这台自助机暂停使用",
        "请换一台自助机，或到服务台办理。如果您刚才在付款，钱不会丢，请放心。",
    ),
    "ar": Words(
        "هذا الجهاز خارج الخدمة",
        "يرجى استعمال جهاز آخر أو السؤال في مكتب الخدمة. إذا كنت قد دفعت للتو فأموالك في أمان.",
    ),
}
