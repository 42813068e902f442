"""Laboratory results in the project's own CSV form."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.labs.grid import LabFileError
from labelcheck.labs.read import read_lab_file as read_results
from labelcheck.model.lab import LabReport, Measurement


def read(*lines: str) -> LabReport:
    return read_results("\n".join(lines).encode(), "results.csv")


def only(*lines: str) -> Measurement:
    """The one measurement of a file without problems."""
    read_report = read(*lines)
    assert read_report.problems == ()
    (measurement,) = read_report.measurements
    return measurement


def result(printed: str) -> Measurement:
    return only("analyte,result", f"magnesium,{printed}")


FULL = "product,upc,lot,lab,date,analyte,result,unit,basis,uncertainty,k"


def test_every_column() -> None:
    line = "Calm Harbor,036000291452,A1,Harbor Analytical,2026-01-15,Magnesium,198.50,mg,per_serving,10,2"
    m = only(FULL, line)
    said = {name: getattr(m.sample, name).value for name in ("product", "upc", "lot", "lab", "date")}
    assert said == {
        "product": "Calm Harbor",
        "upc": "036000291452",
        "lot": "A1",
        "lab": "Harbor Analytical",
        "date": "2026-01-15",
    }
    assert (m.analyte, m.result, m.unit, m.basis) == ("magnesium", Decimal("198.50"), "mg", "per_serving")
    assert (m.uncertainty, m.uncertainty_is_percent, m.k) == (Decimal(10), False, Decimal(2))
    assert (m.place.row, m.place.column) == (2, "G")


def test_what_is_not_said_is_none() -> None:
    m = result("150")
    assert m.basis is None
    assert m.uncertainty is None
    assert (m.unit, m.k) == ("", Decimal(2))
    assert [getattr(m.sample, name) for name in ("product", "upc", "lot", "lab", "date")] == [None] * 5


def test_columns_stand_in_any_order_and_unknown_ones_are_ignored() -> None:
    measurement = only("Result,method,ANALYTE", "150,ICP-MS,magnesium")
    assert (measurement.analyte, measurement.result) == ("magnesium", Decimal(150))


def test_a_byte_order_mark_is_no_part_of_the_header() -> None:
    assert read_results(b"\xef\xbb\xbfanalyte,result\r\nmagnesium,150\r\n", "results.csv").measurements


def test_a_quoted_cell_may_hold_a_comma() -> None:
    assert only("analyte,result,lab", 'magnesium,150,"Harbor, Inc."').sample.lab.value == "Harbor, Inc."  # type: ignore[union-attr]


def test_a_formula_is_text() -> None:
    assert only("analyte,result,lab", "magnesium,150,=HYPERLINK(1)").sample.lab.value == "=HYPERLINK(1)"  # type: ignore[union-attr]


def test_empty_lines_are_skipped() -> None:
    assert len(read("analyte,result", "", "magnesium,150", ",", "").measurements) == 1


def test_a_short_line_leaves_the_rest_unsaid() -> None:
    assert only("analyte,result,unit,lot", "magnesium,150").sample.lot is None


@pytest.mark.parametrize(
    ("printed", "below"),
    [
        ("<5", "5"),
        ("< 0.5", "0.5"),
        ("ND", None),
        ("n.d.", None),
        ("BLQ", None),
        ("<LOQ", None),
        ("not detected", None),
    ],
)
def test_below_the_limit_of_quantification(printed: str, below: str | None) -> None:
    measurement = result(printed)
    assert measurement.result is None
    assert measurement.below == (Decimal(below) if below is not None else None)
    assert measurement.as_printed == printed


@pytest.mark.parametrize(
    ("printed", "value", "percent"),
    [("10", "10", False), ("±10", "10", False), ("5%", "5", True), ("± 5 %", "5", True)],
)
def test_uncertainty(printed: str, value: str, percent: bool) -> None:
    measurement = only("analyte,result,uncertainty", f"magnesium,150,{printed}")
    assert (measurement.uncertainty, measurement.uncertainty_is_percent) == (Decimal(value), percent)


@pytest.mark.parametrize(
    ("header", "line", "said"),
    [
        ("analyte,result", ",150", "analyte"),
        ("analyte,result", "magnesium,", "result"),
        ("analyte,result", "magnesium,about 150", "result"),
        ("analyte,result", "magnesium,-150", "result"),
        ("analyte,result", "magnesium,=75*2", "result"),
        ("analyte,result", "magnesium,1e3", "result"),
        ("analyte,result", "magnesium,2.04E+02", "result"),
        ("analyte,result", "magnesium,2_04", "result"),
        ("analyte,result", "magnesium,0xCC", "result"),
        ("analyte,result", "magnesium,NaN", "result"),
        ("analyte,result,basis", "magnesium,150,per bottle", "basis"),
        ("analyte,result,uncertainty", "magnesium,150,some", "uncertainty"),
        ("analyte,result,k", "magnesium,150,0", "k"),
    ],
)
def test_a_bad_line_is_told_with_its_column_and_costs_no_other(header: str, line: str, said: str) -> None:
    read_report = read(header, line, "magnesium,175")
    (problem,) = read_report.problems
    number, message = problem.place.row, problem.message
    assert number == 2
    assert f"column {said}" in message
    assert [m.result for m in read_report.measurements] == [Decimal(175)]


def test_a_field_beyond_all_measure_costs_no_other_line() -> None:
    read_report = read("analyte,result,lab", f"magnesium,150,{'x' * 1_000_001}", "magnesium,175,Harbor")
    assert [p.place.row for p in read_report.problems] == [2]
    assert [m.result for m in read_report.measurements] == [Decimal(175)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"product,lot\nx,1\n", "no column analyte and no column result"),
        (b"analyte,weather\nmagnesium,150\n", "no column result"),
        (b"analyte,result,lot,lot\n", "could both be lot"),
        (b"analyte,result,found\nmagnesium,1,2\n", "say --map result=result"),
        ("analyte,result\nmagn\u00e9sium,1".encode("cp1252"), "UTF-8"),
        ("analyte,result\n".encode("utf-16"), "UTF-8"),
        (b"analyte,result\nmagnesium,1\x0050\n", "not text"),
    ],
)
def test_a_file_in_another_form(data: bytes, said: str) -> None:
    with pytest.raises(LabFileError, match=said):
        read_results(data, "results.csv")


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda rest: f"analyte,result,k\n{rest}".encode()))
def test_any_bytes_give_a_report_or_the_error_of_this_form(data: bytes) -> None:
    with suppress(LabFileError):
        read_results(data, "results.csv")


def test_a_line_with_more_cells_than_columns_is_not_guessed_at() -> None:
    read_report = read("analyte,unit,basis,result", "magnesium,mg,per_serving,1,050")
    assert read_report.measurements == ()
    assert [p.message for p in read_report.problems] == ["5 cells under 4 columns; quote a cell that holds a comma"]


def test_empty_cells_after_the_last_column_do_no_harm() -> None:
    assert only("analyte,result", "magnesium,150,,").result == Decimal(150)


def test_a_quote_that_is_never_closed_swallows_nothing_in_silence() -> None:
    read_report = read("analyte,result,lab", 'magnesium,210,"Harbor', "magnesium,100,Other")
    assert read_report.measurements == ()
    assert [p.place.row for p in read_report.problems] == [2]


def test_a_line_is_counted_where_it_begins() -> None:
    read_report = read("analyte,result,lab", 'magnesium,150,"Harbor', 'Analytical"', "magnesium,about 9,")
    assert [m.place.row for m in read_report.measurements] == [2]
    assert [p.place.row for p in read_report.problems] == [4]


@pytest.mark.parametrize("uncertainty", ["-10", "0", "-5%"])
def test_an_uncertainty_is_positive(uncertainty: str) -> None:
    (problem,) = read("analyte,result,uncertainty", f"magnesium,150,{uncertainty}").problems
    assert "column uncertainty" in problem.message


@pytest.mark.parametrize(
    ("result", "uncertainty", "said"),
    [
        ("190", "9 (k=0)", "column k"),
        ("190 ± 9 mg (k=0)", "", "column result"),
        ("190", "9", "column k"),
    ],
)
def test_a_coverage_factor_is_positive(result: str, uncertainty: str, said: str) -> None:
    heading = "uncertainty (k=0)" if uncertainty == "9" else "uncertainty"
    report = read(f"analyte,result,unit,{heading}", f"magnesium,{result},mg,{uncertainty}", "zinc,10,mg,1")
    assert report.problems[0].message.startswith(said)
    assert not [m for m in report.measurements if m.analyte == "magnesium"]


@pytest.mark.parametrize("printed", ["9" * 40, "<" + "9" * 40, "0." + "3" * 40])
def test_a_number_with_more_digits_than_a_measurement_has(printed: str) -> None:
    (problem,) = read("analyte,result", f"magnesium,{printed}").problems
    assert "column result" in problem.message


@pytest.mark.parametrize(
    "header", ["Analyte;Found;Unit", "Test\tResult\tUOM", "Parameter|Messwert|Einheit", "Nutrient,Test Result,Units"]
)
def test_headings_in_other_spellings_and_delimiters(header: str) -> None:
    delimiter = next(d for d in ";\t|," if d in header)
    line = delimiter.join(("Magnesium", "150", "mg"))
    (m,) = read_results(f"{header}\n{line}\n".encode(), "results.csv").measurements
    assert (m.analyte, m.result, m.unit) == ("magnesium", Decimal(150), "mg")


def test_the_user_says_which_column() -> None:
    data = b"analyte,result,found\nmagnesium,1,2\n"
    (m,) = read_results(data, "results.csv", {"result": "found"}).measurements
    assert m.result == 2


def test_a_number_that_could_be_two_is_refused() -> None:
    (problem,) = read("analyte;result", "magnesium;1,050").problems
    assert "1050 or 1.050" in problem.message


def test_a_date_that_could_be_two_days_is_refused_and_the_result_kept() -> None:
    told = read("analyte,result,date", "magnesium,150,03/04/2026")
    assert told.measurements[0].sample.date is None
    assert "2026-04-03 or 2026-03-04" in told.problems[0].message


def test_a_date_beside_one_that_is_plain_is_read_in_its_order() -> None:
    told = read("analyte,result,date", "magnesium,150,03/04/2026", "zinc,5,03/25/2026")
    assert [m.sample.date.value for m in told.measurements if m.sample.date] == ["2026-03-04", "2026-03-25"]


def test_a_line_beyond_all_measure_costs_no_other() -> None:
    data = b"analyte,result\n" + b"x" * 1_200_000 + b",1\nmagnesium,175\n"
    told = read_results(data, "results.csv")
    assert [p.place.row for p in told.problems] == [2]
    assert [(m.result, m.place.row) for m in told.measurements] == [(Decimal(175), 3)]


def test_the_weight_of_one_product_is_not_that_of_another() -> None:
    rows = b"product,analyte,result,unit\nA,Fill weight,750,mg\nA,Magnesium,12,% w/w\nB,Magnesium,13,% w/w\n"
    report = read_results(rows, "a.csv")
    assert [(m.name, m.sample.unit_grams) for m in report.measurements[1:]] == [
        ("Magnesium", Decimal("0.75")),
        ("Magnesium", None),
    ]


def test_rows_of_one_product_and_lot_have_one_sample() -> None:
    report = read("product,lot,analyte,result", "A,1,Magnesium,5", "A,1,Zinc,5", "A,2,Magnesium,6", "A,1,Iron,5")
    assert [report.samples.index(m.sample) for m in report.measurements] == [0, 0, 1, 0]
    assert len(report.samples) == 2


@pytest.mark.parametrize(
    ("heading", "cell", "kept"),
    [
        ("method", "MS", True),
        ("lab", "QC", True),
        ("tested by", "QC", True),
        ("sample type", "QC", False),
        ("sample id", "LCS", False),
        ("product", "Method blank", False),
    ],
)
def test_control_rows_are_told_by_what_names_the_sample(heading: str, cell: str, kept: bool) -> None:
    found = read(f"analyte,result,unit,{heading}", f"lead,0.5,mcg,{cell}")
    assert [m.result for m in found.measurements] == [Decimal("0.5")] * kept


def test_a_date_that_is_no_day_costs_no_result() -> None:
    """``January 12, 2022`` makes the reader look in which order ``20-16-02`` is a day: in none."""
    lines = ("Certificate of Analysis", "Received: 20-16-02", "Reported: January 12, 2022")
    report = read_results("\n".join([*lines, "Analyte   Result   Unit", "Magnesium   205   mg"]).encode(), "coa.txt")
    assert [(m.analyte, m.result) for m in report.measurements] == [("magnesium", Decimal(205))]


def test_names_beside_a_table_that_have_no_result_are_refused_in_words() -> None:
    text = b"Certificate of Analysis\nAnalyte   Result   Analyte   Unit\nMagnesium   205 mg   Zinc   mg\n"
    with pytest.raises(LabFileError, match="no result was found"):
        read_results(text, "coa.txt")
