"""Settings of every kind of installation, read from the environment. `docs/reference/settings.md` is made from here.

Nothing has to be set for a trial: `make run` gives an embedded database in `DATA_DIR`. Production sets `LINEOFSIGHT_ENV`
to "production" and is refused with reasons while a setting is unsafe (`config/checks.py`).
"""

from pathlib import Path

from .environment import (
    flag,
    last_address,
    number,
    one_of,
    port,
    secret_key,
    sign_in_service,
    text,
    web_address,
)

PACKAGE_DIR = Path(__file__).resolve().parents[1]

ENV = one_of("LINEOFSIGHT_ENV", ("trial", "test", "production"), "trial, test or production")
#: Whether what was worked out is kept until something happens (`history.keeping`): tests make rows without events.
KEEPS_RESULTS = ENV != "test"
DATA_DIR = Path(
    text("DATA_DIR", ".data/demo", "Folder of the embedded database and the files kept")
).resolve()
DEMONSTRATION = flag("LINEOFSIGHT_DEMO", False, "Show the demonstration's sign-in details and mail on pages")

DEBUG = False
PORT = port("PORT", 8000, "Where `lineofsight run` and `serve` listen, unless --port says otherwise")
SECRET_KEY = secret_key(DATA_DIR)
_HOSTS = text("LINEOFSIGHT_HOSTS", "localhost,127.0.0.1", "Names this server answers to, between commas")
ALLOWED_HOSTS = [host.strip() for host in _HOSTS.split(",")]
SITE_ADDRESS = web_address(
    "LINEOFSIGHT_ADDRESS",
    "http://localhost:8000",
    "Address in messages and links; not given, where `lineofsight run` listened last",
    last=last_address(DATA_DIR),
)
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS] if SITE_ADDRESS.startswith("https:") else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_tasks_db",
    "lineofsight.design",
    "lineofsight.history",
    "lineofsight.links",
    "lineofsight.organisations",
    "lineofsight.people",
    "lineofsight.documents",
    "lineofsight.notices",
    "lineofsight.comments",
    "lineofsight.groups",
    "lineofsight.returns",
    "lineofsight.plan",
    "lineofsight.home",
    "lineofsight.demo",
    "lineofsight.config",
]

MIDDLEWARE = [
    "lineofsight.config.middleware.HeadHasNoBody",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lineofsight.config.middleware.SafePages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lineofsight.config.middleware.KnowsTheReader",
    "lineofsight.config.middleware.LeadsToSetUp",
    "lineofsight.config.middleware.DenyByDefault",
    "lineofsight.config.middleware.SaysWhyNot",
    "lineofsight.design.looking_up.AnswersLookUps",
]

ROOT_URLCONF = "lineofsight.config.urls"
WSGI_APPLICATION = "lineofsight.config.wsgi.application"
AUTH_USER_MODEL = "people.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "lineofsight.design.context.page",
    "lineofsight.home.context.partnership",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "lineofsight.design.environment.environment",
            "context_processors": CONTEXT_PROCESSORS,
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    },
]
FORM_RENDERER = "lineofsight.design.forms.Renderer"

DATABASE_URL = text(
    "DATABASE_URL", "", "postgresql://user:password@host:port/name; empty: SQLite in DATA_DIR"
)
if DATABASE_URL:
    from .environment import postgresql

    DATABASES = {"default": postgresql(DATABASE_URL)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "lineofsight.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 5,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;",
            },
        }
    }

# What is counted for a while only: tries to sign in. In the database, so that a limit holds over all server processes.
# Its names are addresses of people and machines, so they are kept as keyed digests.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "counted_for_a_while",
        "KEY_FUNCTION": "lineofsight.config.tries.digest_of",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

