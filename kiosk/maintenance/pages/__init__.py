"""Makers of the pages of maintenance mode: one module for each, over ports that the assembly gives them."""
