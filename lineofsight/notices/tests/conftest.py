from .post_office import *  # noqa: F403
