"""Bytes into text: marks, declarations, and encodings that nothing names."""

from __future__ import annotations

import pytest

from seeds.decoding import BinaryDataError, decode

RUSSIAN = "Здравствуйте, дорогие слушатели. Сегодня мы поговорим о том, как работает память."
GREEK = "Καλησπέρα σας και καλώς ήρθατε στην εκπομπή μας. Σήμερα θα μιλήσουμε."
POLISH = "Dziś porozmawiamy o sztucznej inteligencji. To wielka przyjemność być tu. Żółw źle."
TURKISH = "Bugün yapay zekâ hakkında konuşacağız. Çok teşekkür ederim, şimdi başlıyoruz."
FRENCH = "Aujourd’hui nous allons parler d’été. Ça va être très intéressant, n'est-ce pas ?"
NORWEGIAN = "I dag skal vi snakke om været på øya, og om å høre etter."
HEBREW = "שלום לכולם וברוכים הבאים לתוכנית שלנו. היום נדבר על בינה מלאכותית."
ARABIC = "مرحبا بكم جميعا في برنامجنا اليوم. سنتحدث اليوم عن الذكاء الاصطناعي."
SIMPLIFIED = "大家好，欢迎收听今天的节目。我们今天要谈论的是人工智能的发展。谢谢你邀请我来。"
TRADITIONAL = "大家好，歡迎收聽今天的節目。我們今天要談論的是人工智慧的發展。謝謝你邀請我來。"
JAPANESE = (
    "皆さん、こんにちは。今日のポッドキャストへようこそ。人工知能について話したいと思います。"
)
KOREAN = "안녕하세요 여러분. 오늘 방송에 오신 것을 환영합니다. 오늘은 인공지능에 대해 이야기합니다."


@pytest.mark.parametrize("captions", [False, True])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, name) for name in ("cp1251", "koi8-r", "cp866", "iso8859-5")),
        *((GREEK, name) for name in ("cp1253", "iso8859-7")),
        *((POLISH, name) for name in ("cp1250", "iso8859-2")),
        *((FRENCH, name) for name in ("cp1252", "mac-roman")),
        (TURKISH, "cp1254"),
        (NORWEGIAN, "cp1252"),
        (HEBREW, "cp1255"),
        (ARABIC, "cp1256"),
        *((SIMPLIFIED, name) for name in ("gb18030", "gbk")),
        (TRADITIONAL, "big5"),
        *((JAPANESE, name) for name in ("shift_jis", "euc-jp", "iso2022_jp")),
        *((KOREAN, name) for name in ("euc-kr", "cp949")),
    ],
    ids=lambda value: value if value.isascii() else "",
)
def test_an_encoding_that_nothing_names(text: str, encoding: str, captions: bool) -> None:
    if captions:
        text = "".join(
            f"{n}\r\n00:00:0{n},000 --> 00:00:0{n},900\r\n{line}\r\n\r\n"
            for n, line in enumerate(text.split(". "), 1)
        )
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_tells_the_encoding(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)).text == FRENCH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)).text == FRENCH


def test_a_few_nuls_are_damage_and_many_are_no_text() -> None:
    text = "A line of talk, and another one.\n" * 10
    assert decode(b"\0" + text.encode() + b"\0").text == text
    for data in (b"\0\1\2" * 100, b"\x89PNG\r\n\0\0\0\rIHDR", b"abc\0def\0" * 9):
        with pytest.raises(BinaryDataError):
            decode(data)
