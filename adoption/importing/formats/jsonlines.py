"""placeholder until the reader of JSON lines comes"""


def records(text):
    return iter(())
