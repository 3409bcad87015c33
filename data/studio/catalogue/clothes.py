"""The clothes department."""

from __future__ import annotations

from typing import Final

from data.studio.catalogue.sitting import Sitting
from data.vocabulary.parts import Part

_TOP: Final = (Part.WHOLE, Part.BACK, Part.COLLAR, Part.CUFF, Part.HEM, Part.MATERIAL)
_POCKETED: Final = (*_TOP[:-1], Part.POCKET, Part.MATERIAL)
_SHIRT: Final = (Part.WHOLE, Part.BACK, Part.COLLAR, Part.CUFF, Part.CLOSURE, Part.HEM, Part.MATERIAL)
_POCKET_SHIRT: Final = (*_SHIRT[:-1], Part.POCKET, Part.MATERIAL)
_HOODIE: Final = (Part.WHOLE, Part.BACK, Part.HOOD, Part.CUFF, Part.POCKET, Part.HEM, Part.MATERIAL)
_TROUSERS: Final = (Part.WHOLE, Part.BACK, Part.SIDE, Part.WAISTBAND, Part.POCKET, Part.HEM, Part.MATERIAL)
_SKIRT: Final = (Part.WHOLE, Part.BACK, Part.SIDE, Part.WAISTBAND, Part.HEM, Part.MATERIAL)

CLOTHES: Final = (
    Sitting("tarn-tee", "tshirt", "crew", ("White", "Navy", "Sage", "Rust"), "cotton", _TOP),
    Sitting(
        "quay-striped-tee",
        "tshirt",
        "breton",
        ("Cream", "Sky blue", "Red"),
        "cotton",
        _TOP,
        "striped",
        "navy",
    ),
    Sitting(
        "loft-pocket-tee", "tshirt", "boxy", ("Charcoal", "Olive", "Dusty rose", "Black"), "cotton", _POCKETED
    ),
    Sitting("heath-linen-tee", "tshirt", "v-neck", ("Denim blue", "White", "Sand"), "linen", _TOP),
    Sitting("alder-oxford-shirt", "shirt", "oxford", ("Sky blue", "White", "Pink"), "cotton", _POCKET_SHIRT),
    Sitting(
        "fjord-flannel-shirt",
        "shirt",
        "flannel",
        ("Burgundy", "Forest green", "Navy"),
        "cotton",
        _POCKET_SHIRT,
        "checked",
        "cream",
    ),
    Sitting("salt-linen-shirt", "shirt", "band-collar", ("White", "Sage", "Sand", "Rust"), "linen", _SHIRT),
    Sitting(
        "wharf-denim-shirt", "shirt", "western", ("Denim blue", "Indigo", "Black"), "denim", _POCKET_SHIRT
    ),
    Sitting("cairn-jumper", "jumper", "crew", ("Navy", "Oat", "Forest green", "Burgundy"), "wool", _TOP),
    Sitting("skein-cable-jumper", "jumper", "cable", ("Cream", "Charcoal", "Rust"), "wool", _TOP, "cabled"),
    Sitting("ember-roll-neck", "jumper", "roll-neck", ("Camel", "Black", "Plum"), "wool", _TOP, "ribbed"),
    Sitting(
        "marl-raglan-jumper",
        "jumper",
        "raglan",
        ("Grey", "Denim blue", "Dusty rose"),
        "cotton",
        _TOP,
        "heathered",
    ),
    Sitting("cove-hoodie", "hoodie", "pullover", ("Sage", "Grey", "Navy", "Rust"), "cotton", _HOODIE),
    Sitting(
        "gale-zip-hoodie",
        "hoodie",
        "zip",
        ("Burgundy", "Black", "Forest green"),
        "cotton",
        (*_HOODIE[:-1], Part.CLOSURE, Part.MATERIAL),
    ),
    Sitting("drizzle-fleece-hoodie", "hoodie", "cropped", ("Cream", "Lavender", "Teal"), "fleece", _HOODIE),
    Sitting("mill-chinos", "trousers", "slim", ("Khaki", "Navy", "Olive", "Black"), "cotton", _TROUSERS),
    Sitting("foundry-jeans", "trousers", "straight", ("Indigo", "Denim blue", "Black"), "denim", _TROUSERS),
    Sitting(
        "shale-cord-trousers",
        "trousers",
        "wide",
        ("Brown", "Forest green", "Burgundy"),
        "corduroy",
        _TROUSERS,
    ),
    Sitting("linden-linen-trousers", "trousers", "drawstring", ("Sand", "White", "Sage"), "linen", _TROUSERS),
    Sitting("willow-skirt", "skirt", "a-line", ("Mustard", "Navy", "Rust", "Olive"), "cotton", _SKIRT),
    Sitting("reed-pleated-skirt", "skirt", "pleated", ("Charcoal", "Camel", "Plum"), "wool", _SKIRT),
    Sitting(
        "kelp-denim-skirt",
        "skirt",
        "button-front",
        ("Indigo", "Denim blue", "Black"),
        "denim",
        (*_SKIRT[:-1], Part.CLOSURE, Part.MATERIAL),
    ),
)
