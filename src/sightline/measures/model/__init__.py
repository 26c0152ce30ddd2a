"""What an indicator means once it was read and checked: frozen, typed, free of text and of SQL.

Here belong types, expressions, views and indicators. Not here: how people write them (`language`)
or how an engine works them out (`compile`).
"""
