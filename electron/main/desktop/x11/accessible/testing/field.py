"""A window of GTK 3 to write in, for the tests: field.py KIND TEXT SELECTED_FROM SELECTED_TO [ABOVE].

KIND is `line`, `page` or `password`. Of TEXT the letters between the two numbers are selected. ABOVE is a text in a page
of its own above, which is selected and does not have the keyboard.
"""

import sys
from ctypes import CDLL, byref, c_char_p, c_int, c_void_p, create_string_buffer

gtk = CDLL("libgtk-3.so.0")


class Object(c_void_p):
    """What GTK points to; a type of its own, so that Python does not take it for a number."""


def call(name, result, *values):
    """Calls GTK: whole numbers as they are, texts and objects as what they point to."""
    function = getattr(gtk, name)
    function.restype = result
    function.argtypes = [c_int if isinstance(value, int) else c_void_p for value in values]
    return function(*values)


def add_page(box, text):
    """Adds a page with a text in it, and answers the page."""
    page = call("gtk_text_view_new", Object)
    call("gtk_text_buffer_set_text", None, call("gtk_text_view_get_buffer", Object, page), c_char_p(text.encode()), -1)
    around = call("gtk_scrolled_window_new", Object, None, None)
    call("gtk_container_add", None, around, page)
    call("gtk_box_pack_start", None, box, around, 1, 1, 0)
    return page


def select(page, start, end):
    """Selects the letters between two of a page, or puts the caret there where they are the same."""
    buffer = call("gtk_text_view_get_buffer", Object, page)
    places = [create_string_buffer(256) for _ in range(2)]  # larger than any GtkTextIter
    for place, letter in zip(places, (end, start)):
        call("gtk_text_buffer_get_iter_at_offset", None, buffer, byref(place), letter)
    call("gtk_text_buffer_select_range", None, buffer, byref(places[0]), byref(places[1]))


kind, text, start, end, *above = sys.argv[1:]
call("gtk_init", None, None, None)
window = call("gtk_window_new", Object, 0)
call("gtk_window_set_default_size", None, window, 400, 200)
box = call("gtk_box_new", Object, 1, 0)
call("gtk_container_add", None, window, box)
call("gtk_container_add", None, box, call("gtk_button_new_with_label", Object, c_char_p(b"Send")))
pages = [add_page(box, each) for each in above]
if kind == "page":
    field = add_page(box, text)
else:
    field = call("gtk_entry_new", Object)
    call("gtk_entry_set_visibility", None, field, int(kind != "password"))
    call("gtk_entry_set_text", None, field, c_char_p(text.encode()))
    call("gtk_container_add", None, box, field)
call("gtk_widget_show_all", None, window)
call("gtk_widget_grab_focus", None, field)
if kind == "page":
    select(field, int(start), int(end))
else:
    call("gtk_editable_select_region", None, field, int(start), int(end))
for page in pages:
    select(page, 0, -1)
call("gtk_main", None)
