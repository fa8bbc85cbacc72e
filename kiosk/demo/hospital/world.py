"""The hospital itself: departments, rooms, doctors. The same in every demo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SERVICE_SYSTEM: Final = "urn:yima:demo:department"
HOSPITAL_NAME: Final = "示范市第一人民医院"


@dataclass(frozen=True, slots=True)
class Department:
    code: str
    name: str
    letter: str  # of its queue numbers: A017
    area: str  # building, floor and zone
    directions: str
    doctors: tuple[str, ...]
    opens_before: int = 90  # minutes before the appointment from which one may sign in
    elsewhere: str = ""  # where to sign in, if not in this building


@dataclass(frozen=True, slots=True)
class Doctor:
    id: str
    name: str  # surname first, one character, as all here
    department: Department
    room_id: str
    room: str


DEPARTMENTS: Final = (
    Department(
        "cardiology",
        "心内科",
        "A",
        "门诊楼3层B区",
        "乘2号电梯到3层，出电梯左转",
        ("李建华", "周海燕", "吴志强"),
    ),
    Department(
        "respiratory",
        "呼吸内科",
        "B",
        "门诊楼3层A区",
        "乘1号电梯到3层，出电梯右转",
        ("王思远", "郑丽娟", "冯国栋"),
    ),
    Department(
        "gastroenterology",
        "消化内科",
        "C",
        "门诊楼3层C区",
        "乘2号电梯到3层，直行50米",
        ("陈文博", "褚晓梅", "卫东升"),
    ),
    Department(
        "neurology",
        "神经内科",
        "D",
        "门诊楼4层A区",
        "乘1号电梯到4层，出电梯右转",
        ("蒋一鸣", "沈玉兰", "韩立新"),
    ),
    Department(
        "endocrinology",
        "内分泌科",
        "E",
        "门诊楼4层B区",
        "乘2号电梯到4层，出电梯左转",
        ("杨慧敏", "朱德海"),
    ),
    Department(
        "orthopaedics",
        "骨科",
        "F",
        "门诊楼1层C区",
        "大厅直行到底，右手边",
        ("秦大勇", "许振国", "何俊峰"),
    ),
    Department("surgery", "普外科", "G", "门诊楼2层A区", "乘扶梯到2层，右转", ("吕明辉", "施建平")),
    Department(
        "ophthalmology",
        "眼科",
        "H",
        "门诊楼5层A区",
        "乘1号电梯到5层，出电梯右转",
        ("张雅琴", "孔令辉"),
    ),
    Department(
        "ent", "耳鼻喉科", "J", "门诊楼5层B区", "乘2号电梯到5层，出电梯左转", ("曹卫民", "严淑芬")
    ),
    Department(
        "dermatology", "皮肤科", "K", "门诊楼2层B区", "乘扶梯到2层，左转", ("华春生", "金秀英")
    ),
    Department(
        "gynaecology", "妇科", "L", "门诊楼2层C区", "乘扶梯到2层，直行", ("魏红霞", "陶静怡")
    ),
    Department(
        "paediatrics", "儿科", "M", "门诊楼1层A区", "大厅右转，过药房", ("姜海涛", "戚美玲")
    ),
    Department(
        "checkup",
        "体检中心",
        "T",
        "门诊楼6层",
        "乘3号电梯到6层",
        ("谢晓东",),
        opens_before=10,
    ),
    Department(
        "rehabilitation",
        "康复医学科",
        "R",
        "东院区康复楼2层",
        "东院区康复楼，乘电梯到2层",
        ("邹立群",),
        elsewhere="东院区康复楼一层大厅",
    ),
)


def _room_number(area: str, number: int) -> str:
    """Floor, zone, door: the second room of 3层B区 is 312."""
    floor = area[area.index("层") - 1]
    zone = 1 if "B区" in area else 2 if "C区" in area else 0
    return f"{floor}{zone}{number}"


def _doctors() -> tuple[Doctor, ...]:
    return tuple(
        Doctor(
            id=f"{department.code}-{number}",
            name=name,
            department=department,
            room_id=f"room-{department.code}-{number}",
            room=f"{department.area} {_room_number(department.area, number)}诊室",
        )
        for department in DEPARTMENTS
        for number, name in enumerate(department.doctors, start=1)
    )


DOCTORS: Final = _doctors()
CLINIC_DOCTORS: Final = tuple(
    d for d in DOCTORS if d.department.code not in {"checkup", "rehabilitation"}
)
"""Doctors whose patients sign in here, within the usual hours."""


def doctor_of(code: str) -> Doctor:
    """Return the first doctor of this department."""
    return next(d for d in DOCTORS if d.department.code == code)


def department_by_code(code: str) -> Department | None:
    return next((d for d in DEPARTMENTS if d.code == code), None)
