"""The payers and the channels: scanning, passwords, charging, notices, expiry, and late money."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime
from typing import Final

import msgspec

from kiosk.demo.gateway.agenda import Agenda, Due, What
from kiosk.demo.gateway.model import STRANGER, WAITING, Order, State
from kiosk.demo.gateway.problems import ProblemCode
from kiosk.demo.gateway.scripts import Script, Then
from kiosk.demo.gateway.store import Store

_HEADS: Final = {"wechat": range(10, 16), "alipay": range(25, 31), "unionpay": range(62, 63)}
_LENGTHS: Final = {"wechat": range(18, 19), "alipay": range(16, 25), "unionpay": range(19, 20)}
_MINTED_LENGTHS: Final = {"wechat": 18, "alipay": 18, "unionpay": 19}
_TRANSACTION_HEADS: Final = {"wechat": "42", "alipay": "22", "unionpay": "62"}


class Payments:
    """Inside the store's transactions. Times are Unix milliseconds of the gateway's clock."""

    def __init__(self, store: Store, agenda: Agenda) -> None:
        self._store = store
        self._agenda = agenda
        self.noticed_again = 0  # notices of payments that were in the books

    # Wallets and their codes.

    def make_wallet(self, channel: str, balance: int | None) -> str:
        """A purse with so many fen; None: it is never empty."""
        wallet = f"wallet-{secrets.token_hex(6)}"
        self._store.change("INSERT INTO wallet VALUES (?, ?, ?)", (wallet, channel, balance))
        return wallet

    def mint_code(self, wallet: str, expires_at: int) -> str:
        """What the phone of this wallet shows now. Raises KeyError for no wallet."""
        rows = self._store.query("SELECT channel FROM wallet WHERE id = ?", (wallet,))
        if not rows:
            raise KeyError(wallet)
        channel = rows[0][0]
        tail = _MINTED_LENGTHS[channel] - 2
        code = f"{secrets.choice(_HEADS[channel])}{secrets.randbelow(10**tail):0{tail}d}"
        self._store.change(
            "INSERT INTO payment_code VALUES (?, ?, ?, NULL)", (_digest(code), wallet, expires_at)
        )
        return code

    def use_code(self, order: Order, code: str, now: int) -> str | ProblemCode:
        """The wallet behind a scanned code, which is used up."""
        if not _is_of(order.channel, code):
            return ProblemCode.CODE_INVALID
        rows = self._store.query(
            "SELECT wallet, expires_at, used_by FROM payment_code WHERE digest = ?",
            (_digest(code),),
        )
        if not rows:  # somebody's real phone, in a demonstration
            self._store.change(
                "INSERT INTO payment_code VALUES (?, ?, ?, ?)",
                (_digest(code), STRANGER, now, order.id),
            )
            return STRANGER
        wallet, expires_at, used_by = rows[0]
        if used_by is not None:
            return ProblemCode.CODE_USED
        if expires_at <= now:
            return ProblemCode.CODE_EXPIRED
        self._store.change(
            "UPDATE payment_code SET used_by = ? WHERE digest = ?", (order.id, _digest(code))
        )
        return str(wallet)

    def obstacle(self, wallet: str, order: Order) -> ProblemCode | None:
        """Why this wallet cannot pay this order."""
        if wallet == STRANGER:
            return None
        rows = self._store.query("SELECT channel, balance FROM wallet WHERE id = ?", (wallet,))
        if not rows or rows[0][0] != order.channel:
            return ProblemCode.REFUSED
        balance = rows[0][1]
        short = balance is not None and balance < order.amount
        return ProblemCode.INSUFFICIENT_FUNDS if short else None

    # A payment.

    def begin(self, order: Order, wallet: str, script: Script, now: int) -> Order:
        """A payer has scanned, or was scanned."""
        if script.then is Then.LEAVE:
            return self._store.set_state(order, State.CONFIRMING)
        if script.confirms_ms or script.then is Then.GIVE_UP:
            order = self._store.set_state(order, State.CONFIRMING)
            self._agenda.add(
                now + script.confirms_ms, order.id, What.FINISH, wallet=wallet, then=script.then
            )
            return order
        return self._charge(order, wallet, now)

    def close(self, order: Order, now: int) -> Order:
        """Nobody has paid. Somebody's payment may be under way all the same."""
        script = script_of(order)
        if script.late_ms is not None:
            self._agenda.add(now + script.late_ms, order.id, What.LATE, wallet=STRANGER)
        return self._store.set_state(order, State.CLOSED)

    def give_back(self, order: Order, now: int) -> Order:
        """To whoever paid."""
        paid = next(m for m in self._store.movements(order) if not m.is_refund)
        self._store.move(order, _transaction_no(order, now), paid.credit, paid.debit, now)
        self._change_balance(paid.debit.removeprefix("payer:"), order.amount)
        return self._store.set_state(order, State.REVERSED)

    def catch_up(self, now: int) -> None:
        """Let happen what is due."""
        for due in self._agenda.take(now):
            order = self._store.by_id(due.order)
            match due.what:
                case What.EXPIRE if order.state in WAITING:
                    self.close(order, due.at)
                case What.SCAN if order.state is State.OPEN:
                    self.begin(order, STRANGER, script_of(order), due.at)
                case What.FINISH if order.state is State.CONFIRMING:
                    self._finish(order, due)
                case What.NOTICE:
                    self._notice(order, due.data["wallet"], due.data["transaction_no"], due.at)
                case What.LATE if order.state is State.CLOSED:
                    self._charge(order, due.data["wallet"], due.at)
                case _:
                    pass  # it has been overtaken

    def _finish(self, order: Order, due: Due) -> None:
        wallet = due.data["wallet"]
        if due.data["then"] == Then.PAY and self.obstacle(wallet, order) is None:
            self._charge(order, wallet, due.at)
        elif order.code_url:
            self._store.set_state(order, State.OPEN)
        else:
            self.close(order, due.at)

    def _charge(self, order: Order, wallet: str, now: int) -> Order:
        script, transaction_no = script_of(order), _transaction_no(order, now)
        for again in range(1, script.notices):
            self._agenda.add(
                now + again * script.notice_gap_ms,
                order.id,
                What.NOTICE,
                wallet=wallet,
                transaction_no=transaction_no,
            )
        return self._notice(order, wallet, transaction_no, now)

    def _notice(self, order: Order, wallet: str, transaction_no: str, now: int) -> Order:
        """The channel says that it has charged. It may say so more than once."""
        payer, hospital = f"payer:{wallet}", f"hospital:{order.terminal}"
        if not self._store.move(order, transaction_no, payer, hospital, now):
            self.noticed_again += 1
            return order
        self._change_balance(wallet, -order.amount)
        return self._store.set_paid(order, transaction_no, now)

    def _change_balance(self, wallet: str, by: int) -> None:
        self._store.change("UPDATE wallet SET balance = balance + ? WHERE id = ?", (by, wallet))


def script_of(order: Order) -> Script:
    return msgspec.json.decode(order.script, type=Script)


def _is_of(channel: str, code: str) -> bool:
    return len(code) in _LENGTHS[channel] and int(code[:2]) in _HEADS[channel]


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _transaction_no(order: Order, now: int) -> str:
    day = datetime.fromtimestamp(now // 1000, UTC)
    return f"{_TRANSACTION_HEADS[order.channel]}{day:%Y%m%d}{secrets.randbelow(10**16):016d}"
