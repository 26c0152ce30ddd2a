"""Tools as data: read, versioned, shown, added to; and what the records say beside a question."""
