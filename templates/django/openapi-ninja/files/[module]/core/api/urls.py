from django.urls import path

from .docs import show_docs, show_document

urlpatterns = [
    path("openapi.json", show_document),
    path("docs", show_docs),
]
