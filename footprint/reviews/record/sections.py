"""What a record asks, in plain words: the matters of regulation 35 and Schedule 7, and what the IRO judges.

Source: regulations 35, 36 and 38 and Schedule 7 of the 2010 Regulations, as we understand them. The words are ours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["text", "choice", "day"]
Content = Mapping[str, str]
DAY_PARTS = ("day", "month", "year")
LEAVING_FROM = 16
DOMAINS = {"education": "education", "health": "health", "placement": "home life", "contact": "family time"}
YES_NO = (("yes", "Yes"), ("no", "No"))
PROGRESS = (("yes", "Going well"), ("no", "Not going well enough"))
FIT = (("yes", "Yes"), ("partly", "In part"), ("no", "No"))
SEEN = (("yes", "Yes"), ("refused", "The child did not want to"), ("young", "Not right for their age or understanding"),
        ("no", "No"))  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One thing that is asked; `key` names its answer in what is kept, `told` is the label for those who read it."""

    key: str
    label: str
    hint: str = ""
    kind: Kind = "text"
    choices: tuple[tuple[str, str], ...] = ()
    rows: int = 4
    told: str = ""

    @property
    def as_read(self) -> str:
        return self.told or self.label

    def answer(self, content: Content) -> str:
        """What is kept, in words; "" where nothing is."""
        stored = content.get(self.key, "").strip()
        return dict(self.choices).get(stored, "") if self.kind == "choice" else stored


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    questions: tuple[Question, ...]
    told: str = ""

    @property
    def as_read(self) -> str:
        return self.told or self.title


def _progress(domain: str) -> tuple[Question, Question]:
    words = DOMAINS[domain]
    return (
        Question(f"progress_{domain}", f"How is {words} going, in your judgement?", "Leave out what you can’t judge.",
                 "choice", PROGRESS, told=f"How is {words} going?"),
        Question(f"progress_{domain}_why", f"Why do you judge {words} so?", rows=2, told=f"Why is {words} judged so?"),
    )  # fmt: skip


SECTIONS = (
    Section("since", "Since the last review", (
        Question("changes", "What has changed for the child?", "What is new, and what it means for the child."),
        Question("previous", "What came of the last decisions, in a few words?",
                 "Each decision is marked on the page of decisions; here is room for what lies behind."),
    )),
    Section("child", "The child", (
        Question("views", "What does the child say, in their own words?", "Wishes, worries, what makes them proud.",
                 rows=6),
        Question("views_place", "Where do these views show in the decisions, or why not?",
                 "For each wish: what was decided because of it, or why it could not be."),
        Question("seen_alone", "Did you see the child alone?", kind="choice", choices=SEEN,
                 told="Did the IRO see the child alone?"),
        Question("seen_alone_why", "If not, why not?", rows=2),
        Question("understanding", "Does the child understand the plan and what was decided?",
                 "What they were told, by whom, and what they made of it.", rows=3),
    )),
    Section("others", "Parents and carers", (
        Question("parents", "What do the parents say?"),
        Question("carers", "What do the carers say?"),
    )),
    Section("legal", "Legal status and permanence", (
        Question("legal", "Is the legal status still right?", "Whether to seek a change, and by when.", rows=3),
        Question("permanence", "What is the plan for permanence, and how far is it?",
                 "From the second review on there must be one."),
    )),
    Section("placement", "Where the child lives", (
        Question("placement", "Is this the right home for the child?", "What works, what doesn’t, what is to change."),
        *_progress("placement"),
        Question("delegated", "Can the carers decide what they need to decide?",
                 "Day-to-day decisions such as trips, haircuts and nights away.", rows=3),
    )),
    Section("contact", "Family time", (
        Question("contact", "Whom does the child see, how often, and is that right?"),
        *_progress("contact"),
    )),
    Section("education", "Education", (
        Question("education", "How is the child learning, and what help do they need?"),
        *_progress("education"),
    )),
    Section("health", "Health", (
        Question("health", "How is the child’s health, of body and mind?", "Checks made or due, and what followed."),
        *_progress("health"),
    )),
    Section("identity", "Identity and leisure", (
        Question("identity", "Who the child is: language, faith, culture, heritage", rows=3),
        Question("leisure", "What does the child do for fun, and what stands in the way?", rows=3),
    )),
    Section("safety", "Safety and somebody to turn to", (
        Question("safety", "Is the child safe, and what keeps them so?"),
        Question("advocacy", "Does the child have advice, help, an advocate or a visitor if they want one?", rows=3),
    )),
    Section("leaving", "Preparing to leave care", (
        Question("leaving", "How is the young person being made ready for living on their own?",
                 "The pathway plan, the personal adviser, money, home, work or study."),
    )),
    Section("plan", "The care plan", (
        Question("plan_up_to_date", "Was an up-to-date care plan at the review?", kind="choice", choices=YES_NO),
        Question("plan_fit", "Is the plan fit for this child?", kind="choice", choices=FIT),
        Question("plan_fit_why", "What must change in it, and why?", rows=3),
    )),
    Section("opinion", "Your own opinion", (
        Question("opinion", "What do you, the IRO, think?", "What matters most for the child now, what worries you.",
                 told="What does the IRO think?"),
        Question("midway_on", "When will you look again, between the reviews?",
                 "The day half-way to the next review stands here until you choose another.", "day"),
    ), told="The IRO’s own opinion"),
)  # fmt: skip


def sections_for(*, age: int, content: Content) -> tuple[Section, ...]:
    """Those that are asked for a child of this age; leaving care from 16, or where something is written on it."""
    cleaned = age >= LEAVING_FROM or bool(content.get("leaving"))
    return tuple(section for section in SECTIONS if section.key != "leaving" or cleaned)


def questions() -> Iterator[Question]:
    for section in SECTIONS:
        yield from section.questions


QUESTIONS = {question.key: question for question in questions()}


def names_of(question: Question) -> tuple[str, ...]:
    """The names of its boxes, under which the answer is kept."""
    return tuple(f"{question.key}_{part}" for part in DAY_PARTS) if question.kind == "day" else (question.key,)


NAMES = tuple(name for question in questions() for name in names_of(question))


def kept_of(sent: Mapping[str, str]) -> dict[str, str]:
    """What is kept of what a form sent: its known answers, as they were typed."""
    return {name: sent.get(name, "").replace("\r\n", "\n") for name in NAMES if name in sent}


def judged(content: Content, key: str) -> bool | None:
    """A yes or no that figures count; None where it was not judged."""
    return {"yes": True, "no": False}.get(content.get(key, ""))


def day_of(content: Content, key: str) -> date | None:
    """A day of the form; None where it is none."""
    try:
        day, month, year = (int(content.get(f"{key}_{part}", "")) for part in DAY_PARTS)
        return date(year, month, day)
    except ValueError:
        return None
