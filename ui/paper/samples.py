"""Sheets to look at and to test with. Plainly synthetic: nobody here exists, nor does the hospital."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Final

from kiosk.reports.paper import Sheet
from kiosk.reports.reading import Explanation, Remark
from kiosk.reports.report import (
    Flag,
    Holder,
    Quantity,
    ReferenceRange,
    Report,
    ReportHead,
    ReportId,
    ReportKind,
    ReportStatus,
    Result,
    Section,
)

_CHINA: Final = timezone(timedelta(hours=8))
_ISSUED: Final = datetime(2026, 11, 20, 10, 42, tzinfo=_CHINA)
_CODE: Final = "EHCR1:" + "SHIFAN-YIYUAN-YANSHI-0123456789-" * 9
"""As long as a signed digest is, and signed by nobody."""

_MASKED: Final = Holder("张*明", "张*明", "男", date(1958, 3, 9), "MZ****31")
_FULL: Final = Holder("张晓明", "张*明", "男", date(1958, 3, 9), "MZ20260031")

_BLOOD_COUNT: Final = """
WBC 白细胞计数 11.8 10⁹/L 3.5–9.5 H
RBC 红细胞计数 4.52 10¹²/L 4.3–5.8 -
HGB 血红蛋白 128 g/L 130–175 L
HCT 血细胞比容 0.413 L/L 0.40–0.50 -
MCV 平均红细胞体积 91.4 fL 82–100 -
MCH 平均红细胞血红蛋白量 28.3 pg 27–34 -
MCHC 平均红细胞血红蛋白浓度 330 g/L 316–354 -
RDW-CV 红细胞分布宽度变异系数 13.1 % 11.5–14.5 -
RDW-SD 红细胞分布宽度标准差 43.2 fL 37–50 -
PLT 血小板计数 98 10⁹/L 125–350 L
MPV 平均血小板体积 10.6 fL 9.0–13.0 -
PDW 血小板分布宽度 12.4 fL 9.0–17.0 -
PCT 血小板压积 0.10 % 0.11–0.27 L
P-LCR 大型血小板比率 29.7 % 13.0–43.0 -
NEUT# 中性粒细胞绝对值 8.94 10⁹/L 1.8–6.3 H
LYMPH# 淋巴细胞绝对值 1.83 10⁹/L 1.1–3.2 -
MONO# 单核细胞绝对值 0.74 10⁹/L 0.1–0.6 H
EO# 嗜酸性粒细胞绝对值 0.24 10⁹/L 0.02–0.52 -
BASO# 嗜碱性粒细胞绝对值 0.05 10⁹/L 0–0.06 -
NEUT% 中性粒细胞百分比 75.8 % 40–75 H
LYMPH% 淋巴细胞百分比 15.5 % 20–50 L
MONO% 单核细胞百分比 6.3 % 3–10 -
EO% 嗜酸性粒细胞百分比 2.0 % 0.4–8.0 -
BASO% 嗜碱性粒细胞百分比 0.4 % 0–1 -
"""

_CHEMISTRY: Final = """
ALT 丙氨酸氨基转移酶 32 U/L 9–50 -
AST 天门冬氨酸氨基转移酶 27 U/L 15–40 -
GGT γ-谷氨酰转移酶 68 U/L 10–60 H
ALP 碱性磷酸酶 82 U/L 45–125 -
TBIL 总胆红素 14.2 μmol/L 0–26 -
DBIL 直接胆红素 4.1 μmol/L 0–8 -
IBIL 间接胆红素 10.1 μmol/L 0–18 -
TP 总蛋白 71.3 g/L 65–85 -
ALB 白蛋白 43.6 g/L 40–55 -
GLO 球蛋白 27.7 g/L 20–40 -
A/G 白蛋白/球蛋白比值 1.57 - 1.2–2.4 -
PA 前白蛋白 286 mg/L 200–430 -
TBA 总胆汁酸 5.2 μmol/L 0–10 -
UREA 尿素 9.2 mmol/L 3.1–8.0 H
CREA 肌酐 118 μmol/L 57–97 H
UA 尿酸 455 μmol/L 208–428 H
CysC 胱抑素C 1.02 mg/L 0.51–1.09 -
eGFR 估算肾小球滤过率 63 mL/min/1.73m² ≥90 L
GLU 葡萄糖 6.8 mmol/L 3.9–6.1 H
K 钾 4.1 mmol/L 3.5–5.3 -
Na 钠 141 mmol/L 137–147 -
Cl 氯 103 mmol/L 99–110 -
Ca 总钙 2.31 mmol/L 2.11–2.52 -
P 无机磷 1.12 mmol/L 0.85–1.51 -
CK 肌酸激酶 156 U/L 50–310 -
LDH 乳酸脱氢酶 187 U/L 120–250 -
TC 总胆固醇 5.91 mmol/L <5.2 H
TG 甘油三酯 1.46 mmol/L <1.7 -
HDL-C 高密度脂蛋白胆固醇 1.18 mmol/L >1.04 -
LDL-C 低密度脂蛋白胆固醇 3.92 mmol/L <3.4 H
"""

_FLAGS: Final = {"H": Flag.HIGH, "L": Flag.LOW, "-": Flag.NORMAL}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the tables above; "-" stands for nothing."""

    code: str
    name: str
    value: str
    unit: str
    range: str
    flag: str


