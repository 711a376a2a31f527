"""The bad inputs by their numbers, and the tests that say what the user sees of each."""

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
INDEX = {
    "1 missing": "unit/load/test_files.py:test_missing unit/test_cli.py:test_a_missing_file",
    "2 directory": "unit/load/test_files.py:test_a_folder",
    "3 unreadable": "unit/load/test_files.py:test_an_unreadable_file",
    "4 empty": "unit/load/test_load.py:test_faults_name_the_source",
    "5 only blanks": "unit/load/test_load.py:test_faults_name_the_source",
    "6 one character": "unit/load/test_load.py:test_odd_texts_are_texts",
    "7 FIFO": "unit/load/test_files.py:test_a_pipe",
    "8 device": "unit/load/test_files.py:test_a_device",
    "9 loop of links": "unit/load/test_files.py:test_a_loop_of_links",
    "10 odd names": "terminal/test_pipes.py:test_names_that_would_write_to_the_terminal"
    " terminal/test_pipes.py:test_a_file_called_like_an_option"
    " hostile/test_terminal.py:test_a_file_name_that_is_no_text_can_be_cited",
    "11 changed while open": "hostile/test_inputs.py:test_11_a_file_that_goes_while_it_is_open",
    "12 51 MB": "hostile/test_sizes.py:test_12_so_large_a_file_is_asked_for_twice"
    " hostile/test_sizes.py:test_it_opens_goes_to_the_end_and_finds",
    "13 one long line": "hostile/test_sizes.py:test_it_opens_goes_to_the_end_and_finds",
    "14 a long word": "hostile/test_sizes.py:test_14_a_word_without_end_goes_through_everything",
    "15 short paragraphs": "hostile/test_sizes.py:test_it_opens_goes_to_the_end_and_finds",
    "16 random bytes": "unit/load/test_files.py:test_what_is_no_text",
    "17 wrong suffix": "unit/load/test_load.py:test_faults_name_the_source",
    "18 mark and CRLF": "unit/load/test_encoding.py:test_a_byte_order_mark_decides_and_goes",
    "19 UTF-16": "unit/load/test_encoding.py:test_unicode_without_a_mark",
    "20 cp1252": "unit/load/test_encoding.py:test_western_windows_text_is_said_to_be_a_guess",
    "21 other code pages": "unit/load/test_encoding.py:"
    "test_other_scripts_are_told_by_their_letters",
    "22 a broken byte": "unit/load/test_encoding.py:test_a_broken_byte_spoils_no_other",
    "23 lone surrogates": "hostile/test_inputs.py:test_23_half_a_character_is_shown_and_written",
    "24 NULs": "unit/load/test_load.py:test_odd_texts_are_texts",
    "25 line breaks": "unit/load/test_paragraphs.py:test_every_kind_of_line_break",
    **dict.fromkeys(
        (
            "26 title",
            "27 clipboard",
            "28 link",
            "29 CSI",
            "30 C1",
            "31 DCS, APC, PM",
            "32 overwriting",
            "33 direction",
            "35 tags",
        ),
        "hostile/test_terminal.py:test_the_check_itself_sees_each_order"
        " hostile/test_terminal.py:test_in_the_window"
        " hostile/test_terminal.py:test_printed_on_a_terminal",
    ),
    "34 invisible": "hostile/test_inputs.py:test_34_a_name_with_invisible_characters_is_found",
    "36 everywhere": "hostile/test_terminal.py:test_in_title_author_and_publisher"
    " hostile/test_terminal.py:test_in_the_search_line_and_in_the_path_asked_for"
    " hostile/test_terminal.py:test_in_errors"
    " hostile/test_terminal.py:test_what_is_copied_keeps_its_characters_and_is_warned_of"
    " hostile/test_terminal.py:test_exported_names_are_plain"
    " hostile/test_surfaces.py:test_the_library"
    " hostile/test_surfaces.py:test_notes_and_what_is_written_of_them"
    " hostile/test_surfaces.py:test_a_correction"
    " hostile/test_surfaces.py:test_a_theme_of_a_hostile_name",
    "37 markup": "hostile/test_terminal.py:test_markup_is_shown_as_it_stands",
    "38 templates": "hostile/test_terminal.py:test_markup_is_shown_as_it_stands",
    "39 Markdown in text": "hostile/test_terminal.py:test_markup_is_shown_as_it_stands",
    "40 scripts": "hostile/test_inputs.py:test_any_script_is_read",
    "41 joined pictures": "hostile/test_inputs.py:test_any_script_is_read"
    " hostile/test_inputs.py:test_no_text_keeps_it_busy",
    "42 combining marks": "hostile/test_inputs.py:test_no_text_keeps_it_busy",
    "43 right to left": "hostile/test_inputs.py:test_any_script_is_read",
    "44 forms of letters": "hostile/test_inputs.py:test_44_both_forms_of_a_letter_are_found",
    "45 quotation marks": "hostile/test_inputs.py:test_no_text_keeps_it_busy",
    "46 pages": "unit/load/test_html.py:test_hostile_pages"
    " unit/load/test_html.py:test_a_page_without_text"
    " hostile/test_inputs.py:test_46_a_page_of_frames_says_that_it_holds_no_text",
    "47 entities": "unit/load/test_html.py:test_hostile_pages"
    " hostile/test_inputs.py:test_47_entities_do_not_grow",
    "48 lying charset": "unit/load/test_encoding.py:test_a_declaration_that_lies_is_not",
    "49 EPUB": "unit/load/test_epub.py:test_what_cannot_be_read_is_one_line"
    " unit/load/test_epub.py:test_limits_on_all_and_on_the_number_of_entries"
    " unit/load/test_epub.py:test_a_missing_chapter_is_said_and_the_rest_is_read"
    " hostile/test_inputs.py:test_49_a_book_may_name_what_lies_outside_it",
    "50 PDF": "unit/load/test_pdf.py:test_what_cannot_be_read_is_one_line"
    " unit/load/test_pdf.py:test_a_broken_table_of_places_is_read_all_the_same"
    " unit/load/test_pdf.py:test_limits_are_said"
    " unit/load/test_pdf.py:test_hyphens_at_the_end_of_a_line"
    " unit/load/test_pdf.py:"
    "test_two_columns_are_read_one_after_the_other_whatever_order_they_are_drawn_in",
    "51 what is no article": "unit/load/test_text.py:"
    "test_a_sentence_cut_by_an_advertisement_is_whole_again"
    " unit/load/test_text.py:test_a_stamp_at_the_head_is_the_day_of_publication",
    "52 patterns": "hostile/test_inputs.py:test_52_no_pattern_freezes_a_key"
    " unit/link/test_search.py:test_a_bad_pattern_is_explained",
    "53 numbers": "hostile/test_inputs.py:test_53_odd_numbers_are_read_without_failing",
    "54 the library": "terminal/test_library.py:"
    "test_reading_goes_on_whatever_the_library_is_like"
    " terminal/test_library.py:test_a_full_disk_is_one_line"
    " terminal/test_library.py:test_a_read_only_home_is_one_line_and_reading_goes_on",
    "55 settings": "hostile/test_inputs.py:test_55_a_theme_that_is_none"
    " app/test_settings.py:test_a_window_says_what_is_wrong_in_them"
    " hostile/test_surfaces.py:test_the_settings_written_on_a_terminal",
    "56 terminals": "hostile/test_endings.py:test_any_size"
    " hostile/test_endings.py:test_opens_all_the_same"
    " hostile/test_endings.py:test_a_storm_of_sizes"
    " hostile/test_terminal.py:test_printed_where_the_terminal_is_dumb"
    " terminal/test_pipes.py:test_closed_streams"
    " terminal/test_pipes.py:test_a_reader_that_leaves_is_no_error",
}
"""Tests by the number of what they try, each by its file and name."""


@cache
def names(file: str) -> frozenset[str]:
    """The tests in a file."""
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in tree.body if isinstance(node, kinds))


def test_every_number_is_there_once() -> None:
    assert sorted(int(each.split()[0]) for each in INDEX) == list(range(1, 57))


@pytest.mark.parametrize("tests", INDEX.values(), ids=INDEX)
def test_each_has_its_tests(tests: str) -> None:
    for each in tests.split():
        file, _, name = each.partition(":")
        assert name in names(file), each
