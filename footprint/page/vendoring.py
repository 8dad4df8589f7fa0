"""Copies GOV.UK Frontend and MOJ Frontend into static/page/vendor, without what only GOV.UK may use.

    npm pack govuk-frontend@6.6.0 && tar xzf govuk-frontend-6.6.0.tgz
    python -m footprint.page.vendoring package

The code is MIT licensed; the fonts, the crown and the crest are not ours to use. So the font faces and the crest are
taken out, Arial takes the place of GDS Transport, and only the pictures that the style sheet still asks for are copied.
"""

import json
import re
import shutil
import sys
from pathlib import Path

VENDOR = Path(__file__).resolve().parent / "static" / "page" / "vendor"
BUILT = {
    "govuk-frontend": ("dist/govuk", "govuk-frontend"),
    "@ministryofjustice/frontend": ("moj", "moj-frontend"),
}


def without_branding(css: str) -> str:
    """The style sheet in Arial, without font face, crest, crown or source map, its pictures beside itself."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = css.replace("GDS Transport,arial", "arial")
    css = re.sub(r"background-image:url\([^)]*(?:crest|crown)[^)]*\);?", "", css)
    css = re.sub(r"background:url\([^)]*(?:crest|crown)[^)]*\)[^;}]*;?", "", css)
    css = re.sub(r"url\([^)]*(?:crest|crown)[^)]*\)", "none", css)
    css = css.replace("url(/assets/images/", "url(images/")
    return without_source_map(css)


def without_source_map(text: str) -> str:
    return re.sub(r"\s*/[/*]# sourceMappingURL=.*$", "\n", text.rstrip())


def vendor(*, package: Path, into: Path = VENDOR) -> list[Path]:
    """Copy one unpacked npm package; what was written, style sheet first. Refuses a package that it does not know."""
    about = json.loads((package / "package.json").read_text())
    if about["name"] not in BUILT:
        raise SystemExit(f"{package} holds {about['name']}; only {' and '.join(BUILT)} are used.")
    folder, name = BUILT[about["name"]]
    built = package / folder
    css = without_branding((built / f"{name}.min.css").read_text())
    script = without_source_map((built / f"{name}.min.js").read_text())
    (into / "images").mkdir(parents=True, exist_ok=True)
    (into / f"{name}.min.css").write_text(css)
    (into / f"{name}.min.js").write_text(script)
    (into / f"{name}.version").write_text(f"{about['name']} {about['version']}\n")
    pictures = [into / "images" / picture for picture in sorted(set(re.findall(r"url\(images/([^)]+)\)", css)))]
    for picture in pictures:
        shutil.copyfile(built / "assets" / "images" / picture.name, picture)
    return [into / f"{name}.min.css", into / f"{name}.min.js", into / f"{name}.version", *pictures]


if __name__ == "__main__":
    for folder_given in sys.argv[1:]:
        for written in vendor(package=Path(folder_given)):
            sys.stdout.write(f"{written}\n")
