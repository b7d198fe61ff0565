"""What can be wrong with the structure of a printed file: a rule by name, its sentence, where it was broken.

The rules are those of PDF/UA-1 (as the Matterhorn protocol lists them) and of PDF/A-2a that a program can
decide from the file alone. Whether an order or a text alternative makes sense, no program can tell.
"""

from dataclasses import dataclass
from typing import Literal

Rule = Literal[
    "actions",
    "alternative",
    "annotation",
    "attachment",
    "balance",
    "claims",
    "colour",
    "embedded",
    "encryption",
    "font-text",
    "heading-empty",
    "heading-order",
    "identifier",
    "language",
    "link",
    "list",
    "marked",
    "mcid",
    "nesting",
    "parent",
    "parent-tree",
    "part-language",
    "role",
    "tab-order",
    "table",
    "table-header",
    "table-shape",
    "title",
    "title-shown",
    "tree",
    "untagged",
]

RULES: dict[Rule, str] = {
    "actions": "nothing runs, opens, sends or fetches anything",
    "alternative": "a figure has a text that says what it shows",
    "annotation": "an annotation is printed, described, and has its place in the tree",
    "attachment": "an attached file says what it is to the document, and the claim allows it",
    "balance": "what is opened in a page's content is closed there",
    "claims": "the metadata claim PDF/UA-1 and PDF/A-2a or better",
    "colour": "colours are defined by a profile",
    "embedded": "every font is in the file",
    "encryption": "nothing is locked",
    "font-text": "every sign that is shown says which letters it is",
    "heading-empty": "a heading has content",
    "heading-order": "headings begin at 1 and go down one step at a time",
    "identifier": "the file carries its own identifier",
    "language": "the document says its language",
    "link": "a link has its annotation, with a text that says where it leads",
    "list": "lists are made of items, and items of label and body",
    "marked": "the file says that it is tagged",
    "mcid": "every tagged piece of a page is in the tree, once",
    "nesting": "what is content is not decoration, nor the other way round",
    "parent": "every element knows the element that it is in",
    "parent-tree": "a page leads from its pieces back to the tree",
    "part-language": "a part in another language names a language",
    "role": "every element is of a kind that readers know",
    "tab-order": "the tab key follows the tree",
    "table": "tables are made of rows, and rows of cells",
    "table-header": "a table has header cells, and each says what it heads",
    "table-shape": "the rows of a table are equally wide",
    "title": "the document has one title, in both places",
    "title-shown": "a window shows the title and not the file's name",
    "tree": "there is a tree of tags, with content",
    "untagged": "everything on a page is either content or decoration",
}


@dataclass(frozen=True, order=True)
class Fault:
    """A rule that is broken, and where."""

    rule: Rule
    where: str
