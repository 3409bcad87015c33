"""The demo shop: what it sells, who ordered what, and what its customers ask, to try Vitrine with.

`products.csv` and `photos/` are an ordinary Shopify export; `shop.yaml` adds what such a file has no
place for: Chinese texts, instructions, size charts, orders and questions with their answers.
"""

from data.demo.errors import DemoShopError
from data.demo.loader import DEMO_FOLDER, load_demo_shop

__all__ = ["DEMO_FOLDER", "DemoShopError", "load_demo_shop"]
