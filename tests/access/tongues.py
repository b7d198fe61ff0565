"""Papers in other scripts beside any translation: a document comes in, its like in a tongue goes out.

Every text is swapped for a real one of about its length, so that fonts, joining, direction and line breaks
are tried on every kind of paper. What they say is not the document's.
"""

from typing import TypeVar

from rehab.report.parts import Document

Doc = TypeVar("Doc", bound=Document)

TONGUES = ("ar", "hi", "zh-CN")

_TEXTS = {
    "ar": (
        "نعم",
        "الألم",
        "السرعة",
        "قبل المشي",
        "بعد المشي",
        "الأسبوع 7",
        "يوم الاثنين",
        "الركبة اليمنى",
        "صباح اليوم التالي",
        "توقف حالا واجلس.",
        "انظر دائما إلى الأمام.",
        "امش إلى الخلف ببطء.",
        "5 مرات، 30 ثانية لكل مرة",
        "السرعة 1.5 km/h على الجهاز",
        "ضع أصابع القدم أولا، ثم أنزل الكعب ببطء.",
        "إذا زاد الألم عن 5 من 10، توقف واتصل بالعيادة.",
        "بعد هذا اليوم لا تستعمل هذه الورقة، وامش إلى الأمام كالمعتاد.",
        "لا نعرف بعد مدى استقامة ركبتك، وسنقيسها قبل أن تنتقل إلى المستوى التالي.",
    ),
    "hi": (
        "हाँ",
        "दर्द",
        "गति",
        "सोमवार",
        "सप्ताह 7",
        "दायाँ घुटना",
        "अगली सुबह",
        "चलने से पहले",
        "दोनों हाथों से",
        "रुकें और बैठ जाएँ।",
        "हमेशा सामने देखें।",
        "बार-बार पीछे न मुड़ें।",
        "5 बार, हर बार 30 सेकंड",
        "धीरे-धीरे पीछे की ओर चलें।",
        "ट्रेडमिल की गति 1.5 km/h रखें।",
        "पहले पैर की उँगलियाँ रखें, फिर धीरे से एड़ी टिकाएँ।",
        "अगर दर्द 10 में से 5 से ज़्यादा हो, तो रुकें और क्लिनिक को फ़ोन करें।",
        "इस तारीख़ के बाद यह पर्चा काम में न लें और हमेशा की तरह आगे की ओर चलें।",
    ),
    "zh-CN": (
        "是",
        "疼痛",
        "右膝",
        "第7周",
        "星期一",
        "行走之前",
        "第二天早晨",
        "请双手扶稳。",
        "慢慢地向后走。",
        "走5次，每次30秒",
        "停下来，坐下休息。",
        "眼睛始终看着前方。",
        "速度为 1.5 km/h。",
        "先放脚尖，再慢慢放下脚跟。",
        "“慢”比“快”更安全——请您记住。",
        "疼痛超过5分（满分10分），请停下来并打电话。",
        "过了这一天，请不要再用这张纸；像平常一样向前走。",
        "我们还不知道您的膝盖能伸多直，在进入下一级之前会先测量。",
    ),
}
_PAGE_OF = {
    "ar": "صفحة {page} من {pages}",
    "hi": "पृष्ठ {page}, कुल {pages}",
    "zh-CN": "第 {page} 页，共 {pages} 页",
}
# How long a text is beside the same in English.
_LENGTH = {"ar": 0.9, "hi": 1.0, "zh-CN": 0.4}
# How a thing looks or is called, not a word for a reader; a telephone number is one in every tongue.
_KEPT = frozenset({"language", "direction", "date", "kind", "tone", "line", "mark", "number", "truth", "id"})


def told_in(tongue: str, document: Doc) -> Doc:
    """The like of a document in one of the tongues."""
    told = _told(tongue, document.model_dump())
    assert isinstance(told, dict)
    direction = "rtl" if tongue == "ar" else "ltr"
    return type(document).model_validate(
        told | {"language": tongue, "direction": direction, "page_of": _PAGE_OF[tongue]}
    )


def _told(tongue: str, value: object) -> object:
    match value:
        case dict():
            return {name: one if name in _KEPT else _told(tongue, one) for name, one in value.items()}
        case tuple() | list():
            return [_told(tongue, one) for one in value]
        case str() if any(character.isalpha() for character in value):
            wanted = len(value) * _LENGTH[tongue]
            return min(_TEXTS[tongue], key=lambda text: (abs(len(text) - wanted), text))
        case _:
            return value
