SELECT load_no, count(*) AS times FROM found_rows GROUP BY load_no, $key HAVING count(*) > 1
