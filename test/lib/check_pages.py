"""Reads pages as GitHub's own Markdown parser does, and says what is wrong with them.

One page a line on stdin: {"name", "markdown", "marker"?, "headings"?}. One line of JSON with the findings on stdout.
Where a marker is given, it stands at both ends of each value from outside: it must be found in code, and nowhere else.
"""

import json
import re
import sys
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

# What a page may be made of; anything else came out of a value.
TAGS = "h2 p ul li table thead tbody tr th td code pre details summary sub strong em a blockquote br span".split()
VOID = {"br"}
CODE = {"code", "pre"}
ATTRIBUTES = {"a": {"href"}, "pre": {"lang"}, "th": {"align"}, "td": {"align"}}
FENCE = re.compile(r"^(?:> ?)*(`{3,})([^`]*)$")
# As cmark-gfm tells the cells of a row apart.
CELL = re.compile(r"(?:\\[|!\"#$%&'()*+,./:;<=>?@\[\\\]^_`{}~-]|[^|\r\n])+")


class Page(HTMLParser):
    def __init__(self, marker):
        super().__init__(convert_charrefs=True)
        self.marker = marker
        self.open = []
        self.findings = []
        self.seen = 0
        self.cells = []
        self.rows = []
        self.headings = 0

    def handle_starttag(self, tag, attributes):
        if tag not in TAGS:
            self.findings.append(f"tag <{tag}>")
        for name, value in attributes:
            if name not in ATTRIBUTES.get(tag, ()):
                self.findings.append(f"attribute {name} of <{tag}>")
            if name == "href" and not value.startswith("https://github.com/example/postgres/"):
                self.findings.append(f"link to {value}")
        self.headings += tag == "h2"
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th") and self.rows:
            self.rows[-1] += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.findings.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        inside = any(tag in CODE for tag in self.open)
        if self.marker and self.marker in data:
            self.seen += 1
            if not inside:
                self.findings.append(f"a value is outside code: {data[:80]!r}")
        if not inside and re.search(r"@|#\d|https?:|www\.|\b[0-9a-f]{40}\b", data):
            self.findings.append(f"GitHub would make a link of {data[:80]!r}")

    def handle_comment(self, data):
        self.findings.append(f"comment {data[:40]!r}")


def check_fences(markdown):
    fence = None
    for line in markdown.split("\n"):
        found = FENCE.match(line)
        if not found:
            continue
        ticks, info = found.groups()
        if fence is None:
            fence = ticks
        elif len(ticks) >= len(fence) and not info.strip():
            fence = None
    return ["a fence is open at the end"] if fence else []


def check_rows(markdown):
    """In the source, because the parser fills up short rows and cuts long ones."""
    rows, findings, fenced = [], [], False
    for line in markdown.split("\n"):
        if FENCE.match(line):
            fenced = not fenced
        if fenced or not line.startswith("|"):
            rows = []
            continue
        rows.append(len(CELL.findall(line.strip()[1:-1])))
        if rows[-1] != rows[0] or rows[0] > 4:
            findings.append(f"a row of {rows[-1]} cells below one of {rows[0]}: {line[:60]!r}")
    return findings


def check(markdown, marker=None, headings=None, **_):
    page = Page(marker)
    page.feed(cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))
    page.close()
    findings = page.findings + check_fences(markdown) + check_rows(markdown)
    if page.open:
        findings.append(f"open at the end: {page.open}")
    if marker and page.seen == 0:
        findings.append("no value is shown at all")
    if headings is not None and page.headings != headings:
        findings.append(f"{page.headings} headings, not {headings}")
    if markdown.count("\n<details>") != markdown.count("\n</details>"):
        findings.append("folds are not closed")
    return findings


for text in sys.stdin:
    request = json.loads(text)
    print(json.dumps({"name": request["name"], "findings": check(**request)}), flush=True)
