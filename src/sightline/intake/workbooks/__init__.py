"""Opens workbooks (xlsx, xlsm, xls, ods) in a process of its own.

`child.py` runs there, alone, with limits on memory and time: it looks a zipped workbook over
before a parser sees it, reads every sheet, and writes the cells to its output. `reader.py` starts
it and turns what it wrote into grids. Nothing else in the project opens a workbook from outside.
"""
