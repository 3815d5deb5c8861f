"""Whether two photographs of a page look alike."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["MOST", "difference"]

MOST = 12.0  # of 255: letters of another typeface come to less, another layout to more
# Both in 48 by 48 fields, so that letters blur and the layout stays: the mean difference of a field.
COMPARE = """async ([one, other]) => {
  const fields = async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(48, 48), context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, 48, 48);
    return [image.width, image.height, context.getImageData(0, 0, 48, 48).data];
  };
  const [width, height, a] = await fields(one), [also, too, b] = await fields(other);
  if (width !== also || height !== too) return 255;
  return a.reduce((sum, value, at) => sum + Math.abs(value - b[at]), 0) / a.length;
}"""


def difference(browser: Browser, one: bytes, other: bytes) -> float:
    """The mean difference of their fields, of 255."""
    page = browser.new_page()
    found: float = page.evaluate(COMPARE, [base64.b64encode(each).decode() for each in (one, other)])
    page.close()
    return found
