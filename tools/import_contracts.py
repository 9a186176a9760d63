"""Import contracts that the linter's own kinds cannot state."""

from typing import Any, cast

from importlinter import Contract, ContractCheck, fields, output


class PublicFaceContract(Contract):
    """From outside, a module is used through its public files only.

    `root` is the package; `public` the names of files others may import; `open_modules` are used freely (the
    foundation) or use others freely (what knows everyone).
    """

    root = fields.StringField()
    public = fields.SetField(subfield=fields.StringField())
    free_importers = fields.SetField(subfield=fields.StringField())
    open_modules = fields.SetField(subfield=fields.StringField())

    def check(self, graph: Any, verbose: bool) -> ContractCheck:
        breaches = [
            (importer, imported)
            for importer in graph.modules
            for imported in graph.find_modules_directly_imported_by(importer)
            if self._reaches_in(self._inside(importer), self._inside(imported))
        ]
        return ContractCheck(kept=not breaches, metadata={"breaches": sorted(breaches)})

    def _reaches_in(self, here: list[str], there: list[str]) -> bool:
        if not here or len(there) < 2 or here[0] == there[0]:
            return False
        free, foundation, public = (
            set(cast(set, one)) for one in (self.free_importers, self.open_modules, self.public)
        )
        if "tests" in here or here[0] in free or there[0] in foundation:
            return False
        return there[1] not in public

    def _inside(self, name: str) -> list[str]:
        root, *rest = name.split(".")
        return rest if root == self.root else []

    def render_broken_contract(self, check):
        for importer, imported in check.metadata["breaches"]:
            output.print_error(
                f"{importer} reaches into {imported}: use its models, policies, queries or services"
            )
