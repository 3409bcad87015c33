"""Words for weapons, and the ordinary goods and colours that are called after them."""

from __future__ import annotations

from typing import Final

from generator.requests.listed import Terms

_ENGLISH: Final = """
gun, handgun, pistol, revolver, rifle, shotgun, machine gun, submachine gun, firearm, carbine, musket, uzi,
glock, ak 47, ar 15, m16, kalashnikov, sniper, silencer, ammunition, ammo, bullets, bullet casing,
live round, gunpowder, grenade, hand grenade, bomb, pipe bomb, time bomb, atomic bomb, nuke, dynamite,
explosive, tnt, semtex, detonator, land mine, missile, torpedo, warhead, rocket launcher, bazooka,
mortar shell, cannon, flamethrower, molotov cocktail, weapon, weaponry, dagger, machete, katana, sword,
sabre, rapier, bayonet, switchblade, flick knife, butterfly knife, combat knife, fighting knife,
tactical knife, throwing knife, hunting knife, army knife for fighting, bloody knife, knife for stabbing,
knife to stab, knife attack, knife as a weapon, stabbing, knuckle duster, brass knuckles, battle axe,
war hammer, nunchaku, nunchucks, throwing star, shuriken, crossbow, slingshot, blowgun, taser, stun gun,
pepper spray, tear gas, spear, mace with spikes
"""
_CHINESE: Final = """
枪, 子弹, 弹药, 弹夹, 炸弹, 炸药, 火药, 雷管, 手榴弹, 手雷, 地雷, 鱼雷, 导弹, 核弹, 原子弹, 燃烧弹, 燃烧瓶,
火箭筒, 大炮, 迫击炮, 火炮, 炮弹, 武器, 军火, 爆炸物, 引爆, 匕首, 砍刀, 军刺, 刺刀, 弹簧刀, 蝴蝶刀,
折叠军刀, 武士刀, 唐刀, 大刀, 管制刀具, 刀剑, 宝剑, 长剑, 短剑, 佩剑, 利剑, 弓弩, 十字弩, 双节棍, 指虎,
流星锤, 电击棒, 电击器, 催泪, 杀人的刀, 捅人, 带血的刀, 飞镖武器, 狼牙棒, 🔫, 💣, 🗡, 🧨
"""
_OTHERS: Final = """
拳銃, 銃, 爆弾, 日本刀, ピストル, ライフル, マシンガン, 手榴弾, 권총, 소총, 기관총, 폭탄, 수류탄, ปืน,
ระเบิด, пистолет, пистолета, пистолетом, винтовка, винтовкой, пулемет, граната, взрывчатка, оружие,
revolver, pistole, pistola, pistolet, pistool, gewehr, maschinengewehr, handgranate, sprengstoff, waffe,
schusswaffe, schwert, dolch, arme à feu, fusil d'assaut, fusil de chasse, fusil a pompe, mitraillette,
mitrailleuse, poignard, escopeta, ametralladora, granada de mano, granat reczny, arma de fuego,
pistola automatica, fucile, mitragliatrice, pugnale, metralhadora, espingarda, arma de fogo, geweer,
handgranaat, karabin, tabanca, tüfek, silah, مسدس, بندقية, قنبلة
"""
_ORDINARY: Final = """
gun metal, gun grey, gun gray, gun black, gun flap, storm gun flap, glue gun, heat gun, massage gun,
spray gun, water gun, water pistol, nail gun, staple gun, price gun, tagging gun, caulking gun,
espresso gun, pop gun, son of a gun, rifle green, rifle paper, bath bomb, shower bomb, cocoa bomb,
hot chocolate bomb, tea bomb, seed bomb, sword lily, sword fern, sword fish, sword hands, cannon ball pouf,
tin of mortar, sniper fly, spear mint, pistolet a colle, pistolet a peinture, pistola de silicona,
pistola de calor, pistola per colla, pistola de agua, pistola ad acqua, asparagus spear, grenade apple,
water bomb, 瑞士军刀, swiss army knife, 枪色, 枪灰, 枪黑, 枪银, 枪铁色, 枪驳领, 枪驳头, 水枪, 喷枪, 胶枪,
热风枪, 筋膜枪, 按摩枪, 射钉枪, 打钉枪, 扫码枪, 吊牌枪, 标签枪, 洗车枪, 枪炮色, 子弹头, 子弹杯, 子弹笔,
子弹口红, 子弹短裤, 子弹内裤, 沐浴炸弹, 泡澡炸弹, 浴盐炸弹, 炸弹糖, 大刀肉, 大刀阔斧, 大炮仗
    """

WEAPONS: Final = Terms(_ENGLISH + "," + _CHINESE + "," + _OTHERS, _ORDINARY)
