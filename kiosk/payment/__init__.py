"""Payments (PAYMENTS.md): the order and its states, the gateway, the cashier who brings orders to their end."""
