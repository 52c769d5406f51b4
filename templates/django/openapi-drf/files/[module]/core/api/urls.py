from django.urls import path

from .docs import DocsView, DocumentView

urlpatterns = [
    path("openapi.json", DocumentView.as_view()),
    path("docs", DocsView.as_view()),
]
