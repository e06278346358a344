"""The recovery code as people print, read and mistype it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.errors import WrongSecret
from wizard.store.codes import ALPHABET, in_groups, new_code, read_code


def test_a_code_has_seven_groups_without_signs_that_look_alike():
    code = new_code()

    assert [len(group) for group in code.split("-")] == [4] * 7
    assert not set(code) & set("ILOU")
    assert new_code() != code


@pytest.mark.parametrize(
    "retype",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        lambda code: f"  {code}\n",
        lambda code: code.replace("-", "\u2013"),
        lambda code: code.replace("0", "o").replace("1", "l"),
    ],
)
def test_a_code_is_read_however_it_is_typed(retype):
    code = new_code()

    assert in_groups(read_code(retype(code))) == code


@given(at=st.integers(0, 27), other=st.sampled_from(ALPHABET))
def test_every_single_wrong_sign_is_a_typo(at, other):
    signs = read_code(new_code())
    wrong = signs[:at] + other + signs[at + 1 :]

    if wrong == signs:
        assert read_code(wrong) == signs
    else:
        with pytest.raises(WrongSecret, match=r"store\.recovery_typo"):
            read_code(wrong)


@given(at=st.integers(0, 26))
def test_every_swap_of_neighbours_is_a_typo(at):
    signs = read_code(new_code())
    wrong = signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]

    if wrong == signs:
        assert read_code(wrong) == signs
    else:
        with pytest.raises(WrongSecret, match=r"store\.recovery_typo"):
            read_code(wrong)


@pytest.mark.parametrize(
    "retype", [lambda code: "", lambda code: code[:4], lambda code: code + "A", lambda code: code[:-1]]
)
def test_a_code_of_another_length_is_named_as_such(retype):
    with pytest.raises(WrongSecret, match=r"store\.recovery_length"):
        read_code(retype(new_code()))


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(typed):
    try:
        signs = read_code(typed)
    except WrongSecret as error:
        assert error.sentence in {"store.recovery_length", "store.recovery_typo"}
    else:
        assert set(signs) <= set(ALPHABET)
