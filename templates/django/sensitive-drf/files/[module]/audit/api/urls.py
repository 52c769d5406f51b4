from django.urls import path

from .views import AuditEntryViewSet

urlpatterns = [path("audit", AuditEntryViewSet.as_view({"get": "list"}))]
