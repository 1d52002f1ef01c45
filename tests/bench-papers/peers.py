"""The peers that live in Python or in a browser: peers.py NAME LINES OUT FORMS prints seconds, peak megabytes, bytes.

Each draws the same lines at the same places (LINES, as the bench wrote them), in the same font, with the same number of QR modules.
"""

import os
import random
import resource
import subprocess
import sys
import time
from collections import namedtuple

HERE = os.path.dirname(os.path.abspath(__file__))
FONTS = os.path.join(HERE, "../../src-tauri/crates/documents/fonts")
MINCHO = os.path.join(FONTS, "BIZUDMincho-Regular.ttf")
WIDTH, HEIGHT = 595.276, 841.89
QR_SIDE, QR_X, QR_Y = 46.0, 478.0, 580.0
MODULES = 25

Line = namedtuple("Line", "page x y size words")


def read(path):
    with open(path, encoding="utf-8") as file:
        rows = [row.rstrip("\n").split("\t") for row in file]
    return [Line(int(p), float(x), float(y), float(s), w) for p, x, y, s, w in rows]


def family(n):
    names = "髙橋 﨑山 渡邉 渡邊 佐藤 鈴木 田中 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤".split()
    first = "陽子 美咲 健太 翔太 結衣 直樹 恵 智子 由美子 大輔".split()
    name = names[n % 20]
    return {
        "number": f"南－承－2026－{n + 1:04d}",
        "code": f"K{n:03d}-{n * 7919 % 10000:04d}",
        "guardian": f"{name}　{first[n // 20 % 10]}",
        "child": f"{name}　{first[n // 7 % 10]}",
    }


def filled(words, values):
    for key, value in values.items():
        words = words.replace("{" + key + "}", value)
    return words


def runs(n):
    """The dark runs of a QR, as many and as long as a true one's."""
    chance = random.Random(n)
    for y in range(MODULES):
        x = 0
        while x < MODULES:
            length = chance.choice([1, 1, 1, 2, 2, 3])
            if chance.random() < 0.5:
                yield x, y, min(length, MODULES - x)
            x += length


def reportlab(lines, out, forms):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    begun = time.perf_counter()
    pdfmetrics.registerFont(TTFont("M", MINCHO))
    page = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=1)

    def draw(line, words):
        page.setFont("M", line.size)
        page.drawString(line.x, HEIGHT - line.y, words)

    for number in (0, 1):
        page.beginForm(f"fixed{number}")
        for line in lines:
            if line.page == number and "{" not in line.words:
                draw(line, line.words)
        page.endForm()
    module = QR_SIDE / MODULES
    for n in range(forms):
        values = family(n)
        for number in (0, 1):
            page.doForm(f"fixed{number}")
            for line in lines:
                if line.page == number and "{" in line.words:
                    draw(line, filled(line.words, values))
            if number == 0:
                path = page.beginPath()
                for x, y, count in runs(n):
                    path.rect(QR_X + x * module, HEIGHT - QR_Y - QR_SIDE + y * module, count * module, module)
                page.drawPath(path, stroke=0, fill=1)
            page.showPage()
    page.save()
    return time.perf_counter() - begun


def typst(lines, out, forms):
    import typst as engine

    def escaped(words):
        return words.replace("\\", "\\\\").replace('"', '\\"')

    source = [
        f"#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt)",
        '#set text(font: "BIZ UDMincho", top-edge: "baseline", bottom-edge: "baseline")',
        "#let at(x, y, size, words) = place(dx: x * 1pt, dy: y * 1pt, text(size: size * 1pt, words))",
        "#let dot(x, y, w, h) = place(dx: x * 1pt, dy: y * 1pt, rect(width: w * 1pt, height: h * 1pt, fill: black))",
    ]
    for number in (0, 1):
        source.append(f"#let fixed{number} = {{")
        for line in lines:
            if line.page == number and "{" not in line.words:
                source.append(f'at({line.x}, {line.y}, {line.size}, "{escaped(line.words)}")')
        source.append("}")
    module = QR_SIDE / MODULES
    for n in range(forms):
        values = family(n)
        for number in (0, 1):
            source.append(f"#fixed{number}")
            for line in lines:
                if line.page == number and "{" in line.words:
                    source.append(f'#at({line.x}, {line.y}, {line.size}, "{escaped(filled(line.words, values))}")')
            if number == 0:
                for x, y, count in runs(n):
                    source.append(f"#dot({QR_X + x * module:.2f}, {QR_Y + y * module:.2f}, {count * module:.2f}, {module:.2f})")
            if (n, number) != (forms - 1, 1):
                source.append("#pagebreak()")
    written = out + ".typ"
    with open(written, "w", encoding="utf-8") as file:
        file.write("\n".join(source))
    begun = time.perf_counter()
    engine.compile(written, output=out, font_paths=[FONTS])
    return time.perf_counter() - begun


def page_of_html(lines, forms):
    style = (
        f'@font-face {{ font-family: M; src: url("file://{os.path.realpath(MINCHO)}") }}'
        f"@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: 0 }} body {{ margin: 0; font-family: M }}"
        f".p {{ position: relative; width: {WIDTH}pt; height: {HEIGHT - 0.5}pt; break-after: page; overflow: hidden }}"
        ".p span, .p svg { position: absolute; white-space: pre; line-height: 1 }"
    )
    html = [f"<!doctype html><meta charset=utf-8><style>{style}</style>"]
    module = QR_SIDE / MODULES
    for n in range(forms):
        values = family(n)
        for number in (0, 1):
            html.append('<div class="p">')
            for line in lines:
                if line.page == number:
                    top = line.y - line.size * 0.88
                    words = filled(line.words, values).replace("&", "&amp;").replace("<", "&lt;")
                    html.append(f'<span style="left:{line.x}pt;top:{top}pt;font-size:{line.size}pt">{words}</span>')
            if number == 0:
                dots = "".join(f"M{x} {y}h{count}v1h-{count}z" for x, y, count in runs(n))
                html.append(
                    f'<svg style="left:{QR_X}pt;top:{QR_Y}pt;width:{QR_SIDE}pt;height:{QR_SIDE}pt"'
                    f' viewBox="0 0 {MODULES} {MODULES}"><path d="{dots}"/></svg>'
                )
            html.append("</div>")
    return "\n".join(html)


def weasyprint(lines, out, forms):
    import weasyprint as engine

    html = page_of_html(lines, forms)
    begun = time.perf_counter()
    engine.HTML(string=html).write_pdf(out)
    return time.perf_counter() - begun


def chromium(lines, out, forms):
    written = out + ".html"
    with open(written, "w", encoding="utf-8") as file:
        file.write(page_of_html(lines, forms))
    words = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]

    def one(page, to):
        begun = time.perf_counter()
        subprocess.run(words + [f"--print-to-pdf={to}", f"file://{page}"], check=True, capture_output=True)
        return time.perf_counter() - begun

    empty = out + ".empty.html"
    with open(empty, "w", encoding="utf-8") as file:
        file.write("<!doctype html><p>.")
    # A browser that starts is no printing: what an empty page takes is taken off.
    start = min(one(empty, out + ".empty.pdf") for _ in range(2))
    return one(written, out) - start


def main():
    name, lines, out, forms = sys.argv[1:]
    seconds = globals()[name](read(lines), out, int(forms))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN if name == "chromium" else resource.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, peak, os.path.getsize(out))


main()
