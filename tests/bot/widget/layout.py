"""Whether all of the chat is where it can be seen and reached."""

from __future__ import annotations

from typing import Final

from playwright.async_api import Locator, Page

# What scrolls sideways by itself, a carousel or a table, may be wider than the panel. The shop's name ends in
# an ellipsis, and what a picture covers beyond its frame is not meant to be seen.
_CUT_OFF: Final = """() => {
  const panel = document.querySelector('vitrine-chat').shadowRoot.querySelector('#panel');
  const { left, right } = panel.getBoundingClientRect();
  const found = [];
  const visit = (element) => {
    const isSlot = element.localName === 'slot';
    const box = element.getBoundingClientRect();
    if (!isSlot && box.width === 0 || element.matches('.heard-only')) return;
    const name = `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`;
    if (!isSlot && (box.left < left - 1 || box.right > right + 1)) found.push(`outside: ${name}`);
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    if (element.matches('.frame') || textOverflow === 'ellipsis') return;
    if (overflowX === 'auto' && overflowY === 'hidden') return;
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const clips = overflowX !== 'visible' && scrollWidth > clientWidth + 1;
    if (clips || overflowY === 'hidden' && scrollHeight > clientHeight + 1) found.push(`cut off: ${name}`);
    const inside = element.shadowRoot ?? element;
    for (const child of inside.assignedElements?.() ?? inside.children) visit(child);
  };
  visit(panel);
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page');
  return found;
}"""
_OUT_OF_REACH: Final = """(ground) => {
  const at = (root, x, y) => {
    const hit = root.elementFromPoint(x, y);
    return hit?.shadowRoot && hit.shadowRoot !== root ? at(hit.shadowRoot, x, y) ?? hit : hit;
  };
  const found = [];
  const visit = (element) => {
    if (element.matches('button, a[href], input, textarea') && element.checkVisibility()
        && !element.matches(':disabled, [aria-disabled=true]')) {
      element.scrollIntoView({ behavior: 'instant', block: 'center', inline: 'center' });
      const [{ left, top, width, height }] = element.getClientRects();
      const hit = at(document, left + width / 2, top + height / 2);
      if (!element.contains(hit)) found.push(`${element.outerHTML}: ${hit?.outerHTML}`);
    }
    for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) visit(child);
  };
  visit(ground);
  return found;
}"""


async def cut_off(page: Page) -> list[str]:
    """What of the open panel begins or ends outside it, or does not fit into what it stands in."""
    found: list[str] = await page.evaluate(_CUT_OFF)
    return found


async def out_of_reach(ground: Locator) -> list[str]:
    """The controls on `ground` that cannot be pointed at: they are cut off, or something lies over them."""
    found: list[str] = await ground.evaluate(_OUT_OF_REACH)
    return found
