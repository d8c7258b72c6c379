"""The columns of `rapporteur extract --format facts`, as its page (`rapporteur extract --schema`) lists them."""
import re
import subprocess


def columns(binary):
    """Lists of (name, type) by the column that they are within; "" for the rows themselves."""
    page = subprocess.run([binary, "extract", "--schema"], check=True, capture_output=True, text=True).stdout
    found, within = {}, None
    for line in page.splitlines():
        if line.startswith("## "):
            within = "" if line.startswith("## Columns") else None
        elif line.startswith("### "):
            within = line.strip("# `")
        row = re.match(r"\| `(\w+)` \| ([A-Z\[\]]+) \|", line)
        if row and within is not None:
            found.setdefault(within, []).append(row.groups())
    return found


def types(columns, leaf, within="", struct="STRUCT({})", field="{} {}", list_of="{}[]"):
    """The type of each column of a row or of a nested one, written as an engine wants it."""
    def kind(name, kind):
        inside = f"{within}.{name}".lstrip(".")
        if kind not in ("STRUCT", "LIST"):
            return leaf(kind)
        fields = types(columns, leaf, inside, struct, field, list_of)
        nested = struct.format(", ".join(field.format(*one) for one in fields))
        return list_of.format(nested) if kind == "LIST" else nested
    return [(name, kind(name, sort)) for name, sort in columns[within]]
