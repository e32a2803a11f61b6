"""QR codes as drawing and as picture."""

from xml.etree import ElementTree

import segno

from core.services import qr

SVG = "{http://www.w3.org/2000/svg}"
LINK = "https://prm.example/o/abc-ĄЖ"


def test_the_drawing_is_whole_and_white_behind():
    root = ElementTree.fromstring(qr.svg(LINK, title='Scan "me" & <b>'))
    assert root.find(f"{SVG}title").text == 'Scan "me" & <b>'
    assert [path.get("fill") or path.get("stroke") for path in root.iter(f"{SVG}path")] == ["#fff", "#000"]
    assert "style" not in qr.svg(LINK)
    side = segno.make(LINK, error="m").symbol_size()[0]
    assert root.get("viewBox") == f"0 0 {side} {side}"


def test_the_picture_is_a_png():
    assert qr.png(LINK).startswith(b"\x89PNG")
    assert qr.png(LINK) != qr.png(LINK + "x")
