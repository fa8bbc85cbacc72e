"""Samples of one open report, its trends and its form; see `ui.samples`. Plainly synthetic."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import date, timedelta

from kiosk.reasons import Code, Failure
from kiosk.reports.report import Flag, ReportKind, ReportStatus
from kiosk.session.report_screens import (
    PrintMark,
    RemarkCard,
    ReportForm,
    ReportPage,
    ReportTrend,
    ResultBar,
    ResultRow,
    TextSection,
    TrendDot,
)
from kiosk.session.screens import Action, View

_ROW = (Action.ELDER_MODE, Action.BACK, Action.FINISH)

# Name, value, unit, usual range, place on the scale per mille (-1: no bar), flag.
_COUNT = (
    ("白细胞计数", "11.8", "10⁹/L", "3.5–9.5", 860, Flag.HIGH),
    ("中性粒细胞百分比", "62.1", "%", "40.0–75.0", 560, Flag.NORMAL),
    ("淋巴细胞百分比", "28.4", "%", "20.0–50.0", 430, Flag.NORMAL),
    ("单核细胞百分比", "6.2", "%", "3.0–10.0", 480, Flag.NORMAL),
    ("嗜酸性粒细胞百分比", "2.1", "%", "0.4–8.0", 390, Flag.NORMAL),
    ("嗜碱性粒细胞百分比", "0.4", "%", "0.0–1.0", 420, Flag.NORMAL),
    ("红细胞计数", "4.52", "10¹²/L", "4.30–5.80", 340, Flag.NORMAL),
    ("血红蛋白", "138", "g/L", "130–175", 330, Flag.NORMAL),
    ("红细胞压积", "0.421", "L/L", "0.400–0.500", 350, Flag.NORMAL),
    ("平均红细胞体积", "91.2", "fL", "82.0–100.0", 500, Flag.NORMAL),
    ("平均红细胞血红蛋白量", "30.4", "pg", "27.0–34.0", 490, Flag.NORMAL),
    ("平均红细胞血红蛋白浓度", "334", "g/L", "316–354", 480, Flag.NORMAL),
    ("红细胞分布宽度", "12.8", "%", "11.5–14.5", 470, Flag.NORMAL),
    ("血小板计数", "98", "10⁹/L", "125–350", 110, Flag.LOW),
    ("血小板压积", "0.18", "%", "0.11–0.28", 430, Flag.NORMAL),
    ("平均血小板体积", "9.8", "fL", "9.4–12.5", 340, Flag.NORMAL),
)
_WHITE = RemarkCard(
    title="白细胞计数偏高",
    measures="白细胞是身体里对付感染的细胞。",
    means="偏高常见于感染、发炎，剧烈运动和紧张以后也会偏高。",
    advice="如果发烧或不舒服，请尽快把报告给医生看。",
    soon=False,
    source="WS/T 405-2012",
)
_PLATELETS = RemarkCard(
    title="血小板计数偏低",
    measures="血小板帮助身体止血。",
    means="偏低时容易出血，常见于病毒感染、某些药物，也可能是采血时凝集造成的。",
    advice="如果皮肤有出血点、牙龈出血，请今天就去看医生；没有不适也请把报告给医生看。",
    soon=True,
    source="WS/T 405-2012",
)


def row(index: int) -> ResultRow:
    """A line of the blood count, `index` 0 to 15."""
    name, value, unit, usual, place, flag = _COUNT[index]
    return ResultRow(
        id=f"o{index}",
        name=name,
        group="",
        value=value,
        unit=unit,
        usual=usual,
        flag=flag,
        bar=ResultBar(250, 750, place),
        missing=False,
        changed=False,
        numeric=True,
        note="",
    )


REPORT_PAGE = ReportPage(
    id="dr-0",
    kind=ReportKind.LABORATORY,
    status=ReportStatus.FINAL,
    title="血常规",
    number="20251120-0317",
    department="检验科",
    doctor="李医生",
    author="检验员 A",
    reviewer="审核员 B",
    on="2025-11-20 16:30",
    collected="2025-11-20 09:05",
    specimen="静脉血",
    rows=tuple(row(index) for index in range(len(_COUNT))),
    sections=(),
    attention=2,
    critical=(),
    critical_place="急诊",
    remarks=(_PLATELETS, _WHITE),
    reviewed="检验科，2025-11-01",
    offers_advice=False,
    advice="",
    advice_by="",
    has_form=True,
    mark=PrintMark.NEW,
    printed_on="",
    can_print=True,
)
_BLANK = replace(row(0), unit="", usual="", flag=Flag.NONE, bar=None, numeric=False)
_ODD_ROWS = (
    replace(
        row(0), id="x0", name="血钾", value="7.1", unit="mmol/L", usual="3.5–5.3",
        flag=Flag.CRITICAL_HIGH, bar=ResultBar(250, 750, 1000, beyond=True), group="急诊电解质",
        note="已于 09:40 电话通知临床",
    ),
    replace(
        row(0), id="x1", name="血钠", value="138", unit="mmol/L", usual="137–147", flag=Flag.NORMAL,
        bar=ResultBar(250, 750, 300), group="急诊电解质", changed=True,
    ),
    replace(
        row(0), id="x2", name="超敏 C 反应蛋白", value="< 0.5", unit="mg/L", usual="≤ 5.0", flag=Flag.NORMAL,
        bar=ResultBar(0, 600, 40), group="炎症指标",
    ),
    replace(
        row(0), id="x3", name="估算肾小球滤过率", value="58", unit="mL/(min·1.73m²)", usual="≥ 90", flag=Flag.LOW,
        bar=ResultBar(600, 1000, 0, beyond=True), group="肾功能", changed=True,
    ),
    replace(_BLANK, id="x4", name="葡萄糖", value="标本溶血，请重新采血", missing=True, group="肾功能"),
    replace(_BLANK, id="x5", name="尿蛋白", value="++", usual="阴性", flag=Flag.ABNORMAL, group="尿常规"),
    replace(_BLANK, id="x6", name="隐血", value="阴性", usual="阴性", flag=Flag.NORMAL, group="尿常规"),
    replace(
        _BLANK, id="x7", name="抗核抗体谱（间接免疫荧光法，含着丝点、核仁与胞浆型）", group="自身抗体",
        value="阳性，核颗粒型，滴度 1:320；建议结合临床及抗 ENA 抗体谱结果综合判断", flag=Flag.ABNORMAL,
        note="本项为外送检测",
    ),
    replace(row(0), id="x8", name="人绒毛膜促性腺激素", value="123456789.0", unit="mIU/mL", usual="",
            flag=Flag.NONE, bar=None, group="激素"),
)  # fmt: skip

_SEEN = (
    "胸廓对称，纵隔居中。双肺纹理清晰，右肺上叶尖段见一磨玻璃结节，大小约 5 mm × 4 mm，边界尚清。"
    "余肺野未见明显实变影。气管及主要支气管通畅，纵隔内未见明显肿大淋巴结。\n"
    "心影大小、形态未见异常。双侧胸腔未见积液，所见肋骨骨质未见异常。"
)
_CONCLUDED = "右肺上叶磨玻璃小结节，建议 12 个月后复查。余胸部 CT 平扫未见明显异常。"
_ADVICE = (
    "这次检查里白细胞偏高、血小板偏低。单看这一次，还不能说明是什么原因。"
    "请不要自行用药，把报告给开单的医生看，由医生决定是否复查。"
)
_IMAGING = replace(
    REPORT_PAGE,
    kind=ReportKind.IMAGING,
    title="胸部 CT 平扫",
    department="放射科",
    rows=(),
    sections=(TextSection("检查所见", _SEEN), TextSection("诊断意见", _CONCLUDED)),
    attention=-1,
    specimen="",
    remarks=(),
)

_A4 = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><rect width="210" height="297"'
    ' fill="#fff"/><rect x="60" y="16" width="90" height="9" fill="#334"/>'
    + "".join(
        f'<rect x="18" y="{top}" width="{174 - 31 * (top % 3)}" height="2.6" fill="#667"/>'
        for top in range(40, 280, 7)
    )
    + "</svg>"
)
FORM = ReportForm(
    "血常规", 0, 3, "data:image/svg+xml;base64," + b64encode(_A4.encode()).decode("ascii")
)


def trend(count: int, *, low: int = 300, high: int = 600) -> ReportTrend:
    """Made-up values of `count` visits, one every 25 days or so, up to 2025-11-20."""
    dots = tuple(
        TrendDot(
            on=str(date(2025, 11, 20) - timedelta(days=25 * (count - 1 - at))),
            value=f"{3.5 + (place - 300) * 0.02:.1f}",
            across=500 if count == 1 else round(at * 1000 / (count - 1)),
            up=place,
            flag=Flag.HIGH if place > high else Flag.LOW if place < low else Flag.NORMAL,
            current=at == count - 1,
        )
        for at, place in enumerate(240 + (at * at * 137 + at * 61) % 520 for at in range(count))
    )
    return ReportTrend("白细胞计数", "10⁹/L", "3.5–9.5", dots, low, high, "3.5", "9.5")


def page_samples() -> dict[str, View]:
    return {**_pages(), **_trends(), **_forms()}


def _pages() -> dict[str, View]:
    def shown(page: ReportPage) -> View:
        return View(page, _ROW)

    odd = replace(
        REPORT_PAGE,
        title="急诊生化、尿常规、自身抗体谱及激素水平联合检测",
        status=ReportStatus.CORRECTED,
        rows=_ODD_ROWS,
        attention=4,
        critical=("血钾 7.1 mmol/L",),
        reviewed="",
    )
    printed = replace(REPORT_PAGE, mark=PrintMark.PRINTED, printed_on="2025-11-20 17:02")
    calm = replace(
        REPORT_PAGE, rows=REPORT_PAGE.rows[1:8], attention=0, remarks=(), has_form=False, number=""
    )
    sixty = tuple(
        replace(row(at % 16), id=f"o{at}", name=f"{row(at % 16).name} {at // 16 + 1}")
        for at in range(60)
    )
    return {
        "report_page": shown(REPORT_PAGE),
        "report_page-sixty": shown(
            replace(
                REPORT_PAGE,
                rows=sixty,
                attention=sum(each.flag is not Flag.NORMAL for each in sixty),
            )
        ),
        "report_page-calm": shown(calm),
        "report_page-odd": shown(odd),
        "report_page-unreviewed": shown(replace(REPORT_PAGE, reviewed="", offers_advice=True)),
        "report_page-advice": shown(
            replace(REPORT_PAGE, offers_advice=True, advice=_ADVICE, advice_by="示范医院智能解读")
        ),
        "report_page-printed": shown(printed),
        "report_page-in_doubt": shown(replace(REPORT_PAGE, mark=PrintMark.IN_DOUBT)),
        "report_page-no_printer": shown(
            replace(REPORT_PAGE, can_print=False, trouble=Failure(Code.REPORT_PRINTER_OFFLINE))
        ),
        "report_page-critical-trouble": shown(
            replace(
                odd, can_print=False, trouble=Failure(Code.ADVICE_UNAVAILABLE), offers_advice=True
            )
        ),
        "report_page-imaging": shown(_IMAGING),
        "report_page-imaging-form_alone": shown(
            replace(_IMAGING, sections=(), status=ReportStatus.AMENDED, doctor="")
        ),
        "report_page-imaging-long": shown(
            replace(
                _IMAGING, sections=(TextSection("", _SEEN * 6), TextSection("诊断意见", _CONCLUDED))
            )
        ),
    }


def _trends() -> dict[str, View]:
    six = trend(6)
    return {
        "report_trend": View(six, _ROW),
        "report_trend-1": View(trend(1), _ROW),
        "report_trend-2": View(trend(2), _ROW),
        "report_trend-30": View(trend(30), _ROW),
        "report_trend-open": View(
            replace(trend(5, low=-1), low=-1, low_text="", usual="≤ 9.5"), _ROW
        ),
        "report_trend-no_range": View(
            replace(
                trend(5, low=-1, high=1000), low=-1, high=-1, low_text="", high_text="", usual=""
            ),
            _ROW,
        ),
        "report_trend-long": View(
            replace(
                trend(12), name="N 末端 B 型利钠肽原（NT-proBNP）定量测定", unit="mL/(min·1.73m²)"
            ),
            _ROW,
        ),
    }


def _forms() -> dict[str, View]:
    return {
        "report_form": View(FORM, _ROW),
        "report_form-last": View(replace(FORM, page=2), _ROW),
        "report_form-one": View(
            replace(FORM, pages=1, title="动态心电图检查报告（含全部附图）"), _ROW
        ),
    }
