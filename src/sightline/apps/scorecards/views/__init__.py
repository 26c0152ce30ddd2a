"""Pages of the month: the month itself, a card, its versions, the directorate's card, the year."""
