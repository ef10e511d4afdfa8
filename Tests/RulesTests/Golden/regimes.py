"""The table of periods, reporting windows and due days that `RegimeTests` holds the library to.

Worked out from the words of the articles as rules/regimes quotes them, with Python's own calendar and
nothing of this project's: python3 regimes.py > regimes.tsv

Columns: regime, roll, period as its rule keys it, first and last day of the data ("-" where the text has
none), last good day ("-" where the text has none). "trước ngày D" leaves D-1; "chậm nhất ngày D" leaves D.
Rolling here knows weekends only, as the test's calendar does.
"""
from datetime import date, timedelta

DAY = timedelta(days=1)
YEARS = range(2024, 2029)


def month_before(year, month):
    return (year - 1, 12) if month == 1 else (year, month - 1)


def decree(year, first, last):
    """Article 12: from the 15th of the month before the period to the 14th of its last month."""
    y, m = month_before(year, first)
    return date(y, m, 15), date(year, last, 14)


def moved(day, roll):
    step = {"next": DAY, "previous": -DAY, "none": None}[roll]
    while step and day.weekday() >= 5:
        day += step
    return day


def row(regime, roll, period, window, due):
    first, last = window or ("-", "-")
    print(regime, roll, period, first, last, moved(due, roll) if due else "-", sep="\t")


# Decree 09/2019, articles 12 and 13(1): by the 25th of the period's last month.
for roll in "none", "next", "previous":
    for year in YEARS:
        for month in range(1, 13):
            row("nd09-thang", roll, f"{year}-{month:02}", decree(year, month, month), date(year, month, 25))
    for year in YEARS:
        for quarter in range(1, 5):
            last = 3 * quarter
            row("nd09-quy", roll, f"{year}-Q{quarter}", decree(year, last - 2, last), date(year, last, 25))
    for year in YEARS:
        row("nd09-6-thang", roll, f"{year}-H1", decree(year, 1, 6), date(year, 6, 25))
        row("nd09-6-thang", roll, f"{year}-H2", decree(year, 7, 12), date(year, 12, 25))
    for year in YEARS:
        row("nd09-nam", roll, f"{year}", decree(year, 1, 12), date(year, 12, 25))

# Letter 581/BNV-CCHC: by the 20th of the last month; the data of quarter III alone begin on 15/6.
for year in YEARS:
    start = date(year - 1, 12, 15)
    row("cchc-quy-1", "none", year, (start, date(year, 3, 14)), date(year, 3, 20))
    row("cchc-6-thang", "none", year, (start, date(year, 6, 14)), date(year, 6, 20))
    row("cchc-quy-3", "none", year, (date(year, 6, 15), date(year, 9, 14)), date(year, 9, 20))
    row("cchc-nam", "none", year, (start, date(year, 12, 14)), date(year, 12, 20))

# Circular 19/2020/TT-BGDĐT. Districts ceased on 01/07/2025; what is due later is nobody's.
for year in YEARS:
    if date(year, 6, 25) < date(2025, 7, 1):
        row("hoc-sinh-phong-hk1", "none", year, None, date(year, 1, 25) - DAY)
        row("hoc-sinh-phong-nam", "none", year, None, date(year, 6, 25) - DAY)
    row("hoc-sinh-so-hk1", "none", year, None, date(year, 1, 31) - DAY)
    row("hoc-sinh-so-nam", "none", year, None, date(year, 6, 30) - DAY)
    universal = date(year - 1, 10, 1), date(year, 9, 30)
    row("pho-cap-xa", "none", year, universal, date(year, 10, 3) - DAY)
    if date(year, 10, 5) < date(2025, 7, 1):
        row("pho-cap-huyen", "none", year, universal, date(year, 10, 5) - DAY)
    row("pho-cap-tinh", "none", year, universal, date(year, 10, 10) - DAY)
    row("hop-tac-6-thang", "none", year, (date(year - 1, 11, 16), date(year, 5, 15)), date(year, 5, 31) - DAY)

# Circular 25/2024/TT-BGDĐT: as of 30/9, received by 31/10. Decree 335/2025: before 15/12, from 2026.
for year in YEARS:
    row("thong-ke-dau-nam", "none", year, (date(year, 9, 30), date(year, 9, 30)), date(year, 10, 31))
    if year >= 2026:
        row("xep-loai-cong-chuc", "none", year, None, date(year, 12, 15) - DAY)

# Decision 2269/QĐ-BGDĐT: the school year 2025-2026.
for name, day in (
    ("hk1", date(2026, 1, 18)), ("ket-thuc", date(2026, 5, 31)), ("cong-nhan", date(2026, 6, 30)),
    ("tuyen-sinh", date(2026, 7, 31)),
):
    row(f"nam-hoc-2025-{name}", "none", 2026, None, day - DAY)

# Circular 01/2024/TT-TTCP: windows alone, until 29/09/2025.
for year in 2024, 2025:
    start = date(year - 1, 12, 15)
    periods = [
        ("quy-1", (start, date(year, 3, 14))), ("6-thang", (start, date(year, 6, 14))),
        ("9-thang", (start, date(year, 9, 14))), ("nam", (start, date(year, 12, 14))),
    ] + [
        (f"quy-{quarter}", (date(year, 3 * quarter - 3, 15), date(year, 3 * quarter, 14)))
        for quarter in (2, 3, 4)
    ]
    for name, window in periods:
        if window[1] <= date(2025, 9, 29):
            row(f"thanh-tra-{name}", "none", year, window, None)

