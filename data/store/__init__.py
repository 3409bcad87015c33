"""Where the shop's knowledge is kept: a database and a folder of pictures."""

from data.pixels import UnreadablePictureError
from data.store.database import Database
from data.store.media import MediaStore, StoredPicture, picture_name, thumbnail_name
from data.store.settings import StoreSettings

__all__ = [
    "Database",
    "MediaStore",
    "StoreSettings",
    "StoredPicture",
    "UnreadablePictureError",
    "picture_name",
    "thumbnail_name",
]
