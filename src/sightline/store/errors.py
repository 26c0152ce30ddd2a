"""What can go wrong in the store, each as one sentence a person can act on."""


class StoreError(Exception):
    """The store could not do it; the last published snapshot stands."""


class StoreBusy(StoreError):
    """Another load of the same authority is under way."""
