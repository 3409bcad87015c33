"""Hostile addresses are refused before anything is asked for."""

import pytest

from data.importers.addresses import RefusedAddressError, is_public, picture_url

REFUSED = [
    *(
        "file:///etc/passwd",
        "ftp://shop.example/a.png",
        "gopher://shop.example/",
        "data:image/png;base64,AAAA",
    ),
    *("javascript:alert(1)", "//shop.example/a.png", "a.png", "", "http://", "https:///a.png"),
    *("http://localhost/a.png", "http://LOCALHOST./a.png", "http://printer/a.png", "http://nas.local/a.png"),
    *("http://db.internal/a.png", "http://app.localhost/a.png"),
    *("http://127.0.0.1/a.png", "http://127.1/a.png", "http://127.0.0.1./a.png", "http://0/a.png"),
    *(
        "http://2130706433/a.png",
        "http://0x7f000001/a.png",
        "http://0x7f.0.0.1/a.png",
        "http://0177.0.0.1/a.png",
    ),
    *("http://017700000001/a.png", "http://127.0.0.0x1/a.png", "http://①②⑦.⓪.⓪.①/a.png"),
    *("http://10.0.0.1/a.png", "http://172.16.5.4/a.png", "http://192.168.1.1/a.png", "http://0.0.0.0/a.png"),
    *("http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/a.png", "http://198.18.0.1/a.png"),
    *(
        "http://192.0.2.1/a.png",
        "http://224.0.0.1/a.png",
        "http://240.0.0.1/a.png",
        "http://255.255.255.255/",
    ),
    *("http://[::1]/a.png", "http://[::]/a.png", "http://[fe80::1]/a.png", "http://[fe80::1%25eth0]/a.png"),
    *("http://[fc00::1]/a.png", "http://[ff02::1]/a.png", "http://[2001:db8::1]/a.png"),
    *("http://[::ffff:127.0.0.1]/a.png", "http://[::ffff:7f00:1]/a.png", "http://[::ffff:10.0.0.1]/a.png"),
    *("http://[64:ff9b::7f00:1]/a.png", "http://[2002:7f00:1::]/a.png", "http://[::127.0.0.1]/a.png"),
    *("http://user@shop.example/a.png", "http://user:secret@shop.example/a.png"),
    *("http://shop.example@127.0.0.1/a.png", "http://127.0.0.1#@shop.example/a.png"),
    *("http://127.0.0.1\\@shop.example/a.png", "http://shop.example\\a.png", "http://shop.example /a.png"),
    *("http://shop.example:22/a.png", "http://shop.example:8080/a.png", "http://shop.example:0/a.png"),
    *("http://shop.example:99999/a.png", "http://[::1/a.png", "http://shop.example/\na.png"),
    "https://shop.example/" + "a" * 3000,
]


@pytest.mark.parametrize("address", REFUSED)
def test_hostile_addresses_are_refused(address: str) -> None:
    with pytest.raises(RefusedAddressError):
        picture_url(address)


@pytest.mark.parametrize(
    "address",
    [
        *("https://cdn.shop.example/a.png?v=1", "http://shop.example:80/a.png", "https://shop.example:443/a"),
        *("https://8.8.8.8/a.png", "https://[2606:4700:4700::1111]/a.png", "https://店铺.example/图.png"),
        "https://shop.example/a@b.png",
    ],
)
def test_public_addresses_are_not(address: str) -> None:
    assert picture_url(address).scheme in {"http", "https"}


@pytest.mark.parametrize(
    ("address", "public"),
    [
        *(("8.8.8.8", True), ("2606:4700:4700::1111", True), ("::ffff:8.8.8.8", True)),
        *(("10.1.2.3", False), ("100.127.255.255", False), ("169.254.0.1", False), ("239.1.1.1", False)),
        *(("::ffff:192.168.0.1", False), ("fe80::1%eth0", False), ("64:ff9b::808:808", False)),
        *(("2001:0:7f00:1::", False), ("not an address", False), ("", False)),
    ],
)
def test_public_means_reachable_on_the_internet_as_itself(address: str, public: bool) -> None:
    assert is_public(address) is public
