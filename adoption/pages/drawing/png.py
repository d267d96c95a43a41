"""SVG -> PNG, with fonts of our own, so that Korean is drawn on machines that have none."""

import re

import resvg_py
from django.conf import settings

# Drawings are in the sizes of a page; pictures have twice as many pixels.
ZOOM = 2
# Scripts that our fonts lack (Chinese, Arabic, pictures …); the system may have one for them.
BEYOND_OUR_FONTS = re.compile(r"[^\x00-\u058f\u1e00-\u2dff\u3000-\u33ff\ua640-\ua69f\uac00-\ud7a3\uff00-\uffef]")


def png(drawing: str) -> bytes:
    fonts = [str(path) for path in sorted(settings.FONTS_ROOT.glob("*.otf"))]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing,
            zoom=ZOOM,
            font_files=fonts,
            skip_system_fonts=bool(fonts) and not BEYOND_OUR_FONTS.search(drawing),
        )
    )
