"""What the demo shop says around its catalogue, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.language import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """The fixed texts of the pages; those with a {name} are completed by the template."""

    html_language: str
    shop: str
    tagline: str
    promise: str
    from_price: str
    sold_out: str
    photo_missing: str
    facts: str
    ask: str
    back: str
    empty: str
    previous_page: str
    next_page: str
    not_found: str
    not_found_text: str
    other_language: str
    other_language_name: str
    footer: str


WORDING: Final[dict[Language, Wording]] = {
    "en": Wording(
        html_language="en",
        shop="Juniper House",
        tagline="Everyday things, looked at closely.",
        promise="Want to see the sole, the seam or the inside? Ask in the chat, and it shows you the photo.",
        from_price="from {price}",
        sold_out="Sold out",
        photo_missing="No photo yet",
        facts="Details",
        ask="Questions about it? The chat in the corner answers with pictures.",
        back="All products",
        empty="There is nothing in the shop yet. Import a catalogue, and it appears here.",
        previous_page="Previous page",
        next_page="Next page",
        not_found="We do not have this",
        not_found_text="There is no such product in our shop, or it is no longer for sale.",
        other_language="zh",
        other_language_name="中文",
        footer="A demonstration shop for Vitrine. Nothing on these pages can be bought.",
    ),
    "zh": Wording(
        html_language="zh-CN",
        shop="杜松之家",
        tagline="日用之物，值得细看。",
        promise="想看鞋底、走线或内里？在聊天里问一句，就把照片给您看。",
        from_price="{price} 起",
        sold_out="已售罄",
        photo_missing="暂无照片",
        facts="商品详情",
        ask="对它有疑问？角落里的聊天助手会用图片回答您。",
        back="全部商品",
        empty="店里还没有商品。导入商品目录后，就会显示在这里。",
        previous_page="上一页",
        next_page="下一页",
        not_found="没有找到这件商品",
        not_found_text="店里没有这件商品，或者它已经下架了。",
        other_language="en",
        other_language_name="English",
        footer="这是 Vitrine 的演示商店，页面上的商品不出售。",
    ),
}
