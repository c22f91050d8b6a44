"""What answers were made from, as a document says it, and which of them an edit reaches."""

import random

import pytest

from fastapi_async_lint.analysis.masks import Changed, Masks, MaskWriter


@pytest.fixture
def sets():
    choose = random.Random(7)
    return [tuple(sorted(choose.sample(range(50_000), choose.randrange(60)))) for _ in range(300)]


def written(sets):
    writer = MaskWriter()
    return [writer.number_of(each) for each in sets], Masks(writer.document())


def test_masks_come_back_as_they_were(sets):
    numbers, masks = written(sets)
    assert [masks[number] for number in numbers] == sets


def test_the_same_bits_are_one_mask():
    writer = MaskWriter()
    assert writer.number_of([3, 1]) == writer.number_of({1, 3}) != writer.number_of([1])


def test_masks_that_have_a_bit_are_those_that_are_hit(sets):
    numbers, masks = written(sets)
    changed, bits = Changed(masks), set(random.Random(8).sample(range(50_000), 500))
    for bit in bits:
        changed.add([bit])
    hit = {number for number, each in zip(numbers, sets, strict=True) if not bits.isdisjoint(each)}
    assert changed.hit == hit
    assert [changed.spares(number) for number in numbers] == [number not in hit for number in numbers]
    assert [changed.spares_bits(each) for each in sets] == [number not in hit for number in numbers]


def test_what_has_all_changed_spares_nothing():
    _, masks = written([(1,)])
    changed = Changed(masks)
    assert changed.spares(0)
    assert changed.spares_bits([1])
    changed.add_all()
    assert not changed.spares(0)
    assert not changed.spares_bits([1])


def test_numbers_of_no_mask_are_told(sets):
    changed = Changed(written(sets)[1])
    for number in (-1, len(sets) + 5, "0", None, 0.0):
        with pytest.raises(LookupError):
            changed.spares(number)


def test_endless_numbers_are_read_and_mean_nothing():
    masks = Masks({"texts": ["9" * 5000], "having": {}})
    assert len(masks[0]) == 1


@pytest.mark.parametrize(
    "document",
    [
        3,
        {},
        {"texts": [1], "having": {}},
        {"texts": [], "having": {"1": [1]}},
        {"texts": ["1 x"], "having": {}},
        {"texts": "7", "having": {}},
    ],
)
def test_what_are_no_masks_is_told(document):
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        Masks(document)
