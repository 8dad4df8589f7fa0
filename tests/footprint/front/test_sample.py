"""The made-up council's files, offered on the page where files are dropped."""

import io
import zipfile

from django.test import Client


def test_the_page_offers_files_that_it_can_itself_work_out(client: Client) -> None:
    assert "/figures-from-files/made-up-council/" in client.get("/figures-from-files/").content.decode()

    answer = client.get("/figures-from-files/made-up-council/")

    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert answer["Content-Type"] == "application/zip"
    assert {"2012-13/header.csv", "2013-14/episodes.csv", "2013-14/reviews.csv"} <= set(archive.namelist())
    assert archive.read("2013-14/header.csv").startswith(b"CHILD,SEX,DOB,ETHNIC")
