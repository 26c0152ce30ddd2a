"""The Django apps, one small app per noun, the lowest first: people, figures.

Each holds rules.py (who may, whether it may; no Django), models.py, actions.py (every write),
queries.py (every read that others use), forms.py, views.py, urls.py and its templates. An app
imports only lower ones, through their queries and actions.
"""
