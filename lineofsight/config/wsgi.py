import os

from django.core.wsgi import get_wsgi_application

from .checks import refuse_unsafe_settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.config.settings")
application = get_wsgi_application()
refuse_unsafe_settings()
