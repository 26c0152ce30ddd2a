"""Addresses of one plan's making."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
