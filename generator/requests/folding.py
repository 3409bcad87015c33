"""Captions in one shape, so that lists of words find what is written in another case, width or script.

Letters lose case, width and diacritics, traditional characters become simplified ones, and what is
spelt with gaps ("n i k e", 耐 克) or with digits for letters ("n1ke") is read as the word it looks like.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Final

# What stands further back in a caption is not read.
MAX_CHARACTERS: Final = 1000
# Ends a clause in a folded text.
BREAK: Final = ","

# Traditional characters that the lists use, each followed by its simplified form.
_SIMPLER: Final = (
    "槍枪彈弹藥药導导軍军劍剑師师機机關关電电擊击催催淚泪體体裸裸沒没脫脱光光陰阴莖茎乳乳頭头處处愛爱"
    "樂乐黃黄熱热動动馬马應应衛卫馳驰豐丰寶宝達达彪彪範范萬万紐纽倫伦銳锐亞亚爾尔蘭兰羅罗維维優优衣衣"
    "庫库無无馬马邦邦奈奈兒儿馳驰華华為为蘋苹聯联想想飛飞戴戴松松諾诺賓宾奧奥麗丽凱凯貓猫夢梦綿绵蜘蜘"
    "蛛蛛俠侠鋼钢鐵铁漫漫豬猪奇奇變变剛刚賊贼龍龙戰战獅狮娃娃標标誌志牌牌個个條条張张臉脸畫画樣样圖图"
    "這这們们國国員员網网紅红總总統统領领導导媽妈爺爷奶奶爸爸孫孙親亲嬰婴幫帮適适合合買买給给對对長长"
    "髮发笑笑準准備备褲裤鞋鞋襯衬杯杯壺壶燈灯墊垫貝贝藍蓝綠绿灰灰銀银筋筋膜膜噴喷膠胶膜膜極极點点內内"
    "褻亵趣趣劇剧陽阳雞鸡帥帅歲岁傳传銷销產产業业權权證证裝装著着話话認认識识誰谁歡欢觀观視视說说語语"
    "讀读請请謝谢貨货質质賣卖輕轻轉转進进還还選选邊边連连運运遠远錶表鏡镜門门開开間间閒闲際际隊队陸陆"
    "雙双雜杂離离難难雲云靈灵靜静頁页項项順顺預预顏颜風风飄飘館馆驚惊鬆松鳥鸟鴨鸭鴻鸿鵝鹅麥麦齊齐"
    "戲戏據据擔担擁拥擺摆攝摄斷断時时暈晕書书會会東东極极構构樓楼權权歐欧歷历殺杀毀毁氣气漢汉濕湿灣湾"
    "煙烟爐炉牆墙狀状獨独現现環环瑪玛產产畢毕當当發发盡尽監监矽硅碼码禮礼種种積积稱称穩稳窗窗節节糧粮"
    "純纯紀纪級级紋纹納纳終终組组細细結结絕绝絲丝經经綜综維维緊紧線线編编練练縮缩績绩織织繪绘繼继續续"
    "置置羅罗習习聖圣聞闻聰聪聲声職职肅肃腦脑腳脚膚肤臺台興兴舊旧艙舱艦舰藝艺蘇苏處处號号蟲虫術术補补"
    "製制複复褲裤見见規规覺觉計计設设許许調调談谈謎谜讓让豔艳負负責责費费資资賽赛趙赵躍跃車车軌轨輛辆"
    "輪轮輸输農农過过違违遊游遞递遷迁郵邮鄉乡醜丑針针鈔钞鉛铅銅铜鋁铝鋒锋錄录錢钱鍋锅鎖锁鏈链鑽钻鑰钥"
    "閉闭閃闪閱阅闆板隨随險险隱隐雖虽霧雾響响頂顶須须頓顿額额願愿類类顧顾飲饮飾饰餐餐駕驾騎骑驗验魚鱼"
    "鮮鲜麵面黨党齒齿蔻蔻馭驭鷹鹰嘜唛帶带師师庫库廣广廠厂強强後后從从復复懷怀態态慣惯戀恋單单嗎吗嚴严"
    "團团園园圍围圓圆報报場场塊块塗涂壓压夠够夾夹奪夺奮奋婦妇孩孩學学實实寫写寬宽專专將将對对屬属島岛"
    "幣币幹干廳厅弩弩鬥斗鬧闹爭争務务勝胜勞劳動动區区協协卻却參参啟启問问喪丧喬乔亂乱來来俠侠倉仓僅仅"
    "傢家傑杰億亿優优兩两冊册凍冻則则劃划劉刘創创"
)
_LETTERS_OF_DIGITS: Final = str.maketrans("01345789@$!", "oieastbgasi")
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘ʼ´`＇", "'"))
_HAN: Final = r"[㐀-䶿一-鿿]"

_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_LEAVES_A_GAP = re.compile(r"[\s\-_/\\|+~·・•*()\[\]{}<>«»“”\"#=^]+")
_ENDS_A_CLAUSE = re.compile(r"(?:[,.;:?，。；：！？、…—–]|!(?![a-z]))+")
_SPACED_LATIN = re.compile(r"(?<![a-z0-9])(?:[a-z0-9@$] ?[, ] ?){2,}[a-z](?![a-z0-9])")
_SPACED_HAN = re.compile(rf"(?<!{_HAN})(?:{_HAN} ){{1,}}{_HAN}(?!{_HAN})")
_DIGITS_FOR_LETTERS = re.compile(r"\S*[a-z]\S*")
_POSSESSIVE_PLURAL = re.compile(r"s'(?= |$)")


def fold(words: str) -> str:
    """The beginning of `words` as lower-case words with one space between them.

    Clauses end with `BREAK`, a word of its own; a possessive keeps its apostrophe.
    """
    text = unicodedata.normalize("NFKC", words[:MAX_CHARACTERS]).translate(_APOSTROPHES)
    text = unicodedata.normalize("NFKD", text[:MAX_CHARACTERS]).casefold()
    text = "".join(_plain(character) for character in _ACCENTS.sub("", text))
    text = unicodedata.normalize("NFC", text).translate(_simpler())
    text = _ENDS_A_CLAUSE.sub(f" {BREAK} ", text.replace("&", " & "))
    text = _LEAVES_A_GAP.sub(" ", text)
    return " ".join(_POSSESSIVE_PLURAL.sub("s's", text).split())


def readings(folded: str) -> tuple[str, ...]:
    """A folded text and what else it may be meant to read as, all different."""
    closed = _SPACED_LATIN.sub(lambda match: re.sub(r"[, ]", "", match.group()), folded)
    closed = _SPACED_HAN.sub(lambda match: match.group().replace(" ", ""), closed)
    lettered = _DIGITS_FOR_LETTERS.sub(_with_letters, closed)
    return tuple(dict.fromkeys([folded, closed, lettered]))


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cf", "Cs"}:
        return ""
    return " " if category.startswith(("C", "Z")) else character


def _with_letters(match: re.Match[str]) -> str:
    word = match.group()
    inside = word.rstrip("!")
    return inside.translate(_LETTERS_OF_DIGITS) + word[len(inside) :]


@cache
def _simpler() -> dict[int, str]:
    pairs = list(pairwise(_SIMPLER))[::2]
    return {ord(traditional): simplified for traditional, simplified in pairs}
