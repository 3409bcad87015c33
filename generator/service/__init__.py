"""The picture service over HTTP: bytes and words in, bytes and facts about them out."""

from generator.service.app import create_app

__all__ = ["create_app"]
