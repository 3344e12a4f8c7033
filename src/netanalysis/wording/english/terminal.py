"""English sentences: what every command may say at the terminal."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "stopped_nothing": "Stopped; nothing was written.",
    "stopped_written": "Stopped; {file} was written already, whole.",
    "stopped_part": (
        "Stopped; {n} of {total} files is written to {folder}. The same command completes them.",
        "Stopped; {n} of {total} files are written to {folder}. The same command completes them.",
    ),
    "input_ended": "The input ended before every question was answered, so nothing more was written; run it at a terminal.",
    "person_unknown": "»{cell}« is nobody in the network; write a contact id, profile URL, e-mail address or full name",
    "person_near": "»{cell}« is nobody in the network; near it are {who}; write one of these, a profile URL or an e-mail address",
    "person_several": "»{cell}« may be {n} people: {who}; write one of these, a profile URL or an e-mail address, or join them with same_as in corrections.csv",
    "person_last": "{who}, last exchange {day}",
    "person_never": "{who}, no exchange seen",
    "mistakes_head": "Mistakes in your own files; what holds one was left out above:",
}
