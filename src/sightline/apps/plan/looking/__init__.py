"""Looking at a plan: its page in six views, one filter in the address, changes to many at once."""
