"""From files to published figures: the one path that the command line, the demo and the web take.

Here belongs what a data folder holds (`folder`), the authority's own settings (`settings_file`) and
the step from a published snapshot to its figures (`figures`). Reading files is `intake`, keeping
them is `store`, counting is `measures`: this package only joins them, and decides nothing itself.
"""
