SELECT child_id, from_source, load_id, first_held_on, last_held_on FROM loaded."$table"
