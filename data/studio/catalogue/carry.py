"""What is carried and worn: shoes, bags, hats, watches."""

from __future__ import annotations

from typing import Final

from data.studio.catalogue.sitting import Sitting
from data.vocabulary.parts import Part

_SHOE: Final = (Part.WHOLE, Part.SIDE, Part.SOLE, Part.HEEL, Part.TOE, Part.LACES, Part.INSIDE)
_BACKPACK: Final = (
    Part.WHOLE,
    Part.BACK,
    Part.SIDE,
    Part.STRAP,
    Part.POCKET,
    Part.CLOSURE,
    Part.HANDLE,
    Part.INSIDE,
)
_TOTE: Final = (Part.WHOLE, Part.SIDE, Part.HANDLE, Part.INSIDE, Part.BASE, Part.LABEL, Part.MATERIAL)
_CAP: Final = (Part.WHOLE, Part.SIDE, Part.BACK, Part.BRIM, Part.CLOSURE, Part.INSIDE)
_BEANIE: Final = (Part.WHOLE, Part.SIDE, Part.TOP, Part.CUFF, Part.LABEL, Part.MATERIAL)
_WATCH: Final = (Part.WHOLE, Part.DIAL, Part.SIDE, Part.BACK, Part.STRAP, Part.CLOSURE)

CARRY: Final = (
    Sitting(
        "ridge-trail-shoe",
        "shoe",
        "trail",
        ("Navy", "Moss", "Charcoal", "Plum"),
        "mesh",
        _SHOE,
        accent="orange",
    ),
    Sitting(
        "scree-hiking-boot", "shoe", "boot", ("Tan", "Chocolate", "Black"), "leather", _SHOE, accent="red"
    ),
    Sitting("pace-runner", "shoe", "runner", ("Teal", "White", "Coral", "Black"), "mesh", _SHOE),
    Sitting("pier-sneaker", "shoe", "plimsoll", ("Red", "White", "Navy", "Mustard"), "canvas", _SHOE),
    Sitting("moor-chukka", "shoe", "chukka", ("Camel", "Charcoal", "Olive"), "suede", _SHOE),
    Sitting(
        "summit-backpack",
        "backpack",
        "day-pack",
        ("Forest", "Rust", "Navy", "Black"),
        "nylon",
        _BACKPACK,
        instructions=("straps",),
    ),
    Sitting("harbour-rolltop", "backpack", "roll-top", ("Slate", "Mustard", "Black"), "canvas", _BACKPACK),
    Sitting(
        "lane-daypack", "backpack", "flap", ("Olive", "Sand", "Navy"), "canvas", _BACKPACK, accent="brown"
    ),
    Sitting("pebble-mini-backpack", "backpack", "mini", ("Lavender", "Black", "Coral"), "nylon", _BACKPACK),
    Sitting("market-tote", "tote", "market", ("Cream", "Navy", "Olive", "Red"), "canvas", _TOTE),
    Sitting("atelier-tote", "tote", "structured", ("Tan", "Black", "Burgundy"), "leather", _TOTE),
    Sitting("cloud-tote", "tote", "puffer", ("Sage", "Black", "Lavender"), "nylon", _TOTE, "quilted"),
    Sitting("crag-cap", "cap", "six-panel", ("Navy", "Sand", "Black", "Forest green"), "cotton", _CAP),
    Sitting("trawler-cap", "cap", "low-crown", ("Camel", "Burgundy", "Charcoal"), "corduroy", _CAP),
    Sitting("relay-cap", "cap", "five-panel", ("Coral", "White", "Teal"), "nylon", _CAP),
    Sitting(
        "knoll-beanie",
        "beanie",
        "cuffed",
        ("Mustard", "Charcoal", "Navy", "Burgundy"),
        "wool",
        _BEANIE,
        "ribbed",
    ),
    Sitting(
        "hollow-bobble-hat", "beanie", "bobble", ("Red", "Cream", "Teal"), "wool", _BEANIE, "cabled", "cream"
    ),
    Sitting("docker-beanie", "beanie", "short", ("Olive", "Black", "Rust"), "cotton", _BEANIE, "ribbed"),
    Sitting(
        "meridian-watch",
        "watch",
        "dress",
        ("Tan", "Black", "Navy"),
        "leather",
        _WATCH,
        instructions=("set", "strap"),
    ),
    Sitting("tide-watch", "watch", "diver", ("Navy", "Forest green", "Black"), "steel", _WATCH),
    Sitting("nota-field-watch", "watch", "field", ("Olive", "Sand", "Rust"), "canvas", _WATCH),
)
