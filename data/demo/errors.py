"""Why the demo shop cannot be loaded."""

from __future__ import annotations


class DemoShopError(Exception):
    """`shop.yaml` is wrong; the message is one sentence that says where and why."""
