#!/usr/bin/env python3
"""The HTML of letters: check_html.py FOLDER

Well-formed, complete without style sheets, and nothing in it that a telephone would have to
fetch: no images, no scripts, and links only to calls, texts, mails and a map.
"""

import html.parser
import pathlib
import re
import sys
import xml.etree.ElementTree

ALLOWED = {"html", "head", "meta", "title", "body", "div", "h1", "h2", "p", "b", "br", "a", "table",
           "tr", "td"}
LINK = re.compile(r"tel:\+?\d+|sms:\+?\d+|mailto:[^\s\"<>]+|"
                  r"https://www\.google\.com/maps/search/\?api=1&query=[A-Za-z0-9%._~-]+")
CSS = re.compile(r"[a-z-]+:[^;:<>\"']+(;[a-z-]+:[^;:<>\"']+)*")


class Reader(html.parser.HTMLParser):
    """As a reader of mail sees it: elements, attributes and words."""

    def __init__(self):
        super().__init__()
        self.problems = []
        self.links = 0

    def handle_starttag(self, tag, attributes):
        if tag not in ALLOWED:
            self.problems.append(f"<{tag}>")
        for name, value in attributes:
            if name not in {"href", "style", "charset", "name", "content", "lang", "colspan"}:
                self.problems.append(f"<{tag} {name}=...>")
            if name == "href":
                self.links += 1
                if not LINK.fullmatch(value or ""):
                    self.problems.append(f"link to {value!r}")
            if name == "style" and not CSS.fullmatch(value or ""):
                self.problems.append(f"style {value!r}")

    def handle_comment(self, data):
        self.problems.append("a comment")


def problems_of(path: pathlib.Path):
    text = path.read_text(encoding="utf-8")
    try:
        root = xml.etree.ElementTree.fromstring(text)
    except xml.etree.ElementTree.ParseError as error:
        return [str(error)]
    reader = Reader()
    reader.feed(text)
    reader.close()
    problems = reader.problems
    if not (root.findtext("head/title") or "").strip():
        problems.append("no title")
    if "width=device-width" not in text:
        problems.append("no viewport")
    if re.search(r">\s*,|, *,|  ,|\( *\)| ,", " ".join("".join(root.itertext()).split())):
        problems.append("a hole in a sentence")
    return problems


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.html"))
    problems = [f"{path.name}: {problem}" for path in files for problem in problems_of(path)]
    if len(files) < 20:
        problems.append(f"only {len(files)} letters")
    print("\n".join(problems) or f"{len(files)} letters")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
