from django.shortcuts import render

from lineofsight.core.access import access


@access("signed-in")
def home(request):
    return render(request, "home/home.jinja")
