"""What the demo's laboratory measures: names, codes, units and reference ranges for adults.

Ranges are those usual in Chinese laboratories (WS/T 404, 405 and 645 where these have one, else as kits
state them), critical limits as hospitals' lists of 危急值 have them. Good for a demonstration, and for
nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_RANGE: Final = re.compile(r"(?:([\d.]+)-([\d.]+)|(<|<=|>=|>)([\d.]+))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Open at an end that is None. `text`: as a laboratory prints it."""

    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Analyte:
    """Either measured (`digits` after the point) or told in words (`normal` is the usual word)."""

    code: str  # the hospital's own
    name: str
    loinc: str = ""
    unit: str = ""  # UCUM
    shown: str = ""  # the unit as printed; like `unit` where that is empty
    digits: int = 0
    men: Bounds = Bounds()
    women: Bounds = Bounds()
    critical: Bounds = Bounds()  # below or above: to be told by telephone at once
    target: Bounds = Bounds()  # what treatment aims at; not what is usual
    normal: str = ""

    @property
    def is_text(self) -> bool:
        return bool(self.normal)

    def bounds(self, *, female: bool) -> Bounds:
        return self.women if female else self.men


def bounds(text: str) -> Bounds:
    """Read "3.5-9.5", "<5.20", ">=90" or nothing."""
    found = _RANGE.fullmatch(text)
    if found is None:
        return Bounds()
    low, high, sign, limit = found.groups()
    if sign is None:
        return Bounds(Decimal(low), Decimal(high), f"{low}–{high}")
    shown = {"<=": "≤", ">=": "≥"}.get(sign, sign) + limit
    if sign[0] == "<":
        return Bounds(None, Decimal(limit), shown)
    return Bounds(Decimal(limit), None, shown)


def _a(  # noqa: PLR0917 - the columns of a table
    code: str,
    name: str,
    loinc: str,
    unit: str,
    digits: int,
    usual: str,
    *,
    women: str = "",
    critical: str = "",
    target: str = "",
    shown: str = "",
) -> Analyte:
    return Analyte(
        code=code,
        name=name,
        loinc=loinc,
        unit=unit,
        shown=shown or unit,
        digits=digits,
        men=bounds(usual),
        women=bounds(women or usual),
        critical=bounds(critical),
        target=bounds(target),
    )


def _t(code: str, name: str, loinc: str, normal: str = "阴性") -> Analyte:
    return Analyte(code=code, name=name, loinc=loinc, normal=normal)


_G, _T = "10*9/L", "10*12/L"
_G9, _T12 = "10^9/L", "10^12/L"

