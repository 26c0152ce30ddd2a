"""Keys of the data folder."""

from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex

from sightline.store.kept_keys import kept_key


def test_of_many_that_begin_at_once_all_have_the_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: kept_key(tmp_path / "key", token_hex), range(64)))
    assert len(set(found)) == 1 and found[0]
    assert [(file.name, file.stat().st_mode & 0o777) for file in tmp_path.iterdir()] == [
        ("key", 0o600)
    ]
