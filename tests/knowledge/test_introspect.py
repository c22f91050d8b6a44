"""What introspection of a library proposes."""

from tools.knowledge.introspect import counterpart_names


def test_the_asynchronous_half_of_a_class_has_one_of_several_names():
    assert {"AsyncClient", "ClientAsync"} <= counterpart_names("Client")
    assert "Client" in counterpart_names("SyncClient")
    assert "SpeechAsyncClient" in counterpart_names("SpeechClient")
    assert counterpart_names("TCP") == {"AsyncTCP", "TCPAsync", "TCP"}
