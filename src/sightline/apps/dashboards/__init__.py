"""Dashboards: home by role, a service's and a team's live page, local area profiles, the
inspection view.
"""