def _results(table: str) -> tuple[Result, ...]:
    lines = [_Line(*line.split()) for line in table.strip().splitlines()]
    return tuple(_measured(f"o{index}", line) for index, line in enumerate(lines, 1))


def _measured(identifier: str, line: _Line) -> Result:
    unit = "" if line.unit == "-" else line.unit
    return Result(
        id=identifier,
        name=line.name,
        local_code=line.code,
        quantity=Quantity(Decimal(line.value), line.value, unit),
        range=ReferenceRange(text=line.range),
        flag=_FLAGS[line.flag],
    )


def _report(
    title: str,
    results: Sequence[Result] = (),
    *,
    kind: ReportKind = ReportKind.LABORATORY,
    status: ReportStatus = ReportStatus.FINAL,
    sections: Sequence[Section] = (),
    specimen: str = "静脉血",
) -> Report:
    head = ReportHead(
        id=ReportId("report-1"),
        kind=kind,
        status=status,
        title=title,
        number="LAB20261120-0031" if kind is ReportKind.LABORATORY else "CT20261120-0007",
        issued=_ISSUED,
        collected=_ISSUED - timedelta(hours=2, minutes=17),
        department="检验科" if kind is ReportKind.LABORATORY else "医学影像科",
        doctor="李医生",
        results=len(results),
    )
    return Report(head, tuple(results), tuple(sections), specimen, "王试验", "赵示范")


def _sheet(report: Report, *, holder: Holder = _MASKED, language: str = "zh_CN") -> Sheet:
    return Sheet(
        hospital="示范医院",
        report=report,
        holder=holder,
        explanation=None,
        seal=_CODE,
        language=language,
        printed_at=_ISSUED + timedelta(minutes=63, seconds=8),
        terminal="T-07",
        number="P20261120-0412",
    )


def samples() -> dict[str, Sheet]:
    """By name: one of each kind of report, and what makes one hard to lay out."""
    blood = _sheet(_report("血常规", _results(_BLOOD_COUNT)))
    chemistry = _sheet(_report("生化全项", _results(_CHEMISTRY)), holder=_FULL)
    return {
        "blood-count": blood,
        "blood-count-read": replace(blood, explanation=_EXPLANATION),
        "chemistry-30": chemistry,
        "many": _sheet(_report("住院全套检验", _many())),
        "critical-corrected": _critical(),
        "imaging": _imaging(),
        "antibiogram": _antibiogram(),
        "english": _english(),
        "rare-names": replace(blood, holder=_RARE, seal=""),
        "other-document": _sheet(
            _report("动态心电图", kind=ReportKind.OTHER, specimen=""), holder=_FULL
        ),
    }


_RARE: Final = Holder("䶮𬱖㛃𠮷", "䶮**𠮷", "女", date(2026, 8, 30), "MZ20260099")

_EXPLANATION: Final = Explanation(
    (
        Remark(
            "o1",
            "白细胞计数偏高",
            "白细胞是身体抵御感染的细胞。",
            "常见于细菌感染、炎症，也可见于剧烈运动、情绪紧张之后。",
            "如有发热、咳嗽等不适，请把报告给医生看。",
            source="《临床检验诊断学》",
        ),
        Remark(
            "o10",
            "血小板计数偏低",
            "血小板帮助止血。",
            "偏低时容易出血，可见于病毒感染、某些药物影响或血液系统疾病；抽血时血液凝集也会使结果偏低。",
            "请在一周内复查；如有皮肤瘀点、牙龈出血，请尽快就诊。",
            soon=True,
            source="《临床检验诊断学》",
        ),
    )
)


