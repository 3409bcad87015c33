"""What a scene is drawn on: a card, a disc, a label or the bare sheet, plain or patterned."""

from __future__ import annotations

from PIL import Image, ImageDraw

from data.studio.pictograms.style import Backdrop, Frame, Palette, Style


def sheet(style: Style, side_px: int) -> Image.Image:
    """The picture before anything is drawn on it."""
    ground = Image.new("RGB", (side_px, side_px), style.palette.paper)
    ground.paste(_backdrop(style, side_px), mask=_mask(style.frame, side_px))
    if style.frame is Frame.LABEL:
        _border(ground, style)
    return ground


def _mask(frame: Frame, side_px: int) -> Image.Image:
    unit = side_px / 100
    mask = Image.new("L", (side_px, side_px), 255 if frame is Frame.SHEET else 0)
    draw = ImageDraw.Draw(mask)
    if frame is Frame.CARD:
        draw.rounded_rectangle((4 * unit, 4 * unit, 96 * unit, 96 * unit), 10 * unit, fill=255)
    elif frame is Frame.DISC:
        draw.ellipse((2 * unit, 2 * unit, 98 * unit, 98 * unit), fill=255)
    elif frame is Frame.LABEL:
        draw.rectangle((6 * unit, 6 * unit, 94 * unit, 94 * unit), fill=255)
    return mask


def _border(ground: Image.Image, style: Style) -> None:
    unit = ground.width / 100
    box = (7.5 * unit, 7.5 * unit, 92.5 * unit, 92.5 * unit)
    ImageDraw.Draw(ground).rectangle(box, outline=style.palette.ink, width=max(1, round(0.8 * unit)))


def _backdrop(style: Style, side_px: int) -> Image.Image:
    colours: Palette = style.palette
    card = Image.new("RGB", (side_px, side_px), colours.card)
    draw = ImageDraw.Draw(card)
    step, thin = side_px * 0.08, max(1, round(side_px * 0.004))
    places = [round(step * number + style.phase * step) for number in range(-13, 26)]
    if style.backdrop is Backdrop.GRID:
        for at in places:
            draw.line((at, 0, at, side_px), fill=colours.second, width=thin)
            draw.line((0, at, side_px, at), fill=colours.second, width=thin)
    elif style.backdrop is Backdrop.STRIPES:
        for at in places[::2]:
            draw.line((at, -2, at - side_px, side_px), fill=colours.second, width=round(step * 0.6))
    elif style.backdrop is Backdrop.DOTS:
        radius = step * 0.16
        for x in places:
            for y in places:
                draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colours.second)
    elif style.backdrop is Backdrop.SPLIT:
        edge = side_px * (0.45 + 0.5 * style.phase)
        draw.polygon(
            [(0, edge), (side_px, edge - side_px * 0.3), (side_px, side_px), (0, side_px)],
            fill=colours.second,
        )
    return card
