"""Handing a web address to the browser without making a key wait for it."""

from __future__ import annotations

from textual.dom import DOMNode

__all__ = ["open_in_browser"]


def open_in_browser(node: DOMNode, address: str) -> None:
    """Open a web address in a thread; a toast says what came of it."""

    def start() -> None:
        import webbrowser

        opened = webbrowser.open(address)
        text = f"Opened in the browser: {address}"
        if not opened:
            text = f"No browser could be started; the address is {address}"
        level = "information" if opened else "warning"
        node.app.call_from_thread(node.app.notify, text, severity=level, markup=False)

    node.run_worker(start, thread=True, group="browser", exit_on_error=False)
