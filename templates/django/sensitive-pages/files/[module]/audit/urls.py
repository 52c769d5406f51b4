from django.urls import path

from .views import AuditLog

urlpatterns = [path("audit", AuditLog.as_view(), name="audit")]