FILES_DIR = DATA_DIR / "files"
FILE_SIZE_LIMIT = number("LINEOFSIGHT_FILE_MB", 20, "Largest uploaded file, in megabytes") * 1_000_000
#: No request is larger, whoever sends it: the web server refuses it unread. A file that is somewhat too large still comes
#: in, so that its form can say so beside the field.
REQUEST_SIZE_LIMIT = 2 * FILE_SIZE_LIMIT + 5_000_000
CLAMD_ADDRESS = text(
    "CLAMD_ADDRESS", "", "Virus scanner: clamd's socket or host:port; empty: files are not scanned"
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

# Styles and scripts: `tools/build_static.py` collects them under names that hold a hash of what is in them, each also
# compressed, so that browsers keep a file for good and ask for another name once it has changed.
STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE_DIR / "design" / "served"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# Sign-in
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["lineofsight.people.adapters.SignInBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "lineofsight.people.adapters.AccountAdapter"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "lineofsight.people.forms.SignInForm",
    "request_login_code": "lineofsight.people.forms.AskForCodeForm",
    "confirm_login_code": "lineofsight.people.forms.CodeForm",
    "reset_password": "lineofsight.people.forms.AskForNewPasswordForm",
    "reset_password_from_key": "lineofsight.people.forms.NewPasswordForm",
    "change_password": "lineofsight.people.forms.ChangePasswordForm",
    "set_password": "lineofsight.people.forms.FirstPasswordForm",
    "reauthenticate": "lineofsight.people.forms.PasswordAgainForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = number(
    "LINEOFSIGHT_PROXIES", 0, "Trusted proxies in front, for rate limits by address"
)
MFA_ADAPTER = "lineofsight.people.adapters.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "lineofsight.people.forms.AddPasskeyForm",
    "edit_webauthn": "lineofsight.people.forms.NamePasskeyForm",
    "login_webauthn": "lineofsight.people.forms.PasskeySignInForm",
    "authenticate_webauthn": "lineofsight.people.forms.PasskeySecondStepForm",
    "reauthenticate_webauthn": "lineofsight.people.forms.PasskeyAgainForm",
    "authenticate": "lineofsight.people.forms.SecondStepForm",
    "reauthenticate": "lineofsight.people.forms.SecondStepAgainForm",
    "activate_totp": "lineofsight.people.forms.TurnOnSecondStepForm",
}
SOCIALACCOUNT_ADAPTER = "lineofsight.people.adapters.SocialAccountAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = sign_in_service()
DEMONSTRATION_SIGN_INS = "lineofsight.demo.sign_ins"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # many people have no address; those who have one share it with nobody

SESSION_COOKIE_AGE = (
    number("LINEOFSIGHT_IDLE_MINUTES", 60, "A session ends after this many idle minutes") * 60
)
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lineofsight.config.pages.form_expired"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if SITE_ADDRESS.startswith("https:"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Mail: without a server the demonstration keeps messages in the outbox and shows them on a page.
EMAIL_HOST = text("SMTP_HOST", "", "Mail server; empty: messages stay in the outbox")
EMAIL_PORT = number("SMTP_PORT", 25, "Its port")
EMAIL_HOST_USER = text("SMTP_USER", "", "Its user")
EMAIL_HOST_PASSWORD = text("SMTP_PASSWORD", "", "Its password")
EMAIL_USE_TLS = flag("SMTP_TLS", False, "Upgrade the connection with STARTTLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = text("MAIL_FROM", "line-of-sight@localhost", "Sender of messages")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# The main parts, as the layout's navigation shows them; `marks` say who sees a row (see design/context.py).
_KEEPERS = ("role:business-manager", "role:coordinator")
_JUDGES = ("role:scrutineer", "role:lead-safeguarding-partner", "role:delegated-safeguarding-partner")
DESIGN_NAVIGATION = [
    {"label": "Home", "route": "home:home", "marks": ("signed-in",)},
    {
        "label": "Plans",
        "route": "plan:plans",
        "under": ("/plans/", "/gaps/", "/doubts/"),
        "marks": ("signed-in",),
    },
    {"label": "Who answers", "route": "plan:work_plans", "under": ("/work-plans/",), "marks": ("signed-in",)},
    {"label": "Asked of me", "route": "returns:mine", "under": ("/asked/",), "marks": ("signed-in",)},
    {"label": "Asks", "route": "returns:asks", "under": ("/asks/",), "marks": _KEEPERS},
    {"label": "To judge", "route": "plan:to_judge", "under": ("/to-judge/",), "marks": _JUDGES},
    {"label": "Evidence", "route": "documents:documents", "under": ("/documents/",), "marks": ("signed-in",)},
    {
        "label": "Directory",
        "route": "people:people",
        "under": (
            "/people/",
            "/agencies/",
            "/groups/",
            "/posts/",
            "/areas/",
            "/directory/",
            "/who-may-enter/",
        ),
        "marks": ("signed-in",),
    },
]
DESIGN_ACCOUNT = [
    {"label": "Your entry", "route": "people:me", "marks": ("signed-in",)},
    {"label": "Password", "route": "account_change_password", "marks": ("signed-in",)},
    {"label": "How you sign in", "route": "mfa_index", "marks": ("signed-in",)},
    {"label": "Tokens for the API", "route": "people:tokens", "marks": ("signed-in",)},
]
DESIGN_FOOTER = [
    {"label": "The partnership", "route": "organisations:profile", "marks": ("signed-in",)},
    {"label": "Accessibility", "route": "home:accessibility"},
    {"label": "Your data", "route": "home:data"},
    {
        "label": "Messages sent",
        "route": "notices:outbox",
        "marks": ("role:business-manager", "role:coordinator", "role:administrator"),
    },
]
if DEMONSTRATION:
    DESIGN_FOOTER.append({"label": "The demonstration’s mail", "route": "notices:mail", "marks": _KEEPERS})
