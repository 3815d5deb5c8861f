"""The pages of the desk and what they ask for.

Each answer is made of the corpus as it stands on the disk.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import attrs
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from discrepant.compare.question import Question
from discrepant.errors import DiscrepantError
from discrepant.report.html.page import render as report_page
from discrepant.report.model import Report
from discrepant.server import pages
from discrepant.server.articles import add_article
from discrepant.server.asked import FieldError, Query
from discrepant.server.board import Board, Snapshot
from discrepant.server.fields import problems_shown
from discrepant.server.guard import Guard
from discrepant.server.marks import corpus_progress, find_shared, marks_of
from discrepant.server.proposals import Proposals
from discrepant.server.saving import (
    ChangedError,
    Edit,
    Saver,
    with_new_acknowledgement,
    with_new_fact,
    with_new_skip,
    without_old_fact,
)
from discrepant.server.selection import prepare, selected
from discrepant.server.verdicts import previewed

__all__ = ["Desk", "app"]

_Answer = dict[str, Any]


@attrs.define
class Desk:
    """One corpus, who writes to it, and what is proposed of it.

    All is asked by one request at a time.
    """

    board: Board
    saver: Saver
    proposals: Proposals = attrs.field(factory=Proposals)

    @classmethod
    def at(cls, board: Board) -> Desk:
        """The desk of a corpus."""
        return cls(board=board, saver=Saver(board))

    def reading(self, asked: Query) -> _Answer:
        """What selected words are read as."""
        return selected(self.board, self.board.now(), asked)

    def verdict(self, asked: Query) -> _Answer:
        """What saving would bring."""
        return previewed(self.board, self.board.now(), asked, _today())

    def fact(self, asked: Query) -> _Answer:
        """Save a fact."""
        return self._saved(asked, with_new_fact(self.board.now(), asked))

    def skip(self, asked: Query) -> _Answer:
        """Save a skip."""
        return self._saved(asked, with_new_skip(self.board.now(), asked))

    def delete(self, asked: Query) -> _Answer:
        """Delete a fact."""
        return self._saved(asked, without_old_fact(self.board.now(), asked))

    def acknowledge(self, asked: Query) -> _Answer:
        """Save an acknowledgement."""
        return self._saved(asked, with_new_acknowledgement(self.board.now(), asked, _today()))

    def proposal(self, asked: Query) -> _Answer:
        """Accept a proposal, or drop it."""
        now, key, action = self.board.now(), asked.text("id"), asked.text("action")
        if action == "accept":
            return self._saved(asked, self.proposals.accepted(self.board, now, key))
        if action != "drop":
            raise FieldError("action", "a proposal is accepted or dropped")
        self.proposals.drop(self.board, now, key)
        return {"seen": now.seen, "state": self._state(now, asked)}

    def article(self, asked: Query) -> _Answer:
        """Add an article."""
        key = add_article(self.board.root, asked)
        return {"source": key, "address": f"/article/{key}"}

    def undo(self, asked: Query) -> _Answer:
        """Take back what was saved last."""
        what, now = self.saver.undo(_seen(asked))
        return {"seen": now.seen, "state": self._state(now, asked), "undone": what}

    def look_through(self, asked: Query) -> None:
        """Find what a text mentions, and who tells it too, while others may ask.

        Of a long one it takes long.
        """
        now = self.board.now()
        source = now.corpus.sources.get(asked.words("source") or "")
        if source is not None:
            prepare(self.board, now, source)
        find_shared(self.board, now)

    def shared(self, asked: Query) -> _Answer:
        """The marks of a text, now that it is known which of them others tell too."""
        now = self.board.now()
        return {"seen": now.seen, "state": self._state(now, asked)}

    def _saved(self, asked: Query, change: Edit) -> _Answer:
        before = {_told(question) for question in self.report(self.board.now()).questions if question.open}
        now = self.saver.save(change, _seen(asked))
        return {"seen": now.seen, "state": self._state(now, asked, before)}

    def _state(self, now: Snapshot, asked: Query, before: set[str] | None = None) -> _Answer:
        """How far everything is, and the marks of the article that is open."""
        source = now.corpus.sources.get(asked.words("source") or "")
        each, whole = corpus_progress(self.board, now)
        report = self.report(now)
        told = [_told(question) for question in report.questions if question.open]
        return {
            "marks": marks_of(self.board, now, source).to_json() if source and source.id in each else [],
            "progress": each[source.id].to_json() if source and source.id in each else None,
            "corpus": whole.to_json(),
            "questions": len(told),
            "new_findings": [] if before is None else [summary for summary in told if summary not in before],
            "undo": self.saver.undoable,
            "problems": len(now.problems),
        }

    def report(self, now: Snapshot) -> Report:
        """The report on the corpus, of what has changed since the last one."""
        return self.board.checked.report(now.corpus, _today())


def app(board: Board, token: str, port: int) -> ASGIApp:
    """The application, behind its guard."""
    desk = Desk.at(board)
    asked = {
        "reading": desk.reading,
        "verdict": desk.verdict,
        "fact": desk.fact,
        "skip": desk.skip,
        "delete": desk.delete,
        "undo": desk.undo,
        "acknowledge": desk.acknowledge,
        "article": desk.article,
        "proposal": desk.proposal,
    }
    routes: list[Route | Mount] = [
        Route("/", _page(desk, pages.overview)),
        Route("/article/{source}", _page(desk, pages.article)),
        Route("/questions", _page(desk, pages.questions)),
        Route("/proposals", _page(desk, pages.proposals)),
        Route("/report", _page(desk, _report)),
        *(Route(f"/api/{name}", _api(desk, function), methods=["POST"]) for name, function in asked.items()),
        Route("/api/shared", _api(desk, desk.shared, before=desk.look_through), methods=["POST"]),
        Mount("/static", StaticFiles(packages=[("discrepant.server", "static")])),
    ]
    return Guard(Starlette(routes=routes), token, port)


def _page(desk: Desk, made: Callable[[Desk, Mapping[str, Any]], str]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        def here() -> Response:
            with desk.board.lock:
                try:
                    return HTMLResponse(made(desk, request.path_params))
                except (DiscrepantError, OSError) as error:
                    return HTMLResponse(pages.refusal(error), 404)

        return await run_in_threadpool(here)

    return answer


def _api(
    desk: Desk, function: Callable[[Query], _Answer], *, before: Callable[[Query], None] | None = None
) -> Callable[[Request], Awaitable[Response]]:
    """What answers a question, asked by one request at a time; what is done `before` others need not wait for."""

    async def answer(request: Request) -> Response:
        try:
            body = await request.body()
        except ClientDisconnect:
            return Response(status_code=413)
        return await run_in_threadpool(partial(_answered, desk, function, before, body))

    return answer


def _answered(
    desk: Desk, function: Callable[[Query], _Answer], before: Callable[[Query], None] | None, body: bytes
) -> Response:
    try:
        asked = Query.of(json.loads(body))
        if before is not None:
            before(asked)
        with desk.board.lock:
            return JSONResponse(function(asked))
    except ChangedError as error:
        return JSONResponse({"difference": error.difference, "seen": desk.board.now().seen}, 409)
    except DiscrepantError as error:
        return JSONResponse({"problems": problems_shown(error)}, 422)
    except (ValueError, RecursionError):
        return JSONResponse({"problems": [{"field": None, "what": "this is no JSON", "hint": None}]}, 400)
    except OSError as error:
        what = f"{error.filename or 'a file'} cannot be written: {error.strerror or error}"
        return JSONResponse({"problems": [{"field": None, "what": what, "hint": None}]}, 422)


def _report(desk: Desk, _: Mapping[str, Any]) -> str:
    now = desk.board.now()
    return report_page(desk.report(now), {source.text: source.body for source in now.corpus.sources.values()})


def _seen(asked: Query) -> Mapping[str, object]:
    found = asked.part("seen")
    if found is None:
        raise FieldError(None, '"seen" is missing')
    return found.given


def _told(question: Question) -> str:
    worst = question.worst
    return f"{question.verdict}: {question.claim}. {worst.summary if worst else ''}".strip()


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the desk's own day ends an acknowledgement
