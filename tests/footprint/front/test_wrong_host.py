"""An address under another name than the site's own is refused before it is known who asks."""

from tests import people


def test_a_wrong_host_is_refused_with_a_page_for_somebody_signed_in_too(db: None) -> None:
    client = people.signed_in("iro")
    assert client.get("/").status_code == 200
    refused = client.get("/", headers={"host": "evil.example"})
    assert refused.status_code == 400
    assert "<h1" in refused.content.decode()
    assert "Sign out" not in refused.content.decode()
