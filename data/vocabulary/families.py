"""What kinds of product there are, and the department each belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Department(StrEnum):
    """The three departments of the demo shop."""

    CLOTHES = "clothes"
    CARRY = "carry"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class FamilyWord:
    """A kind of product: what shoppers call it, our word first."""

    department: Department
    en: tuple[str, ...]
    zh: tuple[str, ...]


FAMILIES: Final[dict[str, FamilyWord]] = {
    "tshirt": FamilyWord(Department.CLOTHES, ("T-shirt", "tee"), ("T恤", "短袖")),
    "shirt": FamilyWord(Department.CLOTHES, ("shirt", "button-down"), ("衬衫", "衬衣")),
    "jumper": FamilyWord(Department.CLOTHES, ("jumper", "sweater", "pullover"), ("毛衣", "针织衫")),
    "hoodie": FamilyWord(Department.CLOTHES, ("hoodie", "hooded sweatshirt"), ("连帽卫衣", "卫衣")),
    "trousers": FamilyWord(Department.CLOTHES, ("trousers", "pants"), ("长裤", "裤子")),
    "skirt": FamilyWord(Department.CLOTHES, ("skirt",), ("半身裙", "裙子")),
    "shoe": FamilyWord(Department.CARRY, ("shoe", "trainer"), ("鞋", "鞋子")),
    "backpack": FamilyWord(Department.CARRY, ("backpack", "rucksack"), ("双肩包", "背包")),
    "tote": FamilyWord(Department.CARRY, ("tote bag", "shopper"), ("托特包", "手提袋")),
    "cap": FamilyWord(Department.CARRY, ("cap", "baseball cap"), ("鸭舌帽", "棒球帽")),
    "beanie": FamilyWord(Department.CARRY, ("beanie", "knitted hat"), ("毛线帽", "针织帽")),
    "watch": FamilyWord(Department.CARRY, ("watch", "wristwatch"), ("手表", "腕表")),
    "mug": FamilyWord(Department.HOME, ("mug", "cup"), ("马克杯", "杯子")),
    "teapot": FamilyWord(Department.HOME, ("teapot",), ("茶壶",)),
    "bottle": FamilyWord(Department.HOME, ("water bottle", "bottle"), ("水瓶", "水壶")),
    "lamp": FamilyWord(Department.HOME, ("lamp", "table lamp"), ("台灯", "灯")),
    "stool": FamilyWord(Department.HOME, ("stool",), ("凳子", "小凳")),
    "shelf": FamilyWord(Department.HOME, ("shelf", "shelving unit"), ("置物架", "架子")),
    "cushion": FamilyWord(Department.HOME, ("cushion", "throw pillow"), ("靠垫", "抱枕")),
}
