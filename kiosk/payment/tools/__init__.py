"""The journal, for staff and auditors: what `yima journal` is made of."""
