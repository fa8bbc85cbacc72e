"""Imaging and other examinations of the demo, in the words of those who report them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple


class Wording(Enum):
    """How a DiagnosticReport carries words."""

    SPLIT = auto()  # findings as an Observation, the impression as `conclusion`
    OBSERVED = auto()  # both as Observations
    CONCLUDED = auto()  # all in `conclusion`
    DOCUMENT = auto()  # in a PDF alone


class PdfForm(Enum):
    """How a DiagnosticReport carries its PDF."""

    URL = auto()  # a Binary
    INLINE = auto()  # `presentedForm.data`


class Said(NamedTuple):
    findings: str  # 检查所见
    impression: str  # 诊断意见


@dataclass(frozen=True, slots=True)
class Study:
    key: str  # the hospital's own code
    title: str
    loinc: str
    section: str  # HL7 v2 table 0074
    unit: str  # department: a key of `reporting_units.UNITS`
    letters: str  # its reports' numbers begin so
    minutes: int  # from the picture to the report
    wording: Wording
    said: tuple[Said, ...] = ()  # one of them
    pdf: PdfForm | None = None


_CHEST_CT: Final = Study(
    "XBCT",
    "胸部CT平扫",
    "29252-4",
    "CT",
    "radiology",
    "CT",
    150,
    Wording.SPLIT,
    (
        Said(
            "胸廓对称，纵隔居中。双肺纹理清晰，右肺上叶尖段（IM 86）见一实性小结节，直径约4mm，边界清楚，"
            "邻近胸膜无牵拉；余肺野未见明显实变及磨玻璃影。气管及各叶、段支气管通畅。纵隔及双肺门未见明显肿大淋巴结。"
            "心影大小、形态正常，大血管走行自然。双侧胸腔未见积液，胸膜未见增厚。",
            "1. 右肺上叶实性小结节，考虑良性可能性大，建议12个月后低剂量CT复查。\n"
            "2. 余肺、纵隔未见明显异常。",
        ),
        Said(
            "双肺纹理增多、增粗，双肺下叶背段见少许斑片状磨玻璃密度影，边界欠清，左下肺为著。气管、支气管通畅。"
            "纵隔内见数枚小淋巴结，短径均小于8mm。心影不大，主动脉壁及冠状动脉壁见点状钙化。双侧胸腔未见积液。"
            "扫及肝脏密度减低，CT值约38HU，低于同层脾脏。",
            "1. 双肺下叶少许炎症，建议抗炎治疗后复查。\n"
            "2. 主动脉及冠状动脉钙化。\n"
            "3. 脂肪肝，请结合腹部超声检查。",
        ),
        Said(
            "胸廓对称，双肺透亮度正常，肺纹理走行自然，肺内未见明显结节、肿块及实变影。气管、支气管通畅，"
            "管壁光滑。纵隔结构清晰，未见肿大淋巴结。心脏及大血管未见异常。双侧胸膜光滑，胸腔无积液。扫及骨质未见明显破坏。",
            "胸部CT平扫未见明显异常。",
        ),
    ),
)
_ABDOMEN: Final = Study(
    "FBCS",
    "腹部彩色多普勒超声（肝胆胰脾双肾）",
    "24558-9",
    "RUS",
    "ultrasound",
    "US",
    20,
    Wording.OBSERVED,
    (
        Said(
            "肝脏大小形态正常，包膜光滑，实质回声细密增强，后方回声轻度衰减，肝内血管走行显示欠清，门静脉主干内径11mm。"
            "胆囊大小约62mm×24mm，壁光滑，腔内见一大小约7mm强回声团，后伴声影，随体位移动。肝内外胆管未见扩张，"
            "胆总管内径5mm。胰腺大小形态正常，回声均匀。脾厚33mm，回声均匀。双肾大小形态正常，集合系统未见分离。"
            "CDFI：上述脏器血流信号未见明显异常。",
            "1. 脂肪肝（轻度）\n2. 胆囊结石\n3. 胰、脾、双肾未见明显异常",
        ),
        Said(
            "肝脏形态大小正常，实质回声均匀，右叶见一大小约14mm×12mm无回声区，边界清，后方回声增强，"
            "内未见血流信号。胆囊不大，壁毛糙，厚约4mm，腔内透声好。胆总管不扩张。胰腺、脾脏未见明显异常。"
            "左肾中部见一强回声，大小约4mm，后伴声影；双肾集合系统未见分离。",
            "1. 肝囊肿\n2. 胆囊壁毛糙\n3. 左肾小结石",
        ),
        Said(
            "肝、胆、胰、脾、双肾大小形态正常，实质回声均匀，未见明显占位性病变。CDFI：血流信号未见明显异常。",
            "肝、胆、胰、脾、双肾未见明显异常",
        ),
    ),
)
_CHEST_DR: Final = Study(
    "XBDR",
    "胸部正侧位DR",
    "36643-5",
    "RX",
    "radiology",
    "DR",
    60,
    Wording.CONCLUDED,
    (
        Said(
            "双侧胸廓对称，双肺纹理清晰，未见明显实质性病变，双肺门影不大，心影大小、形态正常，双膈面光整，"
            "双侧肋膈角锐利。",
            "心、肺、膈未见明显异常。",
        ),
        Said(
            "双肺纹理增多，右下肺野见小片状模糊影，边缘欠清。双肺门不大。心影轻度增大，主动脉结突出，见弧形钙化。"
            "双膈面光整，肋膈角锐利。",
            "1. 右下肺炎症，建议治疗后复查。\n2. 主动脉型心，主动脉硬化。",
        ),
    ),
)
_ECG: Final = Study(
    "XDT",
    "常规十二导联心电图",
    "11524-6",
    "EC",
    "electrocardiography",
    "ECG",
    15,
    Wording.CONCLUDED,
    (
        Said(
            "",
            "窦性心律，正常心电图。",
        ),
        Said(
            "",
            "1. 窦性心律\n2. 完全性右束支传导阻滞",
        ),
    ),
    pdf=PdfForm.URL,
)
_BONES: Final = Study(
    "GMD",
    "双能X线骨密度测定",
    "38269-7",
    "RAD",
    "radiology",
    "GM",
    40,
    Wording.DOCUMENT,
    pdf=PdfForm.INLINE,
)

STUDIES: Final[dict[str, Study]] = {
    study.key: study for study in (_CHEST_CT, _ABDOMEN, _CHEST_DR, _ECG, _BONES)
}
