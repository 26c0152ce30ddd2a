"""A plan comes in from a file: uploaded, its columns named, looked at, written, taken back.

`rows`: the plan as rows that an import compares; `merging`: what a file changes in them;
`writing`: an action and its milestones made to look like a row. One row is one action with all of
its milestones. What a file does not say, stays as it is; nothing of the plan is removed by a file.
"""
