"""Django's sessions in the database, found by a query that is built once: every page of adults begins with it."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from .prepared import Prepared

BY_KEY: Prepared[Session] = Prepared(lambda key: Session.objects.filter(session_key=key), 1)


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        """What the session holds; one that is not there, or no longer, has no key from now on."""
        session, _ = BY_KEY.find(self.session_key)
        if session is None or session.expire_date <= timezone.now():
            self._session_key = None
            return {}
        return self.decode(session.session_data)
