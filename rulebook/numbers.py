"""NHS numbers and unique pupil numbers: how they are written, and the figure or letter that checks them.

Sources: NHS Data Dictionary, NHS NUMBER (modulus 11); Department for Education, Unique pupil numbers: guidance, check
letter.
"""

import re

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]")
NHS_FIGURES = 10


def without_spaces(typed: str) -> str:
    """As numbers are kept: no spaces or hyphens, capital letters."""
    return re.sub(r"[\s\-]+", "", typed).upper()


def nhs_check_figure(first_nine: str) -> int:
    """11 less the remainder by 11 of the figures times 10 down to 2; 11 counts as 0, and 10 belongs to no number."""
    total = sum(int(figure) * weight for figure, weight in zip(first_nine, range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11


def check_nhs_number(typed: str) -> str:
    """The number as it is kept. ValueError says what is wrong with it."""
    number = without_spaces(typed)
    if not (number.isascii() and number.isdigit() and len(number) == NHS_FIGURES):
        raise ValueError("An NHS number has 10 figures. Count them again.")
    if nhs_check_figure(number[:9]) != int(number[9]):
        raise ValueError("This is no NHS number: its last figure does not fit the others. Compare it with the letter.")
    return number


def upn_check_letter(rest: str) -> str:
    """The letter at the front: the other twelve figures times 2 up to 13, remainder by 23. A last letter counts too."""
    figures = [int(item) if item.isdigit() else UPN_LETTERS.index(item) for item in rest]
    total = sum(figure * weight for figure, weight in zip(figures, range(2, 14), strict=True))
    return UPN_LETTERS[total % len(UPN_LETTERS)]


def check_upn(typed: str) -> str:
    """The number as it is kept. A temporary one ends with a letter. ValueError says what is wrong with it."""
    number = without_spaces(typed)
    if not UPN.fullmatch(number) or number[12] in "IOS":
        raise ValueError("A unique pupil number is a letter and 12 figures; a temporary one ends with a letter.")
    if upn_check_letter(number[1:]) != number[0]:
        raise ValueError("This is no unique pupil number: its first letter does not fit the figures. Ask the school.")
    return number
