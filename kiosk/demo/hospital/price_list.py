"""What the demo hospital charges for. Invented prices of things that every hospital has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.money import Fen

PRICE_SYSTEM: Final = "urn:yima:demo:price-list"


@dataclass(frozen=True, slots=True)
class Price:
    """`most`: up to how many of it stand on one bill."""

    code: str
    text: str
    fen: Fen
    unit: str = "次"
    most: int = 1


def _price(code: str, text: str, fen: int, unit: str = "次", most: int = 1) -> Price:
    return Price(code, text, Fen(fen), unit, most)


VISIT: Final = (
    _price("110200001", "挂号费", 100),
    _price("110200003", "副主任医师诊察费", 2500),
)
LABORATORY: Final = (
    _price("250101015", "血常规（五分类）", 2000, "项"),
    _price("250301001", "C反应蛋白测定", 2350, "项"),
    _price("250102035", "尿液分析", 1250, "项"),
    _price("250305007", "肝功能十项", 6875, "项"),
    _price("250307002", "肾功能三项", 3160, "项"),
    _price("250303004", "血脂四项", 4840, "项"),
    _price("250302003", "糖化血红蛋白测定", 6020, "项"),
    _price("120400001", "静脉采血", 305, "次", 2),
)
IMAGING: Final = (
    _price("210102015", "胸部正侧位摄影（DR）", 8000),
    _price("310701001", "常规心电图检查", 2550),
    _price("220201002", "腹部彩色多普勒超声", 12_680),
    _price("210300001", "胸部CT平扫", 21_900),
)
PHARMACY: Final = (
    _price("XJ01CAA040", "阿莫西林胶囊 0.25g×24粒", 1263, "盒", 3),
    _price("XC08CAA081", "苯磺酸氨氯地平片 5mg×28片", 2793, "盒", 2),
    _price("XA10BAE045", "盐酸二甲双胍缓释片 0.5g×30片", 1974, "盒", 3),
    _price("XM01AEB086", "布洛芬缓释胶囊 0.3g×20粒", 1587, "盒", 2),
    _price("XA02BCA016", "奥美拉唑肠溶胶囊 20mg×14粒", 2208, "盒", 2),
    _price("ZA06BAF050", "复方甘草片 50片", 739, "瓶", 2),
    _price("XR06AXL110", "氯雷他定片 10mg×12片", 1831, "盒", 2),
)
TREATMENT: Final = (
    _price("340100001", "红外线治疗", 1030, "次", 5),
    _price("340100008", "低频脉冲电治疗", 1545, "次", 5),
    _price("340100012", "超声波治疗", 1290, "次", 5),
    _price("340200020", "关节松动训练", 4760, "次", 5),
    _price("340200021", "有氧训练", 1810, "次", 5),
    _price("340200027", "作业疗法", 3575, "次", 5),
    _price("340200037", "运动疗法", 4425, "次", 5),
    _price("430000001", "普通针刺", 1860, "次", 5),
    _price("440000004", "灸法", 1475, "次", 5),
    _price("450000002", "颈椎病推拿治疗", 5215, "次", 5),
    _price("450000003", "肩周炎推拿治疗", 5215, "次", 5),
    _price("450000005", "腰椎间盘突出推拿治疗", 6390, "次", 5),
    _price("470000008", "拔罐疗法", 905, "次", 5),
    _price("340100026", "牵引治疗", 2135, "次", 5),
)
