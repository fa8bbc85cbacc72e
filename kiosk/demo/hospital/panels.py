"""What can be asked of the demo's laboratory: panels of analytes, with their codes and times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.demo.hospital import analytes
from kiosk.demo.hospital.analytes import Analyte


@dataclass(frozen=True, slots=True)
class Specimen:
    code: str  # HL7 v2 table 0487
    name: str


VEIN: Final = Specimen("BLDV", "静脉血")
SERUM: Final = Specimen("SER", "血清")
PLASMA: Final = Specimen("PLAS", "血浆")
URINE: Final = Specimen("UR", "尿液")


@dataclass(frozen=True, slots=True)
class Panel:
    """`minutes`: from the sample to the report. `groups`: sub-panels, for those that have them."""

    key: str  # the hospital's own code
    title: str
    loinc: str
    section: str  # HL7 v2 table 0074
    specimen: Specimen
    minutes: int
    analytes: tuple[Analyte, ...] = ()
    groups: tuple[Panel, ...] = ()
    components: bool = False  # one Observation, of which the analytes are components
    remark: str = ""  # below the results

    @property
    def all_analytes(self) -> tuple[Analyte, ...]:
        return (*self.analytes, *(a for group in self.groups for a in group.all_analytes))


_LIVER: Final = Panel("GGN", "肝功能", "24325-3", "CH", SERUM, 100, analytes.LIVER)
_KIDNEY: Final = Panel("SGN", "肾功能", "24362-6", "CH", SERUM, 100, analytes.KIDNEY)
_LIPIDS: Final = Panel("XZSX", "血脂四项", "57698-3", "CH", SERUM, 100, analytes.LIPIDS)
_GLUCOSE: Final = Panel("KFXT", "空腹血糖", "14771-0", "CH", PLASMA, 60, analytes.GLUCOSE)

PANELS: Final[dict[str, Panel]] = {
    panel.key: panel
    for panel in (
        Panel("XCG", "血常规（五分类）", "57021-8", "HM", VEIN, 35, analytes.BLOOD_COUNT),
        _LIVER,
        _KIDNEY,
        _LIPIDS,
        _GLUCOSE,
        Panel("THXHDB", "糖化血红蛋白", "4548-4", "CH", VEIN, 120, analytes.GLYCATED),
        Panel("OGTT", "口服葡萄糖耐量试验", "", "CH", PLASMA, 240, analytes.TOLERANCE, components=True),
        Panel("NCG", "尿常规", "24356-8", "LAB", URINE, 45, analytes.URINE),
        Panel("JGQX", "甲状腺功能七项", "", "CH", SERUM, 180, analytes.THYROID),
        Panel("NXSX", "凝血四项", "", "HM", PLASMA, 70, analytes.CLOTTING),
        Panel("DEJT", "D-二聚体测定", "48065-7", "HM", PLASMA, 70, analytes.DIMER),
        Panel("DJZ", "电解质", "24326-1", "CH", SERUM, 50, analytes.ELECTROLYTES),
        Panel("CRP", "C反应蛋白测定", "1988-5", "CH", VEIN, 30, analytes.INFLAMMATION),
        Panel("YGWX", "乙肝五项", "", "SR", SERUM, 180, analytes.HEPATITIS_B),
        Panel("HBVDNA", "乙型肝炎病毒核酸定量", "42595-9", "VR", SERUM, 1500, analytes.HEPATITIS_B_DNA),
        Panel("ZSKT", "自身抗体谱", "", "IMM", SERUM, 1560, analytes.AUTOIMMUNE, remark="抗核抗体阳性不等于患病，请结合临床表现及其他检查综合判断。"),
        Panel("TDX", "铁代谢检查", "", "CH", SERUM, 200, analytes.IRON),
        Panel("XJBZ", "心肌标志物", "", "CH", PLASMA, 45, analytes.HEART),
        Panel("ZLBZ", "肿瘤标志物", "", "CH", SERUM, 240, analytes.TUMOUR),
        Panel("SHQT", "生化全套（健康体检）", "", "CH", SERUM, 150, groups=(_LIVER, _KIDNEY, _LIPIDS, _GLUCOSE)),
    )
}  # fmt: skip