def _many() -> tuple[Result, ...]:
    """A hundred results in groups: some pages of them."""
    groups = ("血常规", "肝功能", "肾功能与电解质", "血脂")
    rows = [*_results(_BLOOD_COUNT), *_results(_CHEMISTRY)] * 2
    return tuple(
        replace(result, id=f"m{index}", group=groups[index * len(groups) // len(rows)])
        for index, result in enumerate(rows)
    )


def _critical() -> Sheet:
    potassium, sodium, chlorine = (
        each for each in _results(_CHEMISTRY) if each.local_code in {"K", "Na", "Cl"}
    )
    results = (
        replace(
            potassium,
            quantity=Quantity(Decimal("6.9"), "6.9", "mmol/L"),
            flag=Flag.CRITICAL_HIGH,
            changed=True,
            note="已复查，并于 09:51 电话通知临床。",
        ),
        sodium,
        chlorine,
        Result("o7", "肌钙蛋白I", local_code="cTnI", missing="标本溶血"),
        Result(
            "o8",
            "超敏C反应蛋白",
            local_code="hsCRP",
            quantity=Quantity(Decimal("0.5"), "0.5", "mg/L", comparator="<"),
            range=ReferenceRange(text="0–3"),
            flag=Flag.NORMAL,
        ),
        Result("o9", "血培养", local_code="BC", text="阳性", flag=Flag.CRITICAL, changed=True),
        Result(
            "o10",
            "乙肝表面抗原",
            local_code="HBsAg",
            text="阳性",
            range=ReferenceRange(text="阴性"),
            flag=Flag.ABNORMAL,
        ),
    )
    return _sheet(_report("急诊生化", results, status=ReportStatus.CORRECTED))


def _imaging() -> Sheet:
    seen = (
        "胸廓对称，气管居中。双肺纹理清晰，右肺上叶尖段见一磨玻璃结节，大小约 6 mm×5 mm，边界清楚，"
        "未见分叶及毛刺；余肺野未见明确实变影。\n"
        "气管、支气管通畅，管壁不厚。纵隔内未见肿大淋巴结。心影不大，主动脉壁见点状钙化。\n"
        "双侧胸腔未见积液，胸膜不厚。所及肝脏右叶见一类圆形低密度影，直径约 12 mm，边缘光整，"
        "增强扫描未见强化。"
    )
    concluded = (
        "1. 右肺上叶尖段磨玻璃结节，建议 6 个月后复查胸部 CT。\n"
        "2. 主动脉壁钙化。\n"
        "3. 肝右叶囊肿可能，请结合超声。"
    )
    sections = (Section("检查所见", seen), Section("诊断意见", concluded))
    return _sheet(
        _report("胸部 CT 平扫＋增强", kind=ReportKind.IMAGING, sections=sections, specimen="")
    )


def _antibiogram() -> Sheet:
    drugs = {
        "阿米卡星": "敏感 MIC ≤2 μg/mL",
        "头孢曲松": "耐药 MIC ≥64 μg/mL",
        "头孢哌酮/舒巴坦": "中介 MIC 32 μg/mL",
        "左氧氟沙星": "耐药 MIC ≥8 μg/mL",
        "亚胺培南": "敏感 MIC ≤1 μg/mL",
        "哌拉西林/他唑巴坦": "敏感 MIC ≤4 μg/mL",
        "复方磺胺甲噁唑": "耐药 MIC ≥320 μg/mL",
    }
    found = Result(
        "o0",
        "细菌鉴定",
        group="中段尿培养",
        text=(
            "大肠埃希菌，菌落计数 >10⁵ CFU/mL，产超广谱 β-内酰胺酶（ESBL 阳性）。该菌对第三代头孢菌素"
            "临床疗效不佳，请结合患者情况选择抗菌药物。"
        ),
        flag=Flag.ABNORMAL,
    )
    tested = tuple(
        Result(
            f"o{index}",
            name,
            group="药敏试验",
            text=text,
            flag=Flag.ABNORMAL if text.startswith("耐药") else Flag.NONE,
        )
        for index, (name, text) in enumerate(drugs.items(), 1)
    )
    return _sheet(_report("尿细菌培养及药敏", (found, *tested), specimen="清洁中段尿"))


def _english() -> Sheet:
    rows = """
WBC Leukocytes 11.8 10⁹/L 3.5–9.5 H
RBC Erythrocytes 4.52 10¹²/L 4.3–5.8 -
HGB Haemoglobin 128 g/L 130–175 L
HCT Haematocrit 0.413 L/L 0.40–0.50 -
MCV Mean_corpuscular_volume 91.4 fL 82–100 -
PLT Platelets 98 10⁹/L 125–350 L
NEUT# Neutrophils,_absolute_count 8.94 10⁹/L 1.8–6.3 H
"""
    results = tuple(replace(each, name=each.name.replace("_", " ")) for each in _results(rows))
    report = _report(
        "Full blood count", results, status=ReportStatus.AMENDED, specimen="Venous blood"
    )
    head = replace(report.head, doctor="Dr. Li", department="Clinical Laboratory")
    holder = Holder("J*** S.", "J*** S.", "女", date(1984, 6, 2), "MZ****77")
    remark = Remark(
        "o1",
        "Leukocytes are high",
        "Leukocytes are cells that fight infection.",
        "Often seen with an infection or inflammation, also after hard exercise.",
        "Please show this report to a doctor if you have a fever or feel unwell.",
    )
    explanation = Explanation((remark,), reviewed="Clinical Laboratory, 2026-11-01")
    sheet = _sheet(
        replace(report, head=head, author="Wang S.", reviewer="Zhao S."),
        holder=holder,
        language="en",
    )
    return replace(sheet, hospital="Shifan Demonstration Hospital", explanation=explanation)