BLOOD_COUNT: Final = (
    _a("WBC", "白细胞计数", "6690-2", _G, 2, "3.5-9.5", critical="1.5-30", shown=_G9),
    _a("NEUT%", "中性粒细胞百分比", "770-8", "%", 1, "40.0-75.0"),
    _a("LYMPH%", "淋巴细胞百分比", "736-9", "%", 1, "20.0-50.0"),
    _a("MONO%", "单核细胞百分比", "5905-5", "%", 1, "3.0-10.0"),
    _a("EO%", "嗜酸性粒细胞百分比", "713-8", "%", 1, "0.4-8.0"),
    _a("BASO%", "嗜碱性粒细胞百分比", "706-2", "%", 1, "0.0-1.0"),
    _a("NEUT#", "中性粒细胞绝对值", "751-8", _G, 2, "1.80-6.30", critical="0.5-40", shown=_G9),
    _a("LYMPH#", "淋巴细胞绝对值", "731-0", _G, 2, "1.10-3.20", shown=_G9),
    _a("MONO#", "单核细胞绝对值", "742-7", _G, 2, "0.10-0.60", shown=_G9),
    _a("EO#", "嗜酸性粒细胞绝对值", "711-2", _G, 2, "0.02-0.52", shown=_G9),
    _a("BASO#", "嗜碱性粒细胞绝对值", "704-7", _G, 2, "0.00-0.06", shown=_G9),
    _a("RBC", "红细胞计数", "789-8", _T, 2, "4.30-5.80", women="3.80-5.10", shown=_T12),
    _a("HGB", "血红蛋白", "718-7", "g/L", 0, "130-175", women="115-150", critical="50-230"),
    _a("HCT", "红细胞比容", "4544-3", "%", 1, "40.0-50.0", women="35.0-45.0"),
    _a("MCV", "平均红细胞体积", "787-2", "fL", 1, "82.0-100.0"),
    _a("MCH", "平均红细胞血红蛋白量", "785-6", "pg", 1, "27.0-34.0"),
    _a("MCHC", "平均红细胞血红蛋白浓度", "786-4", "g/L", 0, "316-354"),
    _a("RDW-CV", "红细胞分布宽度变异系数", "788-0", "%", 1, "11.6-14.5"),
    _a("RDW-SD", "红细胞分布宽度标准差", "21000-5", "fL", 1, "37.0-50.0"),
    _a("PLT", "血小板计数", "777-3", _G, 0, "125-350", critical="30-1000", shown=_G9),
    _a("MPV", "平均血小板体积", "32623-1", "fL", 1, "9.0-13.0"),
    _a("PCT", "血小板压积", "51637-7", "%", 2, "0.11-0.28"),
    _a("PDW", "血小板分布宽度", "32207-3", "fL", 1, "9.0-17.0"),
    _a("P-LCR", "大型血小板比率", "48386-7", "%", 1, "13.0-43.0"),
)
LIVER: Final = (
    _a("ALT", "丙氨酸氨基转移酶", "1742-6", "U/L", 0, "9-50", women="7-40"),
    _a("AST", "天门冬氨酸氨基转移酶", "1920-8", "U/L", 0, "15-40", women="13-35"),
    _a("AST/ALT", "谷草/谷丙比值", "1916-6", "1", 2, "", shown=" "),
    _a("GGT", "γ-谷氨酰基转移酶", "2324-2", "U/L", 0, "10-60", women="7-45"),
    _a("ALP", "碱性磷酸酶", "6768-6", "U/L", 0, "45-125", women="35-100"),
    _a("TP", "总蛋白", "2885-2", "g/L", 1, "65.0-85.0"),
    _a("ALB", "白蛋白", "1751-7", "g/L", 1, "40.0-55.0"),
    _a("GLB", "球蛋白", "10834-0", "g/L", 1, "20.0-40.0"),
    _a("A/G", "白球比", "1759-0", "1", 2, "1.20-2.40", shown=" "),
    _a("TBIL", "总胆红素", "14631-6", "umol/L", 1, "<26.0", women="<21.0", shown="μmol/L"),
    _a("DBIL", "直接胆红素", "14629-0", "umol/L", 1, "<8.0", shown="μmol/L"),
    _a("IBIL", "间接胆红素", "14630-8", "umol/L", 1, "<20.0", shown="μmol/L"),
    _a("TBA", "总胆汁酸", "14628-2", "umol/L", 1, "<10.0", shown="μmol/L"),
)
KIDNEY: Final = (
    _a("UREA", "尿素", "22664-7", "mmol/L", 2, "3.10-8.00", women="2.60-7.50", critical="0-36"),
    _a("CREA", "肌酐", "14682-9", "umol/L", 1, "57.0-97.0", women="41.0-73.0", critical="0-650", shown="μmol/L"),
    _a("UA", "尿酸", "14933-6", "umol/L", 0, "208-428", women="155-357", shown="μmol/L"),
    _a("CysC", "胱抑素C", "33863-2", "mg/L", 2, "0.59-1.03"),
    _a("eGFR", "估算肾小球滤过率", "62238-1", "mL/min/{1.73_m2}", 1, ">=90", shown="mL/min/1.73m²"),
)  # fmt: skip
LIPIDS: Final = (
    _a("TC", "总胆固醇", "14647-2", "mmol/L", 2, "<5.20"),
    _a("TG", "甘油三酯", "14927-8", "mmol/L", 2, "<1.70"),
    _a("HDL-C", "高密度脂蛋白胆固醇", "14646-4", "mmol/L", 2, ">=1.04"),
    _a("LDL-C", "低密度脂蛋白胆固醇", "22748-8", "mmol/L", 2, "<3.40", target="<1.80"),
)
GLYCATED: Final = (
    _a("HbA1c", "糖化血红蛋白", "4548-4", "%", 1, "4.0-6.0"),
    _a("HbA1c-IFCC", "糖化血红蛋白（IFCC）", "59261-8", "mmol/mol", 0, "20-42"),
    _a("eAG", "估算平均血糖", "53553-4", "mmol/L", 1, ""),
)
GLUCOSE: Final = (
    _a("GLU", "空腹血糖", "14771-0", "mmol/L", 2, "3.90-6.10", critical="2.5-25"),
)  # fmt: skip
TOLERANCE: Final = (
    _a("GLU-0", "空腹", "14771-0", "mmol/L", 2, "3.90-6.10"),
    _a("GLU-60", "1小时", "", "mmol/L", 2, "<10.00"),
    _a("GLU-120", "2小时", "", "mmol/L", 2, "<7.80"),
)
URINE: Final = (
    _t("UCOL", "颜色", "5778-6", "淡黄色"),
    _t("UCLA", "透明度", "5767-9", "清亮"),
    _a("USG", "比重", "5811-5", "1", 3, "1.003-1.030", shown=" "),
    _a("UPH", "酸碱度", "5803-2", "[pH]", 1, "4.5-8.0", shown=" "),
    _t("UPRO", "尿蛋白", "20454-5"),
    _t("UGLU", "尿葡萄糖", "25428-4"),
    _t("UKET", "酮体", "2514-8"),
    _t("UBLD", "隐血", "5794-3"),
    _t("UBIL", "胆红素", "5770-3"),
    _t("UURO", "尿胆原", "5818-0", "正常"),
    _t("UNIT", "亚硝酸盐", "5802-4"),
    _t("ULEU", "白细胞酯酶", "5799-2"),
    _a("URBC", "红细胞计数", "798-9", "/uL", 0, "0-17", shown="/μL"),
    _a("UWBC", "白细胞计数", "51487-7", "/uL", 0, "0-28", shown="/μL"),
    _a("UEC", "上皮细胞计数", "", "/uL", 0, "0-28", shown="/μL"),
)
THYROID: Final = (
    _a("TSH", "促甲状腺激素", "3016-3", "m[IU]/L", 3, "0.270-4.200", shown="mIU/L"),
    _a("FT3", "游离三碘甲状腺原氨酸", "14928-6", "pmol/L", 2, "3.10-6.80"),
    _a("FT4", "游离甲状腺素", "14920-3", "pmol/L", 2, "12.00-22.00"),
    _a("TT3", "总三碘甲状腺原氨酸", "14930-2", "nmol/L", 2, "1.30-3.10"),
    _a("TT4", "总甲状腺素", "14921-1", "nmol/L", 1, "66.0-181.0"),
    _a("TPOAb", "甲状腺过氧化物酶抗体", "8099-4", "[IU]/mL", 1, "<34.0", shown="IU/mL"),
    _a("TgAb", "甲状腺球蛋白抗体", "8098-6", "[IU]/mL", 1, "<115.0", shown="IU/mL"),
)
CLOTTING: Final = (
    _a("PT", "凝血酶原时间", "5902-2", "s", 1, "9.4-12.5", critical="0-30"),
    _a("INR", "国际标准化比值", "6301-6", "{INR}", 2, "0.80-1.20", critical="0-5", shown=" "),
    _a("APTT", "活化部分凝血活酶时间", "14979-9", "s", 1, "25.1-36.5", critical="0-100"),
    _a("TT", "凝血酶时间", "3243-3", "s", 1, "10.3-16.6"),
    _a("FIB", "纤维蛋白原", "3255-7", "g/L", 2, "2.00-4.00", critical="1-20"),
)
DIMER: Final = (
    _a("D-Dimer", "D-二聚体", "48065-7", "mg/L{FEU}", 2, "<0.50", shown="mg/L FEU"),
)  # fmt: skip
ELECTROLYTES: Final = (
    _a("K", "钾", "2823-3", "mmol/L", 2, "3.50-5.30", critical="2.8-6.2"),
    _a("Na", "钠", "2951-2", "mmol/L", 1, "137.0-147.0", critical="120-160"),
    _a("Cl", "氯", "2075-0", "mmol/L", 1, "99.0-110.0", critical="80-120"),
    _a("CO2", "总二氧化碳", "2028-9", "mmol/L", 1, "22.0-29.0", critical="10-40"),
    _a("Ca", "钙", "2000-8", "mmol/L", 2, "2.11-2.52", critical="1.6-3.5"),
    _a("P", "无机磷", "14879-1", "mmol/L", 2, "0.85-1.51"),
    _a("Mg", "镁", "2601-3", "mmol/L", 2, "0.75-1.02"),
)
INFLAMMATION: Final = (_a("CRP", "C反应蛋白", "1988-5", "mg/L", 2, "<10.00"),)
HEPATITIS_B: Final = (
    _t("HBsAg", "乙型肝炎病毒表面抗原", "5196-1"),
    _t("HBsAb", "乙型肝炎病毒表面抗体", "10900-9"),
    _t("HBeAg", "乙型肝炎病毒e抗原", "13954-3"),
    _t("HBeAb", "乙型肝炎病毒e抗体", "13953-5"),
    _t("HBcAb", "乙型肝炎病毒核心抗体", "13952-7"),
)
HEPATITIS_B_DNA: Final = (
    _a("HBV-DNA", "乙型肝炎病毒DNA定量", "42595-9", "[IU]/mL", 0, "<20", shown="IU/mL"),
)
AUTOIMMUNE: Final = (
    _t("ANA", "抗核抗体（IIF法）", "5048-4", "<1:100"),
    _t("ANA-P", "抗核抗体荧光模型", "", "无"),
    _t("SSA", "抗SSA抗体", ""),
    _t("dsDNA", "抗双链DNA抗体", ""),
    _a("CCP", "抗环瓜氨酸肽抗体", "53027-9", "", 1, "<5.0", shown="RU/mL"),  # no unit of UCUM's
)
IRON: Final = (
    _a("FER", "铁蛋白", "2276-4", "ng/mL", 1, "30.0-400.0", women="13.0-150.0"),
    _a("FE", "血清铁", "14798-3", "umol/L", 1, "10.6-36.7", women="7.8-32.2", shown="μmol/L"),
)
HEART: Final = (
    _a("hs-cTnT", "高敏肌钙蛋白T", "67151-1", "ng/L", 1, "<14.0", critical="0-100"),
    _a("NT-proBNP", "N端脑钠肽前体", "33762-6", "pg/mL", 0, "<125"),
    _a("CK-MB", "肌酸激酶同工酶", "13969-1", "ng/mL", 2, "<5.00"),
)
TUMOUR: Final = (
    _a("CEA", "癌胚抗原", "2039-6", "ng/mL", 2, "<5.00"),
    _a("AFP", "甲胎蛋白", "1834-1", "ng/mL", 2, "<7.00"),
    _a("CA19-9", "糖类抗原19-9", "24108-3", "[arb'U]/mL", 2, "<27.00", shown="U/mL"),
)
