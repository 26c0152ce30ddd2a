UPDATE found_rows SET "$column" = n.name FROM ${column}_names n
WHERE found_rows."$column" = n.spelling
