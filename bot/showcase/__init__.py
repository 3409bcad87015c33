"""What Vitrine shows, seen from the running system: two conversations, and two hundred requests for pictures.

`make show` writes `docs/pictures.md` with its pictures and figures.
"""
