"""Draw the PDF fixtures of tables whose headings or names wrap in their cells. Running it again gives the same bytes.

python scripts/make_table_fixtures.py
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).parent.parent))
from scripts.make_fixtures import canvas, lines, write

SIZE = 7.0
LEADING = 8.3


@dataclass(frozen=True)
class Table:
    """Rows of cells, the headings first, with a line feed where a cell wraps. ``uprights`` and ``levels``: which rules
    are drawn; ``stand``: where a cell that is less high than its row stands."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    stand: Literal["top", "middle", "bottom"] = "middle"
    uprights: bool = True
    levels: bool = True
    padding: float = 2.5

    def draw(self, c: Canvas, x: float, y: float) -> float:
        """The table with its top left at ``x``, ``y``; the y below it."""
        edges = [x, *accumulate(self.widths, initial=x)][1:]
        tops = [y]
        for number, row in enumerate(self.rows):
            cells = [cell.split("\n") for cell in row]
            height = LEADING * max(map(len, cells))
            for (left, _), printed in zip(pairwise(edges), cells, strict=True):
                free = height - LEADING * len(printed)
                down = {"top": 0.0, "middle": free / 2, "bottom": free}[self.stand]
                c.setFont("Helvetica-Bold" if number == 0 else "Helvetica", SIZE)
                for line, text in enumerate(printed):
                    c.drawString(left + 3, y - self.padding - 0.85 * SIZE - down - line * LEADING, text)
            y -= height + 2 * self.padding
            tops.append(y)
        c.setLineWidth(0.4)
        for top in tops if self.levels else ():
            c.line(edges[0], top, edges[-1], top)
        for edge in edges if self.uprights else ():
            c.line(edge, tops[0], edge, tops[-1])
        return y


def page(
    name: str, product: str, table: Table, around: tuple[str, ...], beside: tuple[str, ...] = (), title: str = ""
) -> None:
    """A page with the ``product``, the ``table`` under its ``title``, and print ``around`` and ``beside`` it."""
    c, buffer = canvas((520 if beside else 320, 260))
    c.setFont("Helvetica-Bold", 13)
    c.drawString(30, 230, product)
    y = lines(c, 30, 214, around[:1], SIZE)
    if title:
        c.setFont("Helvetica-Bold", SIZE)
        c.drawString(33, y - 8, title)
        y -= 12
    lines(c, 30 + sum(table.widths) + 24, y - 6, beside, SIZE)
    lines(c, 30, table.draw(c, 30, y) - 10, around[1:], SIZE)
    write(name, c, buffer)


def main() -> None:
    """Draw them all."""
    page(
        "headings-wrap-at-different-heights", "Fernhill Triple Magnesium",
        Table((
            ("Nutrition information", "Per\ncapsule", "Per daily serving\n(4 capsules)", "%\nNRV*"),
            ("Magnesium (from magnesium\nbisglycinate)", "35 mg", "140 mg", "37"),
            ("Magnesium (from magnesium\ncitrate)", "32 mg", "128 mg", "34"),
            ("Total Magnesium", "67 mg", "268 mg", "71"),
        ), (110, 45, 75, 30)),
        (
            "Food supplement with magnesium, 120 capsules", "*NRV = Nutrient Reference Value",
            "Ingredients: Magnesium Bisglycinate, Magnesium Citrate, Capsule Shell: Hypromellose.",
            "Directions: Take 2 capsules twice daily. Do not exceed the stated dose.",
            "Keep out of reach of young children.", "Fernhill Ltd, 4 Mill Row, York YO1 7AA",
        ),
    )  # fmt: skip
    page(
        "headings-wrap-without-rules", "Birkental Magnesium 400",
        Table((
            ("Inhaltsstoffe", "Menge pro\nTagesdosis\n(2 Tabletten)", "% der\nReferenzmenge*"),
            ("Magnesium (aus\nMagnesiumcitrat)", "300 mg", "80"),
            ("Vitamin B6 (als Pyridoxin-\nhydrochlorid)", "1,4 mg", "100"),
        ), (105, 62, 62), uprights=False, levels=False),
        (
            "Nahrungsergänzungsmittel mit Magnesium, 60 Tabletten", "* Referenzmenge nach Verordnung (EU) Nr. 1169/2011",
            "Zutaten: Magnesiumcitrat, Füllstoff mikrokristalline Cellulose, Pyridoxinhydrochlorid.",
            "Birkental GmbH, Ahornweg 2, 24937 Flensburg",
        ),
        (
            "Verzehrempfehlung: täglich 2 Tabletten mit", "Wasser einnehmen. Die empfohlene Verzehrmenge",
            "nicht überschreiten. Außerhalb der Reichweite", "von Kindern aufbewahren.",
        ),
    )  # fmt: skip
    page(
        "title-wraps-in-its-cell", "Vallechiara Magnesio Arancia",
        Table((
            ("Informazioni\nnutrizionali", "per\n100 g", "per dose\ngiornaliera\n(4,6 g)", "%\nVNR*"),
            ("Magnesio", "8,15 g", "375 mg", "100"),
            ("Vitamina C", "869,6 mg", "40 mg", "50"),
        ), (70, 45, 60, 35), stand="bottom", uprights=False),
        (
            "Integratore alimentare di magnesio in polvere, 150 g", "*VNR: Valori Nutritivi di Riferimento",
            "Ingredienti: acido citrico, magnesio carbonato, aroma, acido ascorbico.",
            "Modo d'uso: due cucchiaini (4,6 g) al giorno. Non superare la dose consigliata.",
            "Vallechiara Srl, Via dei Tigli 8, 35100 Padova",
        ),
    )  # fmt: skip
    page(
        "first-names-wrap-under-no-title", "Magnésium Clairval",
        Table((
            ("Composition", "Pour\n1 gélule", "Pour la dose journalière\n(3 gélules)", "% VNR*"),
            ("Bisglycinate de\nmagnésium", "550 mg", "1 650 mg", "-"),
            ("dont magnésium\nélément", "60 mg", "180 mg", "48 %"),
            ("Vitamine B6", "0,66 mg", "2 mg", "143 %"),
        ), (75, 45, 95, 40), stand="bottom"),
        (
            "Complément alimentaire, 45 gélules", "*Valeurs Nutritionnelles de Référence",
            "Ingrédients : bisglycinate de magnésium, hypromellose, vitamine B6.",
            "Conseils d'utilisation : 1 gélule le matin, 1 le midi et 1 le soir.",
            "Labo Clairval, 69002 Lyon",
        ),
    )  # fmt: skip
    page(
        "dose-of-another-column-is-not-the-serving", "Sierra Clara Magnesio",
        Table((
            ("Nutrientes", "por\ncomprimido", "por dosis diaria\n(4 comp.)", "%\nVRN*"),
            ("Citrato de magnesio", "625 mg", "2.500 mg", "-"),
            ("del cual Magnesio", "93,75 mg", "375 mg", "100"),
        ), (85, 55, 65, 35), uprights=False),
        (
            "Complemento alimenticio, 120 comprimidos", "*VRN = Valores de Referencia de Nutrientes",
            "Ingredientes: citrato de magnesio, celulosa microcristalina, estearato de magnesio.",
            "Modo de empleo: tomar 4 comprimidos al día.", "Sierra Clara S.L., 08001 Barcelona",
        ),
        title="Análisis medio",
    )  # fmt: skip


if __name__ == "__main__":
    main()
