"""Rows that belong together, found a column at a time."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray


def group_ids(columns: Sequence[pa.Array]) -> NDArray[np.int64]:
    """A number per row, equal where all columns are equal (null equals null)."""
    height = len(columns[0]) if columns else 0
    ids = np.zeros(height, dtype=np.int64)
    for column in columns:
        if pa.types.is_list(column.type):
            column = pc.binary_join(column, ",")
        if pa.types.is_null(column.type):
            continue
        encoded = column.dictionary_encode(null_encoding="encode")
        codes = np.asarray(encoded.indices).astype(np.int64)
        # Numbered anew after each column, so that products never overflow.
        ids = np.unique(ids * (len(encoded.dictionary) + 1) + codes, return_inverse=True)[1]
    return ids


def last_with_value(ids: NDArray[np.int64], known: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Per group, the place of its last row whose value is known; -1 where none is."""
    groups = int(ids.max()) + 1 if len(ids) else 0
    last = np.full(groups, -1, dtype=np.int64)
    places = np.flatnonzero(known)
    np.maximum.at(last, ids[places], places)
    return last
