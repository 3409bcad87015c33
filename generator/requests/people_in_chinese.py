"""Whether a Chinese caption asks for a picture of a person.

画一个女人 and 穿红色毛衣的女孩 do; 女士毛衣, 儿童背包 and 给妈妈买的围巾 only say whom the goods are for.
"""

from __future__ import annotations

import re
from typing import Final

from generator.requests.listed import any_of

_PERSON: Final = any_of(
    """
    女人 男人 女孩子? 男孩子? 女生 男生 女子 男子 女士 男士 先生们? 姑娘 小伙子? 少女 少年 小朋友 小孩子?
    孩子们? 儿童 婴儿 宝宝 老人 老头 老太太 老奶奶 老爷爷 美女 帅哥 模特儿? 明星 歌星 影星 球星 歌手 演员
    偶像 网红 主播 舞者 运动员 跑者 登山者 士兵 军人 警察 医生 护士 厨师 学生 新娘 新郎 情侣 夫妻 路人 行人
    人们 人群 公主 王子 国王 超模 老外 大叔 阿姨 大妈 大爷
    """
)
_RELATIVE: Final = any_of(
    """
    妈妈 爸爸 母亲 父亲 奶奶 爷爷 外婆 外公 姥姥 姥爷 老婆 老公 妻子 丈夫 女儿 儿子 女朋友 男朋友 女友 男友
    闺蜜 朋友 同事 老板 姐姐 妹妹 哥哥 弟弟 家人
    """
)
# After the noun, these say that a person is shown.
_SHOWN: Final = any_of(
    """
    穿着 戴着 拿着 背着 抱着 举着 端着 捧着 提着 撑着 坐着 坐在 站着 站在 走在 走着 跑着 躺着 躺在 靠着 靠在
    微笑 笑着 在笑 在喝 在走 在跑 在看 在读 在跳 手里 手上拿 手中 身上穿 身穿 头戴 图案 印花
    的?(?:照片|相片|肖像|画像|头像|脸|面部|样子的人|全身|半身|上半身) 的?(?:背影|剪影|侧脸|特写|身体|身材)
    """
)
_SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余"
    "潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段章钱汤尹黎易常武乔贺赖龚文欧迪"
)

NOUN: Final = re.compile(f"(?P<person>{_PERSON})|(?P<relative>{_RELATIVE})")
_AFTER: Final = re.compile(f" ?(?:们)?{_SHOWN}")
_FOR: Final = re.compile(
    r"(?:送给?|适合|买给|给(?!我?(?:看|画|来|生|拍|张|做|想|发|弄|整))|为|替|帮)[^,画看穿戴]{0,7}$"
)
_ONE: Final = re.compile(
    r"(?:一个|一位|一名|那位|那个|这位|两个|几个|一群|画个|画|像个?|成个?|有个|有位|印着|印有|画着|画有|的)[^,]{0,9}$"
)
_ENDS: Final = re.compile(r" ?(?:们)?(?:吧|呢|吗|呀|的(?:图|图片|画))? ?(?:,|$)")
_WEARER_THEN: Final = re.compile(r"(?:士|性|款|用|同款|装|版|穿的|戴的)")
_DRAWN: Final = re.compile(r"(?:印着|印有|画着|画有|印了|画了|绣着|绣了)[^,的]{0,6}$")
_WEARS: Final = re.compile(r"穿(?!的|起|上|什|哪)[^,的]{1,9}(?:的?(?:照片|图片|样子|效果|照)|$| ?,)")
_LOOKS: Final = re.compile(r"看|照片|图|画|照")
_SOME_PEOPLE: Final = re.compile(
    r"(?<![给够合供])[一两三几]个人"
    r"(?=穿着|戴着|拿着|背着|抱着|坐着|坐在|站|正?在|的(?:照片|脸|画|样子|背影)| ?,|$)"
)
_LIKE_SOMEBODY: Final = re.compile(r"像[^,]{1,12}(?:的人|一样的人|那个人|的明星)")
# Somebody by surname and name, who wears or holds something.
_NAMED: Final = re.compile(
    rf"(?:^|[,画张 ])[{_SURNAMES}][^\W\d_a-z鞋衣裤裙帽包杯壶表灯凳垫架衫恤的色这那]{{1,2}}"
    r"(?:(?:穿着|戴着|背着|拿着|抱着|身穿)(?!舒|磨|扎|热|大|小|紧|不|很|会|有)|穿(?=[^,的]{1,8}的?[照图]))"
)


def person_in_chinese(folded: str) -> bool:
    """Whether a folded text has a noun or a name for a person where one is shown."""
    if any(pattern.search(folded) for pattern in (_SOME_PEOPLE, _LIKE_SOMEBODY, _NAMED)):
        return True
    return any(_stands_as_person(folded, noun) for noun in NOUN.finditer(folded))


def _stands_as_person(folded: str, noun: re.Match[str]) -> bool:
    before, after = folded[: noun.start()], folded[noun.end() :]
    if _DRAWN.search(before):
        return not _WEARER_THEN.match(after)
    if _FOR.search(before) or _WEARER_THEN.match(after):
        return False
    if _AFTER.match(after) or (_WEARS.match(after) and _LOOKS.search(folded)):
        return True
    if noun["relative"] or not _ENDS.match(after):
        return False
    return folded == noun.group() or _ONE.search(before) is not None
