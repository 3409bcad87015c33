"""The home department."""

from __future__ import annotations

from typing import Final

from data.studio.catalogue.sitting import Sitting
from data.vocabulary.parts import Part

_MUG: Final = (Part.WHOLE, Part.SIDE, Part.HANDLE, Part.RIM, Part.BASE, Part.INSIDE, Part.MATERIAL)
_TEAPOT: Final = (Part.WHOLE, Part.SIDE, Part.LID, Part.HANDLE, Part.SPOUT, Part.INSIDE, Part.BASE)
_BOTTLE: Final = (Part.WHOLE, Part.SIDE, Part.LID, Part.RIM, Part.BASE, Part.MATERIAL)
_LAMP: Final = (Part.WHOLE, Part.SIDE, Part.BACK, Part.SHADE, Part.INSIDE, Part.JOINT, Part.BASE)
_STOOL: Final = (Part.WHOLE, Part.SIDE, Part.SEAT, Part.LEG, Part.JOINT, Part.BASE, Part.MATERIAL)
_SHELF: Final = (Part.WHOLE, Part.SIDE, Part.BACK, Part.TOP, Part.JOINT, Part.BASE, Part.MATERIAL)
_CUSHION: Final = (Part.WHOLE, Part.BACK, Part.SIDE, Part.CLOSURE, Part.LABEL, Part.MATERIAL)

HOME: Final = (
    Sitting("drift-mug", "mug", "drift", ("Ocean", "Sand", "Sage", "Charcoal"), "stoneware", _MUG, "dipped"),
    Sitting("hearth-mug", "mug", "hearth", ("Oat", "Charcoal", "Rust"), "stoneware", _MUG, "speckled"),
    Sitting("camp-mug", "mug", "camp", ("Navy", "White", "Forest green", "Red"), "enamel", _MUG),
    Sitting("lumen-mug", "mug", "lumen", ("White", "Pink", "Mint", "Yellow"), "porcelain", _MUG),
    Sitting(
        "brook-teapot",
        "teapot",
        "round",
        ("Ocean", "Oat", "Charcoal", "Rust"),
        "stoneware",
        _TEAPOT,
        "dipped",
        instructions=("brew",),
    ),
    Sitting("kiln-teapot", "teapot", "tall", ("Sage", "White", "Navy"), "porcelain", _TEAPOT),
    Sitting(
        "ferry-teapot",
        "teapot",
        "side-handle",
        ("Rust", "Black", "Forest green"),
        "stoneware",
        _TEAPOT,
        "speckled",
    ),
    Sitting(
        "spring-bottle",
        "bottle",
        "slim",
        ("Sky blue", "Black", "Sage", "Coral", "White"),
        "steel",
        _BOTTLE,
        instructions=("open",),
    ),
    Sitting(
        "trek-flask", "bottle", "flask", ("Forest green", "Navy", "Mustard"), "steel", (*_BOTTLE, Part.HANDLE)
    ),
    Sitting("dew-bottle", "bottle", "sleeved", ("Teal", "Pink", "Grey"), "glass", _BOTTLE),
    Sitting(
        "crane-desk-lamp",
        "lamp",
        "jointed",
        ("Red", "Black", "Cream", "Sage"),
        "steel",
        _LAMP,
        instructions=("assemble", "aim"),
    ),
    Sitting("dune-table-lamp", "lamp", "drum", ("Sand", "White", "Charcoal"), "linen", _LAMP),
    Sitting(
        "mast-tripod-lamp",
        "lamp",
        "tripod",
        ("Cream", "Navy", "Mustard"),
        "linen",
        _LAMP,
        instructions=("assemble",),
    ),
    Sitting("halo-globe-lamp", "lamp", "globe", ("Mustard", "Black", "Teal"), "steel", _LAMP),
    Sitting(
        "tern-stool",
        "stool",
        "screwed",
        ("Oak", "Black", "Walnut"),
        "ash",
        _STOOL,
        instructions=("assemble",),
    ),
    Sitting("fen-stool", "stool", "woven", ("Ash", "Black", "Walnut"), "ash", _STOOL),
    Sitting(
        "rung-step-stool", "stool", "step", ("Red", "Oak", "White"), "ash", _STOOL, instructions=("assemble",)
    ),
    Sitting(
        "perch-bar-stool",
        "stool",
        "bar",
        ("Mustard", "Black", "White"),
        "steel",
        _STOOL,
        instructions=("assemble",),
    ),
    Sitting(
        "larch-ladder-shelf",
        "shelf",
        "ladder",
        ("Oak", "Walnut", "Black"),
        "ash",
        _SHELF,
        instructions=("assemble",),
    ),
    Sitting(
        "tally-wall-shelf",
        "shelf",
        "wall",
        ("White", "Oak", "Walnut"),
        "ash",
        _SHELF,
        instructions=("assemble",),
    ),
    Sitting(
        "crate-bookcase",
        "shelf",
        "cube",
        ("Forest green", "Oak", "White", "Mustard"),
        "ash",
        _SHELF,
        instructions=("assemble",),
    ),
    Sitting(
        "glade-velvet-cushion",
        "cushion",
        "piped",
        ("Forest green", "Mustard", "Dusty rose", "Navy"),
        "velvet",
        _CUSHION,
    ),
    Sitting(
        "loom-striped-cushion",
        "cushion",
        "fringed",
        ("Denim blue", "Sand", "Rust"),
        "linen",
        _CUSHION,
        "striped",
        "cream",
    ),
    Sitting(
        "fold-knit-cushion", "cushion", "knitted", ("Cream", "Charcoal", "Sage"), "wool", _CUSHION, "cabled"
    ),
)
