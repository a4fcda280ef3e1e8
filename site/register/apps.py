"""Registers the room with Django, and its own texts with the list of where words are used."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from blocks.claim_keys import offer
        from django.db.models.signals import post_delete, post_save

        from . import checking, proposals, snippet_texts, usage
        from .chooser import claim_widget
        from .models import Policy, Term

        usage.register(snippet_texts.ROOM, snippet_texts.find, snippet_texts.draft)
        proposals.register(snippet_texts.ROOM, snippet_texts.take, snippet_texts.may_decide)
        offer(claim_widget)
        for model in (Policy, Term):
            for signal in (post_save, post_delete):
                signal.connect(checking.forget, sender=model, dispatch_uid=f"register.{model.__name__}")
