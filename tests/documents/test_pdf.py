"""PDFs: words with their boxes, rules, pictures, and what cannot be read."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.documents.pdf_pdfium import read_with_pdfium
from labelcheck.documents.pdf_plumber import read_with_pdfplumber
from labelcheck.model.document import Document, UnreadableError, Word

from .draw import pdf, text


def words(data: bytes) -> list[Word]:
    return list(read_document(data, "label.pdf").pages[0].words)


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_document(data, "label.pdf")
    return caught.value.reason


def test_a_word_has_its_box_from_the_top_left() -> None:
    (word,) = words(pdf(text(50, 150, "Magnesium")))
    assert (word.text, word.angle, word.size) == ("Magnesium", 0, 10)
    assert word.box is not None
    left, top, right, bottom = word.box
    assert left == pytest.approx(50, abs=1)
    assert top < 50 < bottom < 54
    assert right == pytest.approx(50 + 53, abs=2)


def test_blanks_and_gaps_separate_words_and_fused_units_stay() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 100, "Magnesium (as oxide)")(canvas)
        text(200, 100, "200mg")(canvas)

    assert [w.text for w in words(pdf(draw))] == ["Magnesium", "(as", "oxide)", "200mg"]


@pytest.mark.parametrize("leaders", ["..........", "....", "______", "…", "………"])
def test_leaders_are_part_of_no_word(leaders: str) -> None:
    assert [w.text for w in words(pdf(text(20, 100, f"Zinc{leaders}15mg")))] == ["Zinc", "15mg"]


def test_the_point_of_a_fraction_after_leaders_goes_with_them() -> None:
    assert [w.text for w in words(pdf(text(20, 100, "Zinc.....5mg")))] == ["Zinc", "5mg"]


def test_a_letter_spaced_heading_is_words() -> None:
    found = words(pdf(text(20, 100, "Supplement Facts", charSpace=5), size=(500, 200)))
    assert [w.text for w in found] == ["Supplement", "Facts"]


@pytest.mark.parametrize("turn", [90, 270])
def test_turned_text_says_its_angle(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(150, 100)
        canvas.rotate(turn)
        text(0, 0, "Distributed")(canvas)

    (word,) = words(pdf(draw))
    assert word.angle == turn
    assert word.box is not None
    assert word.box[3] - word.box[1] > 3 * (word.box[2] - word.box[0])


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_letters_that_reach_over_each_other_are_read_where_they_stand(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(150, 100)
        canvas.rotate(turn)
        text(stringWidth("T", "Helvetica", 10) - 1.2, 0, "o")(canvas)  # drawn first, as it stands first on the page
        text(0, 0, "T")(canvas)

    assert "".join(word.text for word in words(pdf(draw))) == "To"


def test_a_turned_page_is_read_as_shown() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        text(20, 150, "Magnesium")(canvas)

    document = read_document(pdf(draw, size=(300, 200)), "label.pdf")
    (word,) = document.pages[0].words
    assert word.angle == 270
    assert word.box is not None
    assert 0 <= word.box[0] < word.box[2] <= document.pages[0].width


def test_rules_and_edges_of_boxes() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 100, "x")(canvas)
        canvas.line(10, 50, 290, 50)
        canvas.rect(10, 20, 100, 60)

    rules = read_document(pdf(draw), "label.pdf").pages[0].rules
    assert len(rules) == 5
    assert sum(r[2] - r[0] > 90 and r[3] - r[1] < 4 for r in rules) == 3
    assert sum(r[3] - r[1] > 50 and r[2] - r[0] < 4 for r in rules) == 2


def test_invisible_text_is_no_word_and_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 100, "shown")(canvas)
        hidden = canvas.beginText(20, 50)
        hidden.setTextRenderMode(3)
        hidden.textOut("USP Verified")
        canvas.drawText(hidden)

    document = read_document(pdf(draw), "label.pdf")
    assert [w.text for w in document.pages[0].words] == ["shown"]
    assert document.notes == (("hidden-text", "page 1 holds text that is not shown: USP Verified"),)


def test_text_outside_the_page_is_no_word_and_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 100, "shown")(canvas)
        text(500, 100, "outside")(canvas)

    document = read_document(pdf(draw), "label.pdf")
    assert [w.text for w in document.pages[0].words] == ["shown"]
    assert [kind for kind, _ in document.notes] == ["hidden-text"]


def test_both_readers_give_the_same_words() -> None:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(("Supplement Facts", "Magnesium (as citrate) 200 mg 48%", "Zinc 5 mg 45%")):
            text(20, 150 - 12 * number, line)(canvas)
        canvas.line(10, 90, 200, 90)

    data = pdf(draw)

    def seen(document: Document) -> list[tuple[str, int, int]]:
        placed = [(w.text, w.box) for w in document.pages[0].words]
        return sorted((t, round(b[0]), round((b[1] + b[3]) / 2 / 4)) for t, b in placed if b is not None)

    first, second = read_with_pdfium(data, "x"), read_with_pdfplumber(data, "x")
    assert seen(first) == seen(second)
    assert len(first.pages[0].rules) == len(second.pages[0].rules) == 1
    assert first.sha256 == second.sha256


def test_an_encrypted_file_says_so() -> None:
    assert reason(pdf(text(20, 100, "Magnesium"), password="secret")) == "encrypted"


def test_a_damaged_file_says_so() -> None:
    assert reason(b"%PDF-1.7\nthis is no PDF at all") == "malformed"


def test_a_file_without_pages_says_so_whatever_was_read_before_it() -> None:
    bare = (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\n"
        b"endobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n"
        b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n110\n%%EOF\n"
    )
    assert reason(pdf(text(20, 100, "Magnesium"), password="secret")) == "encrypted"
    assert reason(bare) == "no-pages"


def test_a_file_with_only_drawing_says_so() -> None:
    assert reason(pdf(lambda canvas: canvas.rect(10, 10, 50, 50))) == "no-text"


def test_a_page_without_text_beside_others_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 100, "Magnesium")(canvas)
        canvas.showPage()
        canvas.rect(10, 10, 50, 50)

    document = read_document(pdf(draw), "label.pdf")
    assert [len(page.words) for page in document.pages] == [1, 0]
    assert document.notes == (("page-without-text", "page 2 holds no text"),)


def test_what_only_the_second_reader_opens_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes, source: str) -> Document:
        del data, source
        raise UnreadableError("malformed", "no")

    monkeypatch.setattr("labelcheck.documents.pdf_pdfium.read_with_pdfium", refuse)
    assert read_document(pdf(text(20, 100, "Magnesium")), "label.pdf").reader == "pdfplumber"


def test_pages_beyond_the_limit_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(101):
            text(20, 100, "Magnesium")(canvas)
            canvas.showPage()

    document = read_document(pdf(draw), "label.pdf")
    assert len(document.pages) == 100
    assert document.notes[0] == ("cut-short", "only the first 100 of 101 pages were read")


def test_pdfminer_is_not_one_that_loads_pickles() -> None:
    import pdfminer

    assert pdfminer.__version__ >= "20251230", "CVE-2025-64512, CVE-2025-70559"


def test_a_document_of_very_many_words_is_cut_short_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def many(canvas: Canvas) -> None:
        for _ in range(3):
            text(10, 100, "Magnesium oxide 400 mg")(canvas)
            canvas.showPage()

    monkeypatch.setattr("labelcheck.documents.budget.MAX_CHARACTERS", 30)
    for read in (read_with_pdfium, read_with_pdfplumber):
        document = read(pdf(many), "x.pdf")
        assert len(document.pages) == 2
        assert [kind for kind, _ in document.notes] == ["cut-short"]
        assert document.notes[0][1].endswith("they hold more than 30 characters")


def test_a_hyphen_at_the_end_of_a_line_is_printed() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 100, "Magnesiumsalze der Speise-")(canvas)
        text(20, 88, "fettsäuren, Kakao")(canvas)

    assert [word.text for word in words(pdf(draw))] == ["Magnesiumsalze", "der", "Speise-", "fettsäuren,", "Kakao"]


def test_a_small_raised_figure_behind_a_word_is_a_raised_one() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 100, "Zinc")(canvas)
        text(20 + stringWidth("Zinc", "Helvetica", 10), 104, "12", 6)(canvas)
        text(80, 100, "CoQ10 Omega3")(canvas)
        text(20, 60, "H", 10)(canvas)
        text(20 + stringWidth("H", "Helvetica", 10), 58, "2", 6)(canvas)

    found = [word.text for word in words(pdf(draw))]
    assert found[:3] == ["Zinc¹²", "CoQ10", "Omega3"]
    assert "H2" in found


@pytest.mark.parametrize("beside", [0.2, 0.8])
def test_a_text_that_is_struck_twice_is_there_once(beside: float) -> None:
    lines = ("Magnesium 200 mg", "Zinc 11 11 mg")

    def draw(canvas: Canvas) -> None:
        for by in (0, beside):
            for number, line in enumerate(lines):
                text(20 + by, 150 - 12 * number - by, line)(canvas)

    (page,) = read_document(pdf(draw), "label.pdf").pages
    assert [word.text for word in page.words] == " ".join(lines).split()
