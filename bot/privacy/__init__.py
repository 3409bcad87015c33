"""What is held about a shopper, out or gone: `vitrine privacy`.

A shopper is one conversation, or all conversations of one customer of the shop (`conversations`), with
what the dialogue remembers of them (`tracker`). The shop's own records of customers and orders are not
touched.
"""

from bot.privacy.commands import privacy_app

__all__ = ["privacy_app"]
