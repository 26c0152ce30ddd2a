SELECT $columns, '$column' AS column_name, $written AS written FROM $rows $only
