"""The database itself refuses to change or delete what happened, on both engines."""

from django.db import migrations

GUARDED = ("history_event", "history_mention")

SQLITE = """
CREATE TRIGGER {table}_is_never_{past} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'History is append-only: rows of {table} are never {past}'); END;
"""
SQLITE_DETAIL = """
CREATE TRIGGER history_detail_is_never_deleted BEFORE DELETE ON history_detail
BEGIN SELECT RAISE(ABORT, 'History is append-only: a detail is never deleted'); END;
CREATE TRIGGER history_detail_is_only_purged BEFORE UPDATE ON history_detail
WHEN NEW.purged_on IS NULL OR OLD.purged_on IS NOT NULL OR NEW.event_id <> OLD.event_id
BEGIN SELECT RAISE(ABORT, 'History is append-only: a detail may only be purged, once'); END;
"""
POSTGRESQL = """
CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'History is append-only: rows of % are never changed or deleted', TG_TABLE_NAME; END $$;
CREATE FUNCTION history_detail_is_only_purged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.purged_on IS NULL OR OLD.purged_on IS NOT NULL OR NEW.event_id <> OLD.event_id THEN
    RAISE EXCEPTION 'History is append-only: a detail may only be purged, once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER history_event_is_never_changed BEFORE UPDATE OR DELETE ON history_event
  FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER history_mention_is_never_changed BEFORE UPDATE OR DELETE ON history_mention
  FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER history_detail_is_never_deleted BEFORE DELETE ON history_detail
  FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER history_detail_is_only_purged BEFORE UPDATE ON history_detail
  FOR EACH ROW EXECUTE FUNCTION history_detail_is_only_purged();
"""


def guard(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL, params=None)
        return
    for table in GUARDED:
        for verb, past in (("UPDATE", "updated"), ("DELETE", "deleted")):
            editor.execute(SQLITE.format(table=table, verb=verb, past=past))
    for statement in SQLITE_DETAIL.strip().split("END;\n"):
        editor.execute(statement.removesuffix("END;") + "END;")


class Migration(migrations.Migration):
    dependencies = [("history", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
