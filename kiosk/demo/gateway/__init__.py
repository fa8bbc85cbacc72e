"""The demo payment gateway: `resources/openapi/payment-gateway.yaml` served by a process of its own.

It is the other side of the wire in demonstrations and tests, with the channels (WeChat Pay, Alipay,
UnionPay) and the payers behind it. It keeps the rules that they publish: one charge for an order
however often it is asked for, codes that are good once and for a time, orders that expire. And it
misbehaves as they do, when told to (`kiosk.demo.gateway.scripts`). Its ledger is the truth that proofs
compare with. It listens on loopback only and is no part of an installed terminal.
"""
