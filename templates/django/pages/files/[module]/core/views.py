"""Pages that list, show, create, change and delete records."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.views import generic
from django.views.generic.base import TemplateResponseMixin
from django.views.generic.edit import ModelFormMixin

from .problems import error_page


class Page(generic.View):
    http_method_names = ["get", "post", "head", "options"]

    def http_method_not_allowed(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = error_page(request, 405, "This page does not take what was sent.")
        response["Allow"] = super().http_method_not_allowed(request)["Allow"]
        return response


class RecordList(Page, generic.ListView):
    paginate_by = 20


class RecordDetail(Page, generic.DetailView):
    pass


class FormPage(TemplateResponseMixin, ModelFormMixin, Page):
    """Saves a valid form; an invalid one comes back with its errors."""

    done: str

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                response = super().form_valid(form)
        except IntegrityError:
            # Somebody was quicker: asked again, the form knows what is wrong.
            again = self.get_form()
            if again.is_valid():
                raise
            return self.form_invalid(again)
        messages.success(self.request, f"{form.instance} was {self.done}.")
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class RecordCreate(FormPage, generic.CreateView):
    done = "created"


class RecordUpdate(FormPage, generic.UpdateView):
    done = "changed"


class RecordDelete(Page, generic.DeleteView):
    def form_valid(self, form: Any) -> HttpResponse:
        # Afterwards it has no id any more.
        name = str(self.object)
        try:
            with transaction.atomic():
                response = super().form_valid(form)
        except (ProtectedError, IntegrityError):
            form.add_error(None, "It can't be deleted: other records refer to it.")
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, f"{name} was deleted.")
        return response
