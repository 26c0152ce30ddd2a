"""The Django project: settings, addresses, base templates, components, static files, commands.

Here belongs what all pages share. What a page is about lives in its app under `sightline.apps`;
what it says is made by the plain packages (`documents`, `measures`, `judgement`).
"""
