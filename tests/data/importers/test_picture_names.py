"""Names of pictures with and without Shopify's suffixes, and where they may lead."""

from pathlib import Path

import pytest

from data.importers.picture_folder import LeavesFolderError, PictureFolder
from data.importers.picture_names import file_name_in, original_name

SUFFIXES = [
    *("_pico", "_icon", "_thumb", "_small", "_compact", "_medium", "_large", "_grande", "_original"),
    *("_master", "_600x", "_600x400", "_x400", "_1024x1024", "_crop_center", "_600x600_crop_top", "@2x"),
    *("_600x@2x", "_grande@3x", "_600x.progressive", "_1024x1024_crop_center@2x.progressive"),
]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("stem", ["sole", "ridge_trail-shoe_2", "鞋底"])
def test_shopifys_suffixes_are_told_from_the_name(stem: str, suffix: str) -> None:
    assert original_name(f"{stem}{suffix}.jpg") == (stem, "jpg")


@pytest.mark.parametrize(
    "name", ["logo-300x200.jpg", "large.jpg", "size_xl.jpg", "bag_smaller.jpg", "shoe_600.jpg"]
)
def test_what_only_looks_like_a_suffix_stays(name: str) -> None:
    assert original_name(name)[0] == name.removesuffix(".jpg")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://cdn.example.com/s/files/1/p/sole_grande.jpg?v=1700000000", "sole_grande.jpg"),
        ("//cdn.example.com/a%20b.png", "a b.png"),
        ("https://cdn.example.com/%E9%9E%8B%E5%BA%95.webp", "鞋底.webp"),
        ("sole.webp", "sole.webp"),
        ("shoes/sole.webp?v=2", "sole.webp"),
        ("https://cdn.example.com", ""),
    ],
)
def test_the_file_name_of_an_address(source: str, name: str) -> None:
    assert file_name_in(source) == name


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_picture_is_found_when_either_name_has_a_suffix(tmp_path: Path, suffix: str) -> None:
    plain, sized = tmp_path / "a" / "sole.jpg", tmp_path / "b" / f"sole{suffix}.jpg"
    for path in (plain, sized):
        path.parent.mkdir()
        path.touch()
    query = f"https://cdn.example.com/x/{sized.name}?v=123"
    assert PictureFolder(plain.parent).find(query) == plain
    assert PictureFolder(sized.parent).find("https://cdn.example.com/x/sole.jpg?v=123") == sized
    assert PictureFolder(sized.parent).find("sole.jpg") == sized


def test_the_exact_name_wins_over_other_sizes_and_capitals(tmp_path: Path) -> None:
    for name in ("bag.jpg", "bag_small.jpg", "BAG_LARGE.jpg", "hat.jpg.webp"):
        (tmp_path / name).touch()
    folder = PictureFolder(tmp_path)
    assert folder.find("bag_small.jpg") == tmp_path / "bag_small.jpg"
    assert folder.find("bag_large.jpg") == tmp_path / "BAG_LARGE.jpg"
    assert folder.find("bag_600x.jpeg") == tmp_path / "bag.jpg"
    assert folder.find("hat.jpg") == tmp_path / "hat.jpg.webp"
    assert folder.find("bag.png") == tmp_path / "bag.jpg"
    assert folder.find("shoe.jpg") is None


def test_a_path_below_the_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "shoes").mkdir()
    (tmp_path / "shoes" / "sole.jpg").touch()
    assert PictureFolder(tmp_path).find("./shoes/sole_grande.jpg") == tmp_path / "shoes" / "sole.jpg"


@pytest.mark.parametrize(
    "name",
    [
        *("../secret.png", "a/../../secret.png", "/etc/secret.png", "~/secret.png", "..\\secret.png"),
        *(
            "a\\..\\..\\secret.png",
            "C:\\secret.png",
            "C:secret.png",
            "file:secret.png",
            "\\\\host\\secret.png",
        ),
        *("..", "a\0b.png"),
    ],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").touch()
    inside = tmp_path / "pictures"
    inside.mkdir()
    with pytest.raises(LeavesFolderError):
        PictureFolder(inside).find(name)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "file:///etc/secret.png",
            "https://shop.example/..%2Fsecret.png",
            "https://shop.example/%2e%2e/secret.png",
        ),
        *("https://shop.example/..%5Csecret.png", "https://[broken/secret.png"),
    ],
)
def test_no_address_leads_out_of_the_folder(tmp_path: Path, address: str) -> None:
    (tmp_path / "secret.png").touch()
    inside = tmp_path / "pictures"
    inside.mkdir()
    assert PictureFolder(inside).find(address) is None


def test_a_link_that_leads_out_is_refused_and_one_that_stays_is_not(tmp_path: Path) -> None:
    (tmp_path / "secret.png").touch()
    inside = tmp_path / "pictures"
    inside.mkdir()
    (inside / "sole.png").touch()
    (inside / "same.png").symlink_to(inside / "sole.png")
    (inside / "out.png").symlink_to(tmp_path / "secret.png")
    (inside / "folder").symlink_to(tmp_path)
    folder = PictureFolder(inside)
    assert folder.find("same.png") == inside / "sole.png"
    with pytest.raises(LeavesFolderError):
        folder.find("out.png")
    assert folder.find("folder/secret.png") is None
    assert folder.find("secret.png") is None
