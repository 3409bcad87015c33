"""Brings a draft's pictures into the media store, from the shop's folder or from the web."""

from __future__ import annotations

from dataclasses import dataclass

from data.importers.addresses import RefusedAddressError, picture_url
from data.importers.download import DownloadError, PictureDownloader
from data.importers.picture_folder import LeavesFolderError, PictureFolder, read_picture
from data.importers.picture_names import is_url
from data.store import MediaStore, StoredPicture, UnreadablePictureError


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """What came of a picture's source.

    `picture` is set where it is now in the media store. `listable` says whether a photograph may stand in
    the catalogue without it, because its address is a good one. `problem` is for the import's report.
    """

    picture: StoredPicture | None = None
    listable: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PictureSources:
    """Where pictures may come from: the shop's own folder first, the web only where a downloader is given."""

    media: MediaStore
    folder: PictureFolder | None = None
    downloader: PictureDownloader | None = None

    def bring(self, source: str, kept: str | None) -> FoundPicture:
        """Brings in the picture at `source`; `kept` names it in the media store from an earlier import."""
        try:
            path = self.folder.find(source) if self.folder else None
            if path is not None:
                return self._store(source, read_picture(path))
            return self._from_the_web(source, kept) if is_url(source) else self._missing(source)
        except LeavesFolderError as error:
            return FoundPicture(problem=str(error))
        except OSError as error:
            return FoundPicture(problem=f"the picture “{source}” could not be read ({error})")

    def _from_the_web(self, source: str, kept: str | None) -> FoundPicture:
        if kept is not None and self.media.path(kept) is not None:
            return FoundPicture(listable=True)
        try:
            if self.downloader is None:
                picture_url(source)
                return FoundPicture(listable=True)
            return self._store(source, self.downloader.fetch(source))
        except RefusedAddressError as error:
            return FoundPicture(problem=f"the picture “{source}” was refused: {error}")
        except DownloadError as error:
            return FoundPicture(listable=True, problem=f"the picture “{source}” was not fetched: {error}")

    def _store(self, source: str, data: bytes) -> FoundPicture:
        try:
            return FoundPicture(self.media.put(data), listable=True)
        except UnreadablePictureError as error:
            return FoundPicture(problem=f"the picture “{source}” cannot be used: {error}")

    def _missing(self, source: str) -> FoundPicture:
        if self.folder is None:
            return FoundPicture(
                problem=f"the picture “{source}” is a file name; say with --images which folder it lies in"
            )
        return FoundPicture(problem=f"the picture “{source}” is not in the picture folder")
