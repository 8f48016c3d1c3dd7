"""Reads a mailbox as Python programs do: importPeer.py MAILBOX bare|rules. Prints mails, seconds and peak MiB.

bare: subject, date and addresses, the plain text decoded, its lines above the first quotation.
rules: what PanzaMail does to find a person's own words (its extract_emails.py): forwarded mail left out, all from an
attribution on cut, quoted lines dropped, ten words at least, and the language told by langdetect.
"""
import email.utils
import mailbox
import re
import resource
import sys
import time

path, kind = sys.argv[1:]
if kind == "rules":
    import langdetect

quotation = re.compile(r"^(?:>|On .* wrote:|-+ ?Original Message|-+ Forwarded message)", re.M)
attribution = re.compile(r"^(?:On.*wrote|Am.*schrieb)", re.M | re.S)


def above_the_quotation(text):
    return quotation.split(text, maxsplit=1)[0]


def by_rules(text):
    if "---------- Forwarded message ---------" in text:
        return ""
    text = attribution.split(text, maxsplit=1)[0]
    text = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
    if len(text.split()) < 10:
        return ""
    try:
        return text if langdetect.detect(text) == "en" else ""
    except langdetect.LangDetectException:
        return ""


own_words = by_rules if kind == "rules" else above_the_quotation
began = time.perf_counter()
mails = words = 0
for message in mailbox.mbox(path, create=False):
    mails += 1
    str(message["subject"])
    message["date"] and email.utils.parsedate_to_datetime(str(message["date"]))
    email.utils.getaddresses([str(value) for name in ("from", "to", "cc") for value in message.get_all(name, [])])
    for part in message.walk():
        if part.get_content_type() == "text/plain" and not part.get_filename():
            try:
                text = part.get_payload(decode=True).decode(part.get_content_charset() or "utf-8", "replace")
            except LookupError:
                continue
            words += len(own_words(text).split())
print(mails, time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
